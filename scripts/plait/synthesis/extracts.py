"""Find the coded extract that a claim names, by its id or by its words."""

from collections.abc import Collection
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.quoted import Passages

MEND_WORDS = (
    "copy the words from one coded passage of that document, so many that no other has "
    "them, or code the passage first; case, quotation marks and line breaks may differ"
)

WITHDRAWN = "words of a person who has withdrawn"
MEND_GONE = "take them out: bind another passage, or say that it is not shown"


@dataclass(frozen=True)
class Bound:
    """One piece of evidence, resolved.

    Parameters
    ----------
    kind : {"finding", "extract", "workshop", "unknown"}
        What the id turned out to be.
    name : str
        Its id; as typed where it is unknown.
    why : str, default ""
        Of words that are not evidence: how many coded passages have them, without the
        words, since faults of a draft leave the trust.
    """

    kind: str
    name: str
    why: str = ""


def bind(
    evidence: str | dict[str, str], findings: set[str], passages: Passages,
    workshops: set[str], *, gone: Collection[str] = (),
) -> Bound:  # fmt: skip
    """Resolve one entry of a statement's evidence.

    Parameters
    ----------
    evidence : str or dict
        A finding id, an extract id, the id of a workshop or recommendation, or
        {document, quote}.
    findings : set of str
        Every finding id of the study.
    passages : Passages
        What is coded.
    workshops : set of str
        Ids of workshops and of recommendations.
    gone : collection of str, optional
        Transcripts of which people took back every word.

    Returns
    -------
    Bound
        `unknown` where it is none of these, and where the words lie in no coded
        passage of that document, or in several that do not overlap. Of overlapping
        ones the shortest was meant.
    """
    if isinstance(evidence, dict):
        return _by_words(evidence, passages, gone)
    if evidence in findings:
        return Bound("finding", evidence)
    if evidence in passages.by_extract:
        return Bound("extract", evidence)
    return Bound("workshop" if evidence in workshops else "unknown", evidence)


def _by_words(
    evidence: dict[str, str], passages: Passages, gone: Collection[str]
) -> Bound:
    document, quote = evidence["document"], evidence["quote"]
    found = passages.holding(document, quote)
    meant = passages.only(found)
    if meant:
        return Bound("extract", meant.extract)
    why = "words that no coded passage of that document has"
    if document in gone:
        why = WITHDRAWN
    elif found:
        why = f"words that {len(found)} coded passages of that document have"
    elif document not in passages.by_document:
        why = "words of a document in which nothing is coded"
    return Bound("unknown", f"{document}: {quote!r}", why)


def words_fault(file: YamlFile, keys: tuple, why: str) -> Fault:
    """Tell words that are not evidence, by their place and never by the words.

    Parameters
    ----------
    file : YamlFile
        Where they are written.
    keys : tuple
        Place of the entry there: the name of its list and its place in that list last.
    why : str
        As `Bound.why`.

    Returns
    -------
    Fault
        Faults of a draft leave the trust, so that it repeats nothing that was said.
    """
    mend = MEND_GONE if why == WITHDRAWN else MEND_WORDS
    found = f"{why} (entry {keys[-1] + 1} of {keys[-2]})"
    return file.fault(keys, found, "words of exactly one coded passage", mend)
