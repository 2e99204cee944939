"""Say whom a norm describes and where it is from, for who points at it on the page."""

from plait.report.hover import finding_key, with_finding
from plait.report.norm_values import norm_label
from plait.report.numerals import count, known


def with_norm(text: str, norm: dict) -> str:
    """Bind the shown numbers of a norm to where they come from.

    Parameters
    ----------
    text : str
        Finished markdown.
    norm : dict
        Row of NORMS.

    Returns
    -------
    str
        A span as `with_finding` makes it; its words come from `norm_tips`.
    """
    return with_finding(text, {"finding": _norm_name(norm)})


def norm_tips(norms: list[dict]) -> dict[str, str]:
    """Give the tip of every norm of a scale: whom it describes, and its source.

    Parameters
    ----------
    norms : list of dict
        Rows of NORMS.

    Returns
    -------
    dict of str to str
        Key of each to its tip.
    """
    return {finding_key(_norm_name(norm)): _norm_tip(norm) for norm in norms}


def _norm_name(norm: dict) -> str:
    return f"norm:{norm['instrument']}.{norm['scale']}:{norm['norm']}"


def _norm_tip(norm: dict) -> str:
    checked = "" if norm["verified"] else "not verified against its source"
    cautions = "; ".join(filter(None, [norm["caution"], checked]))
    told = {
        "Norm": norm_label(norm["norm"]),
        "Whom it describes": norm["population"],
        "n": count(norm["n"]) if known(norm["n"]) else "not known",
        "Caution": cautions,
        "From": f"{norm['citation']}, tables/norms.csv",
    }
    lines = (f"{head}: {words}" for head, words in told.items() if words)
    return "\n".join(" ".join(line.split()) for line in lines)
