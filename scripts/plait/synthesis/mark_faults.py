"""List the marks of an argument that lead nowhere or say what the data do not give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plait.errors import Fault
from plait.synthesis.extracts import MEND_GONE, WITHDRAWN
from plait.synthesis.marks import ARGUMENT, Mark, broken_marks, nearest, read_marks
from plait.synthesis.naming import MEND_RELEASED, RELEASED, near_id
from plait.synthesis.quoted import Passages
from plait.synthesis.rounding import (
    directions,
    gives,
    numbers_of,
    what_it_gives,
    wrong_way,
)
from plait.synthesis.text_claims import EXPECTED, overclaims
from plait.synthesis.words import (  # fmt: skip
    CAUTION,
    SHOWN,
    WORDS,
    Verdict,
    measures_of,
    weigh_word,
)
from plait.synthesis.words_before import word_before

# A fault, and the findings whose numbers it tells.
Told = tuple[Fault, str]
FORMS = ("number", "unit", "interval")
MEND_QUOTE = (
    "copy the words from one coded passage of that document, or code the passage first"
)


@dataclass(frozen=True)
class Known:
    """What marks may lead to.

    Parameters
    ----------
    findings : mapping
        Finding id to row of FINDINGS.
    passages : Passages
        Coded passages.
    better : mapping
        `<instrument>.<scale>` to "higher", "lower" or "neither".
    ids : mapping
        Kind of a mark to the ids that there are.
    times : list of dict
        Time points of the study.
    gone : frozenset of str
        Transcripts of which people took back every word.
    """

    findings: Mapping[str, dict]
    passages: Passages
    better: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, set[str]] = field(default_factory=dict)
    times: list[dict] = field(default_factory=list)
    gone: frozenset[str] = frozenset()

    def of(self, kind: str) -> set[str]:
        """Give the ids of a kind.

        Parameters
        ----------
        kind : str
            Such as `finding`.

        Returns
        -------
        set of str
            Empty where there are none.
        """
        if kind == "finding":
            return set(self.findings)
        if kind == "extract":
            return self.passages.names
        return set(self.ids.get(kind, ()))


def mark_faults(text: str, known: Known, *, file: str = ARGUMENT) -> Iterator[Told]:
    """List what is wrong with the marks of a text.

    Parameters
    ----------
    text : str
        Markdown.
    known : Known
        What marks may lead to.
    file : str
        What faults name.

    Yields
    ------
    (Fault, str)
        A mark that is none, an id that nothing has, words that were not said, a number
        that its finding does not give, a direction that the data do not show; with
        the ids of the findings whose numbers the fault tells, `;` between.
    """
    yield from ((fault, "") for fault in broken_marks(text, file=file))
    at = 0
    for mark in read_marks(text):
        yield from _one(mark, known, file)
        yield from _before(mark, text[at : mark.start], known, file)
        at = mark.end


def weigh_mark(mark: Mark, known: Known) -> tuple[str, Verdict] | None:
    """Weigh the direction word of a mark.

    Parameters
    ----------
    mark : Mark
        Of the kind finding, its ids known.
    known : Known
        With the findings.

    Returns
    -------
    (str, Verdict) or None
        The word and what the data say; None without a direction word. Where no title
        stands, the word is looked for among the words of the mark.
    """
    word = mark.word or _said(mark, known)
    if word not in WORDS:
        return None
    return word, weigh_word(word, mark.names, known.findings, known.better)


def _one(mark: Mark, known: Known, file: str) -> Iterator[Told]:
    if mark.kind == "typed":
        if not (mark.word and mark.text.strip()):
            yield _fault(mark, file, f"[{mark.text}](typed:…) without a reason",
                         '[12](typed: "where the number is from")', "say in quotation marks where it is from"), ""  # fmt: skip
        return
    there = known.of(mark.kind)
    missing = [name for name in mark.names or [""] if name not in there]
    for name in missing:
        yield _unknown(mark, name, known, file), ""
    if missing:
        return
    if mark.kind == "extract" and known.passages.find(mark) is None:
        yield _fault(mark, file, "words that are not in exactly one coded passage "
                     f"({mark.kind}:{mark.name})", "words of one coded passage", MEND_QUOTE), ""  # fmt: skip
    if mark.kind == "finding":
        yield from _finding(mark, known, file)


def _finding(mark: Mark, known: Known, file: str) -> Iterator[Told]:
    if mark.form and mark.form not in FORMS:
        yield _fault(mark, file, f"{mark.form!r} after the bar", f"one of {', '.join(FORMS)}",
                     "correct the mark"), ""  # fmt: skip
    rows = [known.findings[name] for name in mark.names]
    ways = _ways(mark, known)
    wrong = [row for row in rows if wrong_way(row, ways)]
    for row in wrong:
        yield _fault(mark, file, f"{_brief(mark.text)}: {row['finding']} goes the other way, "
                     f"{what_it_gives(row)}", "words that go the way of the finding",
                     "change the words, or the finding"), row["finding"]  # fmt: skip
    if not wrong:
        yield from _numbers(mark, rows, ways, known, file)
        yield from _word(mark, rows, known, file)


def _numbers(
    mark: Mark, rows: list[dict], ways: set[int], known: Known, file: str
) -> Iterator[Told]:
    for number in numbers_of(mark.text, times=known.times):
        if not any(gives(number, row, ways) for row in rows):
            given = "; ".join(what_it_gives(row, number.label) for row in rows)
            yield _fault(mark, file, f"{number.text!r} in {_brief(mark.text)}: {mark.name} does not give it",
                         f"a number of the finding: {given}",
                         "correct the number, its sign or its rounding"), mark.name  # fmt: skip


def _word(mark: Mark, rows: list[dict], known: Known, file: str) -> Iterator[Told]:
    if mark.word and mark.word not in WORDS:
        yield _fault(mark, file, f"the word {mark.word!r}{nearest(mark.word, WORDS)}",
                     f"one of {', '.join(WORDS)}", "take a direction word, or none"), ""  # fmt: skip
        return
    for row in rows if mark.word else ():
        if row["measure"] not in measures_of(mark.word):
            yield _fault(mark, file, f"{mark.word!r} with {row['finding']}",
                         f"a finding of {' or '.join(measures_of(mark.word))}",
                         "bind it to such a finding, or take another word"), ""  # fmt: skip
            return
    better = {_better(row, known) for row in rows}
    for found, mend in overclaims(mark.text, mark.word, better):
        yield _fault(mark, file, found, EXPECTED, mend), ""
    weighed = weigh_mark(mark, known)
    if weighed and weighed[1].verdict not in (SHOWN, CAUTION):
        word, verdict = weighed
        yield _fault(mark, file, f"{word!r} is {verdict.verdict}: {verdict.why}",
                     "a direction word that the data show",
                     "change the word; no_change_detected and lower_in_sample claim less"), mark.name  # fmt: skip


def _before(mark: Mark, text: str, known: Known, file: str) -> Iterator[Told]:
    """Hold the word just before a mark whose own words point nowhere."""
    rows = [known.findings.get(name) for name in mark.names]
    if mark.kind != "finding" or not all(rows) or mark.word or _ways(mark, known):
        return
    word = word_before(text)
    if not word or any(row["measure"] not in measures_of(word) for row in rows):
        return
    verdict = weigh_word(word, mark.names, known.findings, known.better)
    if verdict.verdict not in (SHOWN, CAUTION) and not _said(mark, known):
        yield _fault(mark, file, f"{word!r} before {_brief(mark.text)} is {verdict.verdict}: {verdict.why}",
                     "a direction word that the data show", "change the word before the mark"), mark.name  # fmt: skip


def _ways(mark: Mark, known: Known) -> set[int]:
    row = known.findings[mark.names[0]]
    return directions(mark.text, mark.word, _better(row, known))


def _better(row: dict, known: Known) -> str:
    return known.better.get(f"{row['instrument']}.{row['scale']}", "")


def _said(mark: Mark, known: Known) -> str:
    """Give the direction word among the words of a mark that has no title."""
    words = f" {mark.text.lower()} ".replace(",", " ").replace(".", " ")
    measures = {known.findings[name]["measure"] for name in mark.names}
    plain = " ".join(words.split()).join("  ")
    found = [w for w in WORDS if f" {w.replace('_', ' ')} " in plain]
    fitting = [w for w in found if measures <= set(measures_of(w))]
    return fitting[0] if len(fitting) == 1 else ""


def _unknown(mark: Mark, name: str, known: Known, file: str) -> Fault:
    if mark.kind == "extract" and name in known.gone:
        return _fault(mark, file, f"extract:{name}, {WITHDRAWN}", "words that nobody took back", MEND_GONE)  # fmt: skip
    near = near_id(mark.kind, name, known.of(mark.kind))
    found = f"{mark.kind}:{name}, which nothing has{near}"
    a = "an" if mark.kind[0] in "aeiou" else "a"
    mend = MEND_RELEASED if mark.kind == "extract" and RELEASED.fullmatch(name) else "correct the id in the mark"  # fmt: skip
    return _fault(mark, file, found, f"the id of {a} {mark.kind} of this study", mend)


def _brief(text: str) -> str:
    words = " ".join(text.split())
    return repr(words if len(words) <= 60 else f"{words[:57]}...")


def _fault(mark: Mark, file: str, found: str, expected: str, mend: str) -> Fault:
    return Fault(file, mark.line, "", found, expected, mend)
