"""Word a dissent: without a name, unless the person agreed to be named."""


def dissent_words(dissent: str | dict | None) -> str | None:
    """Give a dissent as the tables and the report keep it.

    Parameters
    ----------
    dissent : str, dict or None
        A text; or `text`, `by` and `agreed_on`, the day on which that person
        agreed to be named.

    Returns
    -------
    str or None
        None where nobody dissented.
    """
    if not isinstance(dissent, dict):
        return dissent
    named = f"{dissent['by']}, who agreed on {dissent['agreed_on']} to be named"
    return f"{dissent['text']} ({named})"
