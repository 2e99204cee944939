"""Say what a withdrawal takes back, and how participants.csv says so."""

from collections.abc import Collection, Iterable, Mapping

NEW, QUOTES, KEPT = "new data", "quotes", "what was given so far"
EXTENTS = {
    "no_new_data": frozenset({NEW}),
    "no_quotes": frozenset({QUOTES}),
    "remove_all": frozenset({NEW, QUOTES, KEPT}),
}
COLUMNS = ("participant", "on", "asked", "promised", "extent", "who")


def honoured(asked: str, promised: str = "") -> frozenset[str]:
    """Give what is taken back of what was asked, as far as it was promised.

    Parameters
    ----------
    asked : str
        no_new_data, no_quotes or remove_all.
    promised : str, default "", all
        The most that the information sheet promised, one of the same three.

    Returns
    -------
    frozenset of str
        Nobody can be made to give new data, or to be quoted from now on, whatever the
        sheet says: it can only limit what is done with what was given so far.
    """
    # ASSUME an information sheet can limit the removal of what was given so far, and
    # nothing else.
    kept = {KEPT} if promised not in ("", "remove_all") else set()
    return EXTENTS[asked] - kept


def extent_of(rights: Collection[str]) -> str:
    """Give what withdrawal of participants.csv says of some rights.

    Parameters
    ----------
    rights : collection of str
        As `honoured`, of all withdrawals of a person together.

    Returns
    -------
    str
        The most that one word can say; quotes beside no_new_data are said by a
        consent_quotes of no.
    """
    if KEPT in rights:
        return "remove_all"
    if NEW in rights:
        return "no_new_data"
    return "no_quotes" if QUOTES in rights else "none"


def rights_of(person: Mapping[str, str]) -> frozenset[str]:
    """Give what a person has taken back, as participants.csv says.

    Parameters
    ----------
    person : mapping
        Row of participants.csv.

    Returns
    -------
    frozenset of str
        Quotes are among it where they are not agreed to, for whatever reason.
    """
    rights = EXTENTS.get(person.get("withdrawal", "").lower(), frozenset())
    agreed = person.get("consent_quotes", "").lower() == "yes"
    return rights if agreed else rights | {QUOTES}


def rights_by_person(rows: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Add up the withdrawals of each person.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of release/withdrawals.csv, in order: an extent none says that the person
        changed their mind, and begins anew.

    Returns
    -------
    dict of str to frozenset of str
        By participant; empty sets are kept.
    """
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        before = found.get(row["participant"], frozenset())
        said = EXTENTS.get(row["extent"])
        # remove_all that was promised in part is more than its one word of extent
        whole = honoured(row["asked"], row["promised"]) if row["asked"] in EXTENTS else frozenset()  # fmt: skip
        found[row["participant"]] = before | whole | said if said else frozenset()
    return found
