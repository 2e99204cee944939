"""Read the direction word that stands just before a mark, in its clause."""

import re

SAID = {"fell": "fell", "dropped": "fell", "decreased": "fell", "declined": "fell",
        "rose": "rose", "increased": "rose", "improved": "improved",
        "worsened": "worsened"}  # fmt: skip
DIRECTION = re.compile(rf"\b(?:{'|'.join(SAID)})\b", re.IGNORECASE)
# A comma ends a clause but where it only points at the mark.
POINTER = re.compile(r"[,(]\s*(?:see|cf\.?|compare)\b[^,;:!?()]*\Z", re.IGNORECASE)
CLAUSE = re.compile(r"[.,;:!?()\[\]{}—–]|\n\s*\n")
# What denies, doubts or goes on to something else.
OTHER = re.compile(
    r"\b(?:no|not|never|nor|neither|nobody|whether|if|and|or|but|while|whereas|though|"
    r"although|because|when|after|before|until|that|who|which|whose|than)\b|n[’']t\b",
    re.IGNORECASE,
)


def word_before(text: str) -> str:
    """Give the direction word that a clause says before a mark.

    Parameters
    ----------
    text : str
        What stands before the mark, up to the mark before it.

    Returns
    -------
    str
        `fell`, `rose`, `improved` or `worsened`; "" for none.
    """
    # ASSUME a clause with one such word, and none that denies it or leads on, says it
    # of the finding: "wellbeing fell a lot, see [there]", but not "if anxiety rose, [..]".
    clause = CLAUSE.split(POINTER.sub("", text))[-1]
    found = DIRECTION.findall(clause)
    if len(found) != 1 or OTHER.search(clause):
        return ""
    return SAID[found[0].lower()]
