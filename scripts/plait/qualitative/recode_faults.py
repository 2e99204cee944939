"""Find what is wrong with the changes of a codebook, going back from what it is now."""

from collections.abc import Iterator, Sequence

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.qualitative.codebook import Codebook
from plait.qualitative.versions import is_before, version_key

# how many codes before and after: at least, at most
COUNTS = {"rename": ((1, 1), (1, 1)), "merge": ((1, 99), (1, 1)),
          "move": ((1, 99), (0, 1)), "split": ((1, 1), (2, 99)),
          "retire": ((1, 99), (0, 0))}  # fmt: skip
WORDS = {"rename": "one code and its one new id", "merge": "codes, and the one they went into",
         "move": "codes, and their new parent (none: the top)",
         "split": "one code, and two or more that it went into",
         "retire": "codes, and nothing that they went into"}  # fmt: skip


def step_faults(file: YamlFile, steps: Sequence, codebook: Codebook) -> list[Fault]:
    """List what does not fit in the changes of a codebook.

    Parameters
    ----------
    file : YamlFile
        coding/recodes.yaml, for the lines.
    steps : sequence of Step
        In the order of the file.
    codebook : Codebook
        As it is now.

    Returns
    -------
    list of Fault
        An id twice; versions or dates that run backwards, or go beyond the codebook;
        too few or too many codes for the action; a code that is changed twice in
        one version (so that a cycle has no first step); a code that a change led
        to and that is not there; one that it took away and that is.
    """
    shape = [*_ids(file, steps), *_versions(file, steps, codebook)]
    shape += [*_counts(file, steps), *_one_version(file, steps)]
    return shape or _back(file, steps, set(codebook.ids))


def _ids(file: YamlFile, steps: Sequence) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for step in steps:
        keys = (step.place, "id")
        if step.id in seen:
            yield file.fault(keys, f"{step.id!r} again (first in line {seen[step.id]})",
                             "each id once", "give it another id")  # fmt: skip
        seen.setdefault(step.id, file.line(*keys))


def _versions(file: YamlFile, steps: Sequence, codebook: Codebook) -> Iterator[Fault]:
    last, day = "", ""
    for step in steps:
        row = file.data[step.place]
        to, begun = step.to_version, str(row["from_version"])
        keys = (step.place, "to_version")
        if version_key(to) is None or not is_before(begun, to):
            yield file.fault(keys, f"{begun!r} to {to!r}", "two numbers that rise",
                             "write the version before, and the one after")  # fmt: skip
        elif last and is_before(to, last):
            yield file.fault(keys, f"{to!r} after {last!r}", "the oldest change first",
                             "put the changes in order")  # fmt: skip
        elif is_before(codebook.version or "0", to):
            yield file.fault(keys, f"{to!r}, and the codebook has {codebook.version!r}",
                             "a version that the codebook has reached",
                             "raise version: in the codebook")  # fmt: skip
        if row["date"] < day:
            yield file.fault((step.place, "date"), f"{row['date']} after {day}",
                             "the oldest change first", "put them in order")  # fmt: skip
        last, day = to, row["date"]


def _counts(file: YamlFile, steps: Sequence) -> Iterator[Fault]:
    for step in steps:
        (low, high), (least, most) = COUNTS[step.action]
        fits = low <= len(step.codes) <= high and least <= len(step.into) <= most
        if not fits or (step.action == "rename" and step.codes == step.into):
            found = f"{', '.join(step.codes)} into {', '.join(step.into) or 'nothing'}"
            yield file.fault((step.place, "codes"), found, WORDS[step.action],
                             f"correct the codes of this {step.action}")  # fmt: skip


def _one_version(file: YamlFile, steps: Sequence) -> Iterator[Fault]:
    """Refuse a second change of a code in one version: it has no order to follow."""
    touched: dict[tuple[str, str], str] = {}
    for step in steps:
        if step.action == "move":
            continue
        for code in dict.fromkeys((*step.codes, *step.into)):
            first = touched.setdefault((step.to_version, code), step.id)
            both_end_there = code in step.into and code not in step.codes
            if first != step.id and not both_end_there:
                found = f"{code!r} changed again (first by {first}) in one version"
                yield file.fault((step.place, "codes"), found,
                                 "one change a code in each version; no cycle",
                                 "write where the code went in one change")  # fmt: skip


def _back(file: YamlFile, steps: Sequence, codes: set[str]) -> list[Fault]:
    """Undo the changes one by one, and look whether each was possible."""
    faults: list[Fault] = []
    remade: set[str] = set()  # ids that a later change gave again
    for step in reversed(steps):
        kept = step.codes if step.action == "move" else ()
        missing = [c for c in (*step.into, *kept) if c not in codes]
        still = [
            c
            for c in step.codes
            if c in codes - remade and c not in (*step.into, *kept)
        ]
        faults += [
            file.fault((step.place, "into" if c in step.into else "codes"),
                       f"the code {c!r}, which is not there after this change",
                       "a code of the codebook, or of a later change",
                       "correct the id, or add the code")
            for c in missing
        ]  # fmt: skip
        faults += [
            file.fault((step.place, "codes"), f"the code {c!r}, which is still there",
                       f"a code that is gone after a {step.action}",
                       "take it out of the codebook, or out of this change")
            for c in still
        ]  # fmt: skip
        codes = codes | set(step.codes)
        remade |= set() if step.action == "move" else set(step.into)
    return faults
