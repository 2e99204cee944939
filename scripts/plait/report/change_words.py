"""Say in plain words which scores changed."""

from collections.abc import Sequence

from plait.report.escape import escape_markdown
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, index_findings, rows_of
from plait.report.numerals import change_decimals, known, numeral
from plait.report.wording import counted, lower_name, some

FULL = 3  # changes told in full: the largest
MOST_CONTRASTS = 3
BETTER, WORSE = ", for the better", ", for the worse"


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


def change_sentences(
    inputs: ReportInputs, contrast: dict, *, before: Sequence[dict] = ()
) -> str:
    """Say which scores changed between two times, and by how much.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.
    before : sequence of dict
        Contrasts that were told before it: the range of a scale is told once.

    Returns
    -------
    str
        A sentence a scale whose interval excludes zero, each with one number, then
        how many showed no change; "" where no change was estimated.
    """
    seen, clear = estimated(inputs, contrast), _largest_first(inputs, contrast)
    told = {_id(s) for c in before for s, _ in _largest_first(inputs, c)[:FULL]}
    sentences = [
        _change_sentence(s, f, ranged=_id(s) not in told) for s, f in clear[:FULL]
    ]
    sentences += _also(clear[FULL:])
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


def _largest_first(inputs: ReportInputs, contrast: dict) -> list[tuple[dict, dict]]:
    found = index_findings(inputs)
    clear = clear_changes(inputs, contrast)
    return sorted(clear, key=lambda pair: -_size(found, pair[1]))


def _id(scale: dict) -> tuple[str, str]:
    return scale["instrument"], scale["scale"]


def _change_sentence(scale: dict, finding: dict, *, ranged: bool) -> str:
    size = numeral(abs(finding["estimate"]), change_decimals(scale))
    shown = with_finding(f"{size} {escape_markdown(scale['unit'])}", finding)
    name = escape_markdown(scale["scale_name"])
    went, side = _way(scale, finding)
    return f"{name} {went} by {shown}{_range(scale) * ranged}{side}."


def _also(pairs: list[tuple[dict, dict]]) -> list[str]:
    """Name further scores, those that went alike together: down first, worse first."""
    ways: dict[tuple[str, str], list[str]] = {}
    for scale, finding in pairs:
        ways.setdefault(_way(scale, finding), []).append(lower_name(scale))
    order = sorted(ways, key=lambda way: (way[0] == "rose", way[1] != WORSE, way[1]))
    return [f"What else {went}{side}: {some(ways[went, side])}." for went, side in order]  # fmt: skip


def _way(scale: dict, finding: dict) -> tuple[str, str]:
    went = "rose" if finding["estimate"] > 0 else "fell"
    return went, _better(scale["better"], finding["estimate"])


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
    return BETTER if good else WORSE


def _no_change(n: int, others: bool) -> str:
    scores = f"the other {counted(n, 'score')}" if others else counted(n, "score")
    return f"In {scores} no change was detected."
