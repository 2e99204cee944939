"""Hold what a study asks of its codings against its approach and its files."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile

# What is asked for, and why it does not fit reflexive thematic analysis.
NOT_FITTING = {
    "agreement": "agreement between coders: in a reflexive analysis a reading is its "
    "reader's, and a second coder is there to think with",
    "saturation": "saturation: in a reflexive analysis themes are made, so that there is "
    "no store of them to be used up",
}


def coding_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    """List what a study asks of its codings and cannot have.

    Parameters
    ----------
    file : YamlFile
        study.yaml, for the lines.
    study : dict
        With its defaults and files.

    Yields
    ------
    Fault
        Agreement or saturation under the reflexive approach, with the reason; a
        transcript that is not listed; a statement of a coder who is not there, or two
        of one.
    """
    if study["approach"] == "reflexive":
        for key, reason in NOT_FITTING.items():
            if study[key]:
                yield file.fault((key,), reason, "an approach that it fits",
                                 "take it out; the differences between coders are "
                                 "listed to be talked about")  # fmt: skip
    documents = {row["document"] for row in study["documents"]}
    for i, name in enumerate(study["agreement"].get("documents", [])):
        if name not in documents:
            yield file.fault(("agreement", "documents", i), repr(name),
                             "a document of documents.csv", "correct the id")  # fmt: skip
    yield from _statement_faults(file, study)


def _statement_faults(file: YamlFile, study: dict) -> Iterator[Fault]:
    coders = {Path(path).stem for path in study["decisions"]}
    seen: set[str] = set()
    for i, statement in enumerate(study["positionality"]):
        coder = statement["coder"]
        keys = ("positionality", i, "coder")
        if coder not in coders:
            yield file.fault(keys, repr(coder), "a coder with a file in coding/decisions",
                             "correct the id, or take the statement out")  # fmt: skip
        if coder in seen:
            yield file.fault(keys, f"{coder!r} again", "one statement a coder",
                             "join the two")  # fmt: skip
        seen.add(coder)
