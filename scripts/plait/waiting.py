"""Tell what a study still waits for from what is wrong with it."""

from plait.errors import Fault

# File and what was expected there, of faults that mean: this is not there yet.
WAITING = {
    ("study.yaml", "an export in the study folder"),
    ("study.yaml", "at least one of the two strands"),
    ("study.yaml", "a column of participants.csv with two groups or more"),
    ("participants.csv", "one row a person"),
    ("participants.csv", "yes for those who did: blank means no"),
    ("participants.csv", "people of the study"),
    ("documents.csv", "a transcript in the study folder"),
    ("documents.csv", "transcripts of the study"),
    ("coding/codebook.yaml", "the codes"),
}


def is_waiting(fault: Fault) -> bool:
    """Say whether a fault means that something is not there yet.

    Parameters
    ----------
    fault : Fault
        As `read_study` or `check_study` tells it.

    Returns
    -------
    bool
        True for data, people and codes that are still to come; False for a mistake.
    """
    return (fault.file, fault.expected) in WAITING
