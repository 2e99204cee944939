"""Hold the words of a statement's text against its direction word."""

import re
from collections.abc import Collection, Iterator

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.words import WORDS
from plait.synthesis.words_before import CLAUSE, DIRECTION, SAID

# These claim that something is the same: only an equivalence within a margin shows it.
SAME = re.compile(
    r"\b(?:maintained|stable|unchanged|unaltered|unaffected|kept\s+up|plateaued|"
    r"(?:stayed|remained|kept|were|was)\s+(?:about\s+|much\s+|largely\s+|broadly\s+)?the\s+same|"
    r"did\s+not\s+change|didn[’']t\s+change|no\s+(?:effect|change|difference))\b",
    re.IGNORECASE,
)
EQUIVALENT = ("maintained", "comparable")
# Said of what a test did or did not find, which claims no sameness.
TESTED = re.compile(
    r"\b(?:detect\w*|found|seen|shown|show|observed|evidence|evident)\b", re.I
)
DENIED = re.compile(
    r"\b(?:not|never|nor|neither|no|hardly|whether|if|than)\b|n[’']t\b", re.I
)
WAYS = {"rose": 1, "higher_in_sample": 1, "fell": -1, "lower_in_sample": -1}
EXPECTED = "words that claim what the direction word claims"
MEND_SAME = (
    "say: no change was detected; that something stayed the same is shown by maintained "
    "or comparable, against a declared margin"
)
MEND_OTHER = "correct the text, or the word"


def text_faults(
    file: YamlFile, keys: tuple, statement: dict, better: Collection[str]
) -> Iterator[Fault]:
    """List where the text of a quantitative statement claims more than its word.

    Parameters
    ----------
    file : YamlFile
        propositions.yaml, for the lines.
    keys : tuple
        Where the statement stands.
    statement : dict
        As written.
    better : collection of str
        `higher`, `lower` or `neither`, of each scale that it is bound to.

    Yields
    ------
    Fault
        As `overclaims`; none of what was published elsewhere.
    """
    word = statement.get("word")
    if (statement["strand"], statement["basis"]) == ("quantitative", "data"):
        for found, mend in overclaims(statement["text"], word, better):
            yield file.fault((*keys, "text"), found, EXPECTED, mend)


def overclaims(
    text: str, word: str | None, better: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Find where a text claims more than its direction word.

    Parameters
    ----------
    text : str
        Of a statement, or the words of a mark.
    word : str or None
        Its direction word.
    better : collection of str
        `higher`, `lower` or `neither`, of each scale that it is bound to.

    Yields
    ------
    (str, str)
        What was found, and what mends it: words of no change where equivalence is not
        what the word claims, and words that go the other way than the word.
    """
    for clause in CLAUSE.split(text) if word in WORDS else ():
        same, other = _same(clause), _other_way(clause, word, set(better))
        if same and word not in EQUIVALENT:
            yield f"{same!r} in the text with the word {word!r}", MEND_SAME
        if other:
            yield f"{other!r} in the text with the word {word!r}", MEND_OTHER


def _same(clause: str) -> str:
    found = SAME.search(clause)
    # a mark of only these words may go on behind its bracket: [no change](..) was detected
    alone = found and found[0].lower().startswith("no") and found[0] == clause.strip()
    if (
        not found
        or alone
        or TESTED.search(clause)
        or DENIED.search(clause[: found.start()])
    ):
        return ""
    return " ".join(found[0].lower().split())


def _other_way(clause: str, word: str, better: set[str]) -> str:
    """Give the word of a clause that goes the other way, where all of them do."""
    said = [found.lower() for found in DIRECTION.findall(clause)]
    if not said or DENIED.search(clause):
        return ""
    ways, claimed = {_way(SAID[one], better) for one in said}, _way(word, better)
    return said[0] if claimed and ways == {-claimed} else ""


def _way(word: str, better: set[str]) -> int:
    """Give 1 for up and -1 for down; 0 where nobody can tell."""
    if word in ("improved", "worsened") and better in ({"higher"}, {"lower"}):
        return 1 if (word == "improved") == (better == {"higher"}) else -1
    return WAYS.get(word, 0)
