"""Write a text with straight or with curly quotation marks, place for place."""

import re

STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
MARKS = re.compile("['\"\u2018\u2019\u201c\u201d]")
OPENING = re.compile(r"(?<![^\s(\[{\u2013\u2014-])'")
OPENING_DOUBLE = re.compile(r"(?<![^\s(\[{'\u2018\u2013\u2014-])\"")


def straight(text: str) -> str:
    """Write every quotation mark and apostrophe straight.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        As long as it was.
    """
    return text.translate(STRAIGHT)


def written_otherwise(text: str) -> list[str]:
    """Give the ways in which programs write the quotation marks of a text.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    list of str
        At most six, each as long as the text and none the text itself: single and
        double ones straight or curly, and curly single ones all as apostrophes as
        well. Empty where there are none.
    """
    if not MARKS.search(text):
        return []
    plain = straight(text)
    singles = (plain, OPENING.sub("\u2018", plain).replace("'", "\u2019"),
               plain.replace("'", "\u2019"))  # fmt: skip
    curly = [
        OPENING_DOUBLE.sub("\u201c", one).replace('"', "\u201d") for one in singles
    ]
    return [one for one in dict.fromkeys([*singles, *curly]) if one != text]
