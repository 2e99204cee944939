"""Say in plain words which scores changed."""

from plait.report.escape import escape_markdown
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, index_findings, rows_of
from plait.report.numerals import change_decimals, known, numeral
from plait.report.wording import counted, lower_name, some

FULL = 3  # changes told in full: the largest
MOST_CONTRASTS = 3


def told_contrasts(study: dict) -> list[dict]:
    """Choose the contrasts that a summary tells.

    Parameters
    ----------
    study : dict
        Its `contrasts`.

    Returns
    -------
    list of dict
        All up to three; of more, those that the study was planned for, or else the
        first three.
    """
    contrasts = study["contrasts"]
    if len(contrasts) <= MOST_CONTRASTS:
        return contrasts
    planned = [contrast for contrast in contrasts if contrast.get("primary")]
    return (planned or contrasts)[:MOST_CONTRASTS]


def change_sentences(inputs: ReportInputs, contrast: dict) -> str:
    """Say which scores changed between two times, and by how much.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        A sentence a scale whose interval excludes zero, each with one number, then
        how many showed no change; "" where no change was estimated.
    """
    found = index_findings(inputs)
    seen, clear = estimated(inputs, contrast), clear_changes(inputs, contrast)
    clear.sort(key=lambda pair: -_size(found, pair[1]))
    sentences = [_change_sentence(s, f) for s, f in clear[:FULL]]
    for went, sign in (("fell", -1), ("rose", 1)):
        also = [lower_name(s) for s, f in clear[FULL:] if f["estimate"] * sign > 0]
        if also:
            sentences.append(f"What else {went}: {some(also)}.")
    if len(seen) > len(clear):
        sentences.append(_no_change(len(seen) - len(clear), bool(clear)))
    return " ".join(sentences)


def clear_changes(inputs: ReportInputs, contrast: dict) -> list[tuple[dict, dict]]:
    """List the scales whose change can be told from none.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    list of (dict, dict)
        Row of SCALES and row of FINDINGS; the interval excludes zero.
    """
    return [
        (s, f) for s, f in estimated(inputs, contrast) if f["low"] > 0 or f["high"] < 0
    ]


def estimated(inputs: ReportInputs, contrast: dict) -> list[tuple[dict, dict]]:
    """List the scales of which a change was estimated.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    list of (dict, dict)
        Row of SCALES and row of FINDINGS, with its interval.
    """
    found, pair = index_findings(inputs), f"{contrast['from']}-{contrast['to']}"
    pairs = [
        (scale, found.get(f"{scale['instrument']}.{scale['scale']}.{pair}.change"))
        for scale in rows_of(inputs, "scales")
    ]
    return [
        (s, f) for s, f in pairs if f and f["status"] == "computed" and known(f["low"])
    ]


def _change_sentence(scale: dict, finding: dict) -> str:
    went = "rose" if finding["estimate"] > 0 else "fell"
    size = numeral(abs(finding["estimate"]), change_decimals(scale))
    shown = with_finding(f"{size} {escape_markdown(scale['unit'])}", finding)
    name = escape_markdown(scale["scale_name"])
    side = _better(scale["better"], finding["estimate"])
    return f"{name} {went} by {shown}{_range(scale)}{side}."


def _range(scale: dict) -> str:
    if not known(scale["low"], scale["high"]):
        return ""
    return f" on a scale from {scale['low']:g} to {scale['high']:g}"


def _size(found: dict, change: dict) -> float:
    in_sds = found.get(change["finding"].removesuffix("change") + "d_z", {})
    return abs(in_sds.get("estimate") or 0.0)


def _better(better: str, estimate: float) -> str:
    if better not in ("higher", "lower"):
        return ""
    good = (better == "higher") == (estimate > 0)
    return ", for the better" if good else ", for the worse"


def _no_change(n: int, others: bool) -> str:
    scores = f"the other {counted(n, 'score')}" if others else counted(n, "score")
    return f"In {scores} no change was detected."
