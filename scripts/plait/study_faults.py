"""Hold the parts of a study against each other: what names what, and is it there."""

from collections.abc import Iterator
from pathlib import Path

from plait.coding_faults import coding_faults
from plait.errors import Fault
from plait.exchange.import_list import name_faults
from plait.ingest.questionnaire_entries import entry_faults
from plait.ingest.yamlfile import YamlFile
from plait.new_study.examples import example_line_faults


def cross_faults(file: YamlFile, study: dict, folder: Path) -> list[Fault]:
    """List what does not fit together in a study.

    Parameters
    ----------
    file : YamlFile
        study.yaml, for the lines.
    study : dict
        With its defaults and files.
    folder : Path
        Study folder.

    Returns
    -------
    list of Fault
        Strands that are not there, unknown time points, files that are missing,
        margins against nothing.
    """
    return [
        *_strand_faults(file, study, folder),
        *_time_faults(file, study),
        *_contrast_faults(file, study),
        *_source_time_faults(file, study),
        *_file_faults(file, study, folder),
        *_document_faults(study),
        *example_line_faults(study),
        *_margin_faults(file, study),
        *_between_faults(file, study),
        *coding_faults(file, study),
        *name_faults(study["imports"]),
    ]


def _strand_faults(file: YamlFile, study: dict, folder: Path) -> Iterator[Fault]:
    if not study["questionnaires"] and not study["documents"]:
        mend = "name questionnaires in study.yaml, or list transcripts in documents.csv"
        yield file.fault((), "neither questionnaires nor transcripts",
                         "at least one of the two strands", mend)  # fmt: skip
    of_people = [s for s in study["questionnaires"] if s["layout"] != "summary"]
    if of_people and not study["people"]:
        yield Fault("participants.csv", 0, "", "no such file", "one row a person",
                    "list the people of the study, by pseudonymous ids")  # fmt: skip
    yield from _consent_faults(study)
    if (folder / "coding/codebook.csv").is_file() and study["codebook"].endswith(
        ".yaml"
    ):
        yield Fault("coding/codebook.csv", 0, "", "a codebook.yaml beside it",
                    "one codebook", "keep one; plait codebook convert makes the other")  # fmt: skip
    if study["documents"] and not study["codebook"]:
        yield Fault("coding/codebook.yaml", 0, "", "no such file", "the codes",
                    "write the code tree, or take documents.csv out")  # fmt: skip


def _consent_faults(study: dict) -> Iterator[Fault]:
    """Refuse a study in which nobody agreed: a column was forgotten, most likely."""
    people = len(study["participants"])
    for strand, no_one, column in (
        ("questionnaires", "no_answers_from", "consent_questionnaires"),
        ("documents", "no_words_from", "consent_interviews"),
    ):
        if people and study[strand] and len(study[no_one]) == people:
            yield Fault("participants.csv", 1, column, "nobody who agreed",
                        "yes for those who did: blank means no",
                        "add the column, or fill it in")  # fmt: skip


def _time_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    times = [time["id"] for time in study["times"]]
    for i, time in enumerate(times):
        if time == "all" or time in times[:i]:
            yield file.fault(("times", i, "id"), repr(time), "an id of its own",
                             "rename this time point")  # fmt: skip


def _contrast_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    times = [time["id"] for time in study["times"]]
    expected = f"one of {', '.join(times) or 'the ids under times'}"
    for i, contrast in enumerate(study["contrasts"]):
        for end in ("from", "to"):
            if contrast[end] not in times:
                yield file.fault(("contrasts", i, end), repr(contrast[end]), expected,
                                 "correct it, or add the time point")  # fmt: skip
        if contrast["from"] == contrast["to"]:
            yield file.fault(("contrasts", i), "a time point against itself",
                             "two time points", "correct one of them")  # fmt: skip


def _source_time_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    times = [time["id"] for time in study["times"]]
    for i, source in enumerate(study["questionnaires"]):
        yield from entry_faults(file, source, ("questionnaires", i), times)


def _file_faults(file: YamlFile, study: dict, folder: Path) -> Iterator[Fault]:
    for kind in ("instruments", "norms", "checklists"):
        for i, (name, path) in enumerate(study[kind].items()):
            if not path:
                yield file.fault((kind, i), f"{name!r}, of which there is no file",
                                 f"a file {kind}/{name}.yaml, here or shipped",
                                 "correct the id, or write the file")  # fmt: skip
    if not study["profile"]:
        yield file.fault(("disclosure",), repr(study["disclosure"]),
                         "a profile, here or shipped", "correct the id")  # fmt: skip
    elsewhere = study.get("identifiers", {}).get("names")
    if elsewhere and not (folder / Path(elsewhere).expanduser()).is_file():
        yield file.fault(("identifiers", "names"), f"no file {elsewhere!r}",
                         "a list of names", "put it there, or correct the path")  # fmt: skip
    for i, source in enumerate(study["questionnaires"]):
        yield from _export_faults(file, source["file"], i, folder)


def _export_faults(file: YamlFile, name: str, i: int, folder: Path) -> Iterator[Fault]:
    keys = ("questionnaires", i, "file")
    if "{" in name or "}" in name:
        yield file.fault(keys, repr(name), "a file name without braces",
                         "rename the file")  # fmt: skip
    elif not (folder / name).is_file():
        yield file.fault(keys, f"no file {name!r}", "an export in the study folder",
                         "put the file there, or correct its name")  # fmt: skip


def _document_faults(study: dict) -> Iterator[Fault]:
    times = {time["id"] for time in study["times"]}
    people = set(study["participants"])
    known = f"one of {', '.join(sorted(times))}, or blank" if times else "a blank"
    for row in study["documents"]:
        if row["time"] and row["time"] not in times:
            yield Fault(_told_in(row), row["line"], "time", repr(row["time"]),
                        known, "correct it, or add the time point to study.yaml")  # fmt: skip
        if row["participant"] and row["participant"] not in people:
            yield Fault(_told_in(row), row["line"], "participant",
                        repr(row["participant"]), "an id in participants.csv",
                        "correct it, or add the person")  # fmt: skip


def _told_in(row: dict) -> str:
    """Say where a transcript is named: one that a pattern found, by its own name."""
    return "documents.csv" if row["line"] else row["file"]


def _margin_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    known = {norm.removeprefix(f"{i}_") for i in study["instruments"]
             for norm in study["norms"] if norm.startswith(f"{i}_")}  # fmt: skip
    for i, margin in enumerate(study["equivalence"]):
        if margin["against"] not in {"change", *known}:
            yield file.fault(("equivalence", i, "against"), repr(margin["against"]),
                             f"one of {', '.join(['change', *sorted(known)])}",
                             "correct it, or add the norm")  # fmt: skip


def _between_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    levels = sorted(set(study["groups"].values()) - {""})
    if study["between"] and len(levels) < 2:
        found = f"{study['between']!r}, of which there is "
        found += f"only {levels[0]!r}" if levels else "nothing"
        yield file.fault(("between",), found,
                         "a column of participants.csv with two groups or more",
                         "correct the column, fill it in, or take `between` out")  # fmt: skip
