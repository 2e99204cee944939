"""Find the quotes that coders marked as speaking against a theme or a proposition."""

from plait.report.inputs import ReportInputs, rows_of, split_ids


def against_theme(inputs: ReportInputs, theme: dict) -> list[dict]:
    """Give the quotes marked as speaking against a theme, or against a code in it.

    Parameters
    ----------
    inputs : ReportInputs
        Released quotes and codes.
    theme : dict
        Row of THEMES.

    Returns
    -------
    list of dict
        Rows of QUOTES in their order, of whatever theme the words themselves are.
    """
    held = set(split_ids(theme["codes"]))
    # parents stand before their children
    for row in rows_of(inputs, "codes"):
        held |= {row["code"]} if row["parent"] in held else set()
    wanted = {f"theme.{theme['theme']}"} | {f"code.{code}" for code in held}
    return [
        quote
        for quote in rows_of(inputs, "quotes")
        if wanted & set(split_ids(quote["case_against"]))
    ]


def against_proposition(inputs: ReportInputs, row: dict) -> list[dict]:
    """Give the quotes marked as speaking against a proposition while coding.

    Parameters
    ----------
    inputs : ReportInputs
        Released quotes.
    row : dict
        Row of PROPOSITIONS.

    Returns
    -------
    list of dict
        Rows of QUOTES in their order, without those that its negative case found.
    """
    found = set(split_ids(row["counter_extracts"]))
    return [
        quote
        for quote in rows_of(inputs, "quotes")
        if row["proposition"] in split_ids(quote["case_against"])
        and quote["quote"] not in found
    ]


def argued_against(quote: dict) -> list[str]:
    """Give what of the argument a quote speaks against.

    Parameters
    ----------
    quote : dict
        Row of QUOTES.

    Returns
    -------
    list of str
        Ids of propositions and relations, without themes and codes.
    """
    ids = split_ids(quote["case_against"])
    return [one for one in ids if not one.startswith(("theme.", "code."))]
