"""Name what of a trust stands beside nothing in a pool."""

from collections.abc import Mapping, Sequence


def missing_ids(what: str, written: Sequence[Mapping], known: Mapping) -> list[dict]:
    """Name what people set side by side and the trust has not.

    Parameters
    ----------
    what : {"proposition", "theme"}
        Which.
    written : sequence of mapping
        Each with `trusts`: trust to an id or a list of ids.
    known : mapping
        Trust to the ids that it has.

    Returns
    -------
    list of dict
        Rows of LEFT_UNPOOLED.
    """
    return [
        {"what": what, "trust": trust, "id": name,
         "reason": f"pool.yaml names it, and the bundle has no {what} of this id"}
        for trust, name in sorted(_named(written)) if name not in known[trust]
    ]  # fmt: skip


def _named(written: Sequence[Mapping]) -> set[tuple[str, str]]:
    return {(trust, name) for one in written for trust, own in one["trusts"].items()
            for name in ([own] if isinstance(own, str) else own)}  # fmt: skip


def beside_nothing(what: str, known: Mapping, taken: set) -> list[dict]:
    """Name what a trust has and nobody set beside anything.

    Parameters
    ----------
    what : {"proposition", "theme"}
        Which.
    known : mapping
        Trust to the ids that it has.
    taken : set of (str, str)
        Trust and id that stand beside others.

    Returns
    -------
    list of dict
        Rows of LEFT_UNPOOLED.
    """
    reason = f"pool.yaml sets it beside no {what} of another trust"
    return [{"what": what, "trust": trust, "id": name, "reason": reason}
            for trust, own in known.items() for name in own
            if (trust, name) not in taken]  # fmt: skip
