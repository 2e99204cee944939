"""Say in words how raters judged the two strands, pairing by pairing."""

from plait.report.escape import escape_cell
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.wording import joined
from plait.synthesis.joint_ratings import pairing_codes

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
STRANDS = {"quantitative": "numbers", "qualitative": "words"}
CODES = ("agreement", "partial agreement", "silence", "dissonance")


def letters_of(statements: list[dict]) -> dict[str, str]:
    """Give each statement of one arm of a proposition its letter.

    Parameters
    ----------
    statements : list of dict
        Rows of STATEMENTS of one proposition and strand, in order.

    Returns
    -------
    dict of str to str
        Statement id to its label, where it has one, or the next free letter;
        numbers after z.
    """
    given = {row["label"] for row in statements if row.get("label")}
    free = iter(
        [c for c in ALPHABET if c not in given] + [str(n) for n in range(27, 999)]
    )
    return {row["statement"]: row.get("label") or next(free) for row in statements}


def arms_of(said: list[dict], proposition: str) -> dict[str, list[dict]]:
    """Part the statements of a proposition by strand.

    Parameters
    ----------
    said : list of dict
        Rows of STATEMENTS.
    proposition : str
        Its id.

    Returns
    -------
    dict of str to list of dict
        `quantitative` and `qualitative`, each in order; maybe empty.
    """
    return {
        strand: [
            row for row in said
            if (row["proposition"], row["strand"]) == (proposition, strand)
        ]
        for strand in STRANDS
    }  # fmt: skip


def pairings_of(inputs: ReportInputs, proposition: str) -> list[list[dict]]:
    """Give the judgements of a proposition, pairing by pairing.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings.
    proposition : str
        Its id.

    Returns
    -------
    list of list of dict
        Rows of RATINGS; those of one pairing together, in order.
    """
    pairings: dict[int, list[dict]] = {}
    for row in rows_of(inputs, "ratings"):
        if row["proposition"] == proposition:
            pairings.setdefault(row["pairing"], []).append(row)
    return list(pairings.values())


def name_pairing(ratings: list[dict], arms: dict[str, list[dict]]) -> str:
    """Name a pairing by the letters of its statements.

    Parameters
    ----------
    ratings : list of dict
        Rows of RATINGS of one pairing.
    arms : dict of str to list of dict
        As `arms_of` gives them.

    Returns
    -------
    str
        As "numbers (a) beside words (a), (b)", for a cell; of an item that was
        compared in part, its statements as (a1), (a2); "the whole proposition" where
        no statements were named.
    """
    ids = split_ids(ratings[0]["statements"])
    sides = [_side(ids, arms[strand], word) for strand, word in STRANDS.items()]
    return " beside ".join(filter(None, sides)) or "the whole proposition"


def _side(ids: list[str], arm: list[dict], word: str) -> str:
    """Name the items of one arm; one that is compared in part by its statements."""
    letters, signs = letters_of(arm), signs_of(arm)
    named = [name for name in ids if name in letters]
    told: list[str] = []
    for letter in dict.fromkeys(letters[name] for name in named):
        whole = [name for name, own in letters.items() if own == letter]
        parts = [signs[name] for name in whole if name in named]
        told += [letter] if len(parts) == len(whole) else parts
    shown = [f"\\({escape_cell(sign)}\\)" for sign in told] if lettered(letters) else []
    return " ".join(filter(None, [word, ", ".join(shown)])) if named else ""


def signs_of(statements: list[dict]) -> dict[str, str]:
    """Give each statement of one arm a sign of its own.

    Parameters
    ----------
    statements : list of dict
        As for `letters_of`.

    Returns
    -------
    dict of str to str
        Statement id to its letter; with a number after it where several share one.
    """
    letters = letters_of(statements)
    shared = list(letters.values())
    signs: dict[str, str] = {}
    for place, (name, letter) in enumerate(letters.items(), start=1):
        nth = shared[:place].count(letter) if shared.count(letter) > 1 else ""
        signs[name] = f"{letter}{nth}"
    return signs


def lettered(letters: dict[str, str]) -> bool:
    """Say whether the items of an arm carry letters.

    Parameters
    ----------
    letters : dict of str to str
        As `letters_of` gives them.

    Returns
    -------
    bool
        False where there is one statement only.
    """
    return len(letters) > 1


def code_words(ratings: list[dict]) -> str:
    """Say which code a pairing has, without setting raters against one another.

    Parameters
    ----------
    ratings : list of dict
        Rows of RATINGS of one pairing.

    Returns
    -------
    str
        As "agreement", "agreement (settled together)" or "agreement or silence:
        raters saw it differently".
    """
    codes = pairing_codes(ratings)
    if not codes:
        return "not judged in full"
    if len(codes) > 1:
        return f"{joined(codes, ',').replace(' and ', ' or ')}, still to be settled"
    apart = {row["code"] for row in ratings if row["code"] and not row["settled"]}
    settled = any(row["settled"] for row in ratings) and len(apart) > 1
    return f"{codes[0]} (settled together)" if settled else codes[0]


def pairing_words(inputs: ReportInputs, proposition: str, said: list[dict]) -> str:
    """Say how each pairing of a proposition was judged.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings.
    proposition : str
        Its id.
    said : list of dict
        Rows of STATEMENTS.

    Returns
    -------
    str
        As "numbers (a) beside words (a): agreement; ..."; "" without ratings.
    """
    arms = arms_of(said, proposition)
    told = [
        f"{name_pairing(ratings, arms)}: {code_words(ratings)}"
        for ratings in pairings_of(inputs, proposition)
    ]
    return "; ".join(told)
