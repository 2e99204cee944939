"""Say in plain words which scores changed."""

from plait.report.escape import escape_markdown
from plait.report.inputs import ReportInputs, index_findings, rows_of
from plait.report.notes import disagreement
from plait.report.numerals import change_decimals, count, interval, known, numeral
from plait.report.wording import counted, lower_name, some

DISAGREEING = (
    "Other analyses of the same scores do not bear this out, or tell more, for"
)
FULL = 3  # changes told in full: the largest


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
        A sentence a scale whose interval excludes zero, then how many showed no
        change; "" where no change was estimated.
    """
    found = index_findings(inputs)
    seen = _estimated(inputs, found, f"{contrast['from']}-{contrast['to']}")
    clear = [(s, f) for s, f in seen if f["low"] > 0 or f["high"] < 0]
    clear.sort(key=lambda pair: -_size(found, pair[1]))
    sentences = [_change_sentence(s, f) for s, f in clear[:FULL]]
    for went, sign in (("fell", -1), ("rose", 1)):
        also = [lower_name(s) for s, f in clear[FULL:] if f["estimate"] * sign > 0]
        if also:
            sentences.append(f"What else {went}: {some(also)}.")
    if len(seen) > len(clear):
        sentences.append(_no_change(len(seen) - len(clear), bool(clear)))
    split = [lower_name(s) for s, f in seen if disagreement(f)]
    if split:
        sentences.append(f"{DISAGREEING} {some(split)} (@sec-more-ways).")
    return " ".join(sentences)


def _estimated(inputs: ReportInputs, found: dict, pair: str) -> list[tuple]:
    pairs = [
        (scale, found.get(f"{scale['instrument']}.{scale['scale']}.{pair}.change"))
        for scale in rows_of(inputs, "scales")
    ]
    return [
        (s, f) for s, f in pairs if f and f["status"] == "computed" and known(f["low"])
    ]


def _change_sentence(scale: dict, finding: dict) -> str:
    digits = change_decimals(scale)
    went = "rose" if finding["estimate"] > 0 else "fell"
    size = numeral(abs(finding["estimate"]), digits)
    limits = interval(finding["low"], finding["high"], digits)
    side = _better(scale["better"], finding["estimate"])
    name = escape_markdown(scale["scale_name"])
    return (
        f"{name} ({escape_markdown(scale['instrument_name'])}) {went} by {size} "
        f"{escape_markdown(scale['unit'])}{side} (95% CI {limits}; "
        f"{count(finding['n'])} people)."
    )


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
    return f"For {scores} no change was detected, which is not evidence of no change."
