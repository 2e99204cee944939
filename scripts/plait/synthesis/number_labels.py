"""Tell what the words around a number say that it is, where they leave no doubt."""

import re

# What may be meant: columns of FINDINGS, and for which units or measures only.
SIGNED = ("estimate", "low", "high")
Meant = tuple[tuple[str, ...], frozenset[str] | None]
AGREEMENT = frozenset({"coefficient", "krippendorff_alpha", "alpha", "omega"})
LABELS: dict[str, tuple[Meant, ...]] = {
    "n": ((("n", "n_smallest"), None),),
    "p": ((("p", "p_adjusted", "p_fdr"), None),),
    "df": ((("df", "df_effect"), None),),
    "sd": ((("sd",), None),),
    "level": ((("level",), None),),
    "estimate": ((SIGNED, None),),
    "share": (((*SIGNED, "minimum", "maximum", "p", "p_adjusted", "p_fdr"), None),),
    "points": (((*SIGNED, "sd", "minimum", "maximum"), frozenset({"points"})),),
    "effect": ((SIGNED, frozenset({"SD"})),),
    "alpha": ((SIGNED, AGREEMENT),),
    "r": ((SIGNED, frozenset({"correlation"})),),
    "statistic": ((("statistic",), None), (SIGNED, frozenset({"F"}))),
    "people": ((("n", "n_smallest"), None), (SIGNED, frozenset({"people"}))),
    "passages": (
        (("n", "n_smallest"), None),
        (SIGNED, frozenset({"extracts", "passages"})),
    ),
    "": (
        ((*SIGNED, "n", "sd", "df", "df_effect", "statistic", "minimum", "maximum", "p",
          "p_adjusted", "p_fdr"), None),
    ),
}  # fmt: skip
REACH = 48  # signs before a number that are looked at
EQUALS = re.compile(r"\b(n|N|p|P|df|SD|sd)\s*(=|<|≤)\s*$")
OF_LEVEL = re.compile(r"\s+(?:CI\b|confidence|interval|credible)", re.IGNORECASE)
MOVED = (
    "fell|fallen|rose|risen|dropp?ed|declined|decreased|increased|improved|worsened|"
    "grew|grown|lower|higher|less|more|down|up"
)
# Told in this order; italics and subscripts of Markdown do not matter.
BEFORE = tuple((label, re.compile(pattern)) for label, pattern in (
    ("effect", r"(?<![\w.])\*?[dg]\*?(?:[~_]?(?:z|av|rms?)~?)?\s*=\s*$"),
    ("alpha", r"(?:\b[Aa]lpha|\b[Oo]mega|[αω])\*?\s*=\s*$"),
    ("r", r"(?<![\w.])\*?r\*?\s*=\s*$"),
    ("statistic", r"(?<![\w.])\*?[tF]\*?\s*(?:\([^()]*\)\s*)?=\s*$"),
    ("df", r"(?<![\w.])\*?[tF]\*?\s*\((?:\s*[\d.]+\s*,)?\s*$"),
    ("sd", r"\b(?:SD|[Ss]tandard deviation)s?(?:\s+(?:of|was|is)|:)?\s+$"),
))  # fmt: skip
AFTER = tuple((label, re.compile(pattern)) for label, pattern in (
    ("people", r"\s+(?:(?:peer|other|more|fewer)\s+)?(?:people|persons|participants|"
               r"respondents|interviewees|workers)\b"),
    ("points", r"\s+points?\b"),
    ("effect", r"\s+(?:SDs?|[Ss]tandard deviations?)\b(?!\s*(?:=|:|of\b|was\b|\d))"),
    ("passages", r"\s+(?:extracts?|passages?)\b"),
))  # fmt: skip
LAST = tuple(re.compile(pattern) for pattern in (
    rf"\b(?:{MOVED})\s+(?:(?:again|further|on average)\s+)?by\s+"
    r"(?:(?:about|around|some|only|just|almost|nearly)\s+)?$",
    r"\b(?:[Mm]ean|[Aa]verage)(?:\s+score)?(?:\s+(?:of|was|is)|\s*=)\s+$|\b[Aa]veraged\s+$",
))  # fmt: skip
TIME = re.compile(r"[\s-]+(?:second|minute|hour|day|night|week|month|year|decade)s?\b")


def label_of(text: str, start: int, end: int, *, percent: bool) -> tuple[str, bool]:
    """Tell what a number is said to be.

    Parameters
    ----------
    text : str
        Any.
    start, end : int
        Where the number stands, its sign and its percent sign with it.
    percent : bool
        Whether it has a percent sign.

    Returns
    -------
    str
        A key of `LABELS`; "" where the words leave it open.
    bool
        Whether it stands after a sign for less than.

    Notes
    -----
    What stands right before or after the number counts, and nothing further away: "14
    of 19 people" says what 19 is, and leaves 14 open.
    """
    if OF_LEVEL.match(text, end):
        return "level", False
    before = text[max(0, start - REACH) : start]
    found = EQUALS.search(before)
    if found:
        return found[1].lower(), found[2] != "="
    below = before[-2:].strip() in ("<", "≤")
    return _said(text, before, end) or ("share" if percent else ""), below


def _said(text: str, before: str, end: int) -> str:
    for label, pattern in BEFORE:
        if pattern.search(before):
            return label
    for label, pattern in AFTER:
        if pattern.match(text, end):
            return label
    moved = any(pattern.search(before) for pattern in LAST)
    return "estimate" if moved and not TIME.match(text, end) else ""
