"""Tell the example lines of a new study from people and transcripts."""

from collections.abc import Iterator

from plait.errors import Fault

EXAMPLE = "EXAMPLE"
PEOPLE, TRANSCRIPTS = "people of the study", "transcripts of the study"


def example_line_faults(study: dict) -> Iterator[Fault]:
    """Find example lines that are still there: nobody may be counted who does not exist.

    Parameters
    ----------
    study : dict
        `participants` and `documents`.

    Yields
    ------
    Fault
        Of participants.csv and documents.csv, at most one each.
    """
    mend = "write your own in place of the example line"
    if EXAMPLE in study["participants"]:
        yield Fault("participants.csv", 0, "", "the example line", PEOPLE, mend)
    for row in study["documents"]:
        if row["document"] == EXAMPLE:
            yield Fault("documents.csv", row["line"], "", "the example line",
                        TRANSCRIPTS, mend)  # fmt: skip
