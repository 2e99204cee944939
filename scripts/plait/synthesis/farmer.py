"""Derive the Farmer code of a proposition from its raters' judgements."""


def farmer_code(rating: dict[str, str]) -> str:
    """Code the convergence of two strands as one rater judged it.

    Parameters
    ----------
    rating : dict
        `covered` (both, quantitative or qualitative), `meaning` and `coverage`
        (agree or disagree).

    Returns
    -------
    str
        `silence` where one strand only covers it; otherwise `agreement`, `partial
        agreement` or `dissonance` where the strands agree on both, one or none of
        meaning and coverage; "" where a judgement is missing.

    References
    ----------
    Farmer T, Robinson K, Elliott SJ, Eyles J (2006) Qual Health Res 16:377-394.
    """
    if rating["covered"] != "both":
        return "silence"
    judged = [rating.get(name) for name in ("meaning", "coverage")]
    if None in judged:
        return ""
    codes = {2: "agreement", 1: "partial agreement", 0: "dissonance"}
    return codes[judged.count("agree")]


def farmer_codes(ratings: list[dict[str, str]]) -> str:
    """Code a proposition by all its raters; differences are kept, never averaged.

    Parameters
    ----------
    ratings : list of dict
        As in `farmer_code`, one a rater.

    Returns
    -------
    str
        The code, or the different codes in the order of the raters with `;`.
    """
    codes = [code for code in map(farmer_code, ratings) if code]
    return "; ".join(dict.fromkeys(codes))
