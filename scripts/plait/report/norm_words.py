"""Say in plain words how scores lie beside their norms."""

from plait.report.escape import escape_markdown
from plait.report.inputs import ReportInputs, index_findings, rows_of, short_times
from plait.report.norm_values import norm_label
from plait.report.numerals import known
from plait.report.wording import joined, lower_name, some


def norm_sentences(inputs: ReportInputs) -> str:
    """Say which scores lay above and below their norms at the first time.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Each side names the norms that its scores were set beside, the first of each
        scale; "" where there are no norms.
    """
    found, time = index_findings(inputs), next(iter(short_times(inputs.study)), "")
    sides: dict[str, list[tuple]] = {"above": [], "below": [], "neither": []}
    for scale in rows_of(inputs, "scales"):
        stem = f"{scale['instrument']}.{scale['scale']}.{time}.distance:"
        rows = [f for name, f in found.items() if name.startswith(stem)]
        for row in rows[:1]:
            if row["status"] == "computed" and known(row["low"]):
                sides[_side(row)].append((lower_name(scale), row["norm"]))
    if not any(sides.values()):
        return ""
    at = escape_markdown(short_times(inputs.study)[time])
    said = [
        f"At {at}, scores were {side} {_norms_of(pairs)} for {_names_of(pairs)}."
        for side, pairs in sides.items() if pairs and side != "neither"
    ]  # fmt: skip
    if sides["neither"]:
        said.append(
            f"For {_names_of(sides['neither'])} no difference from "
            f"{_norms_of(sides['neither'])} could be told; that is not the same as "
            "being alike."
        )
    return " ".join(said)


def _names_of(pairs: list[tuple[str, str]]) -> str:
    return some([name for name, _ in pairs])


def _norms_of(pairs: list[tuple[str, str]]) -> str:
    labels = list(dict.fromkeys(escape_markdown(norm_label(norm)) for _, norm in pairs))
    return f"the published norm{'s' * (len(labels) > 1)} ({joined(labels, ',')})"


def _side(finding: dict) -> str:
    if finding["low"] > 0:
        return "above"
    return "below" if finding["high"] < 0 else "neither"
