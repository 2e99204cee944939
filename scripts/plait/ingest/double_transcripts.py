"""Find a transcript that came twice, under two names."""

from collections.abc import Iterable
from hashlib import sha256

from plait.errors import Fault
from plait.ingest.label_words import fold

SPEAKER, WORDS = 2, 7  # places in a row of TURNS


def double_transcripts(
    turns: Iterable[tuple], documents: dict[str, dict]
) -> list[Fault]:
    """Find documents in which the same people say the same.

    Parameters
    ----------
    turns : iterable of tuple
        Rows of TURNS, those of a document together and in order.
    documents : dict of str to dict
        Document to its row in documents.csv.

    Returns
    -------
    list of Fault
        One for each document that has the labels and the words of an earlier one,
        case and white space aside, whatever the two formats are: what was said
        would count twice.
    """
    digests: dict[str, object] = {}
    for turn in turns:
        digest = digests.setdefault(turn[0], sha256())
        said = f"{fold(turn[SPEAKER])}\x1f{fold(turn[WORDS])}\x1e"
        digest.update(said.encode("utf-8", "surrogatepass"))
    first: dict[str, str] = {}
    pairs = [(first.setdefault(digest.digest(), name), name)
             for name, digest in digests.items()]  # fmt: skip
    return [_fault(documents[one], documents[two]) for one, two in pairs if one != two]


def _fault(one: dict, two: dict) -> Fault:
    return Fault(
        two["file"],
        found=f"the same words as in {one['file']}",
        expected="each transcript once",
        mend=f"take {one['document']} or {two['document']} out of the study",
    )
