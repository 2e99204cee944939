"""Say in plain words how scores lie beside their norms."""

from plait.report.escape import escape_markdown
from plait.report.inputs import ReportInputs, index_findings, rows_of, short_times
from plait.report.numerals import known
from plait.report.wording import counted, lower_name, some


def norm_sentences(inputs: ReportInputs) -> str:
    """Say which scores lay above and below their norms at the first time.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        A sentence a side, by the first norm of each scale; "" where there are no norms.
    """
    found, time = index_findings(inputs), next(iter(short_times(inputs.study)), "")
    sides: dict[str, list[str]] = {"above": [], "below": [], "neither": []}
    for scale in rows_of(inputs, "scales"):
        stem = f"{scale['instrument']}.{scale['scale']}.{time}.distance:"
        rows = [f for name, f in found.items() if name.startswith(stem)]
        for row in rows[:1]:
            if row["status"] == "computed" and known(row["low"]):
                sides[_side(row)].append(lower_name(scale))
    if not any(sides.values()):
        return ""
    at = escape_markdown(short_times(inputs.study)[time])
    return " ".join([f"At {at}, beside published groups:", _told(sides)])


def _told(sides: dict[str, list[str]]) -> str:
    said = [
        f"{some(names)} {'was' if len(names) == 1 else 'were'} {side}"
        for side, names in sides.items()
        if names and side != "neither"
    ]
    if sides["neither"]:
        scores = counted(len(sides["neither"]), "score")
        said.append(f"in {scores} no difference could be told")
    return f"{'; '.join(said)}."


def _side(finding: dict) -> str:
    if finding["low"] > 0:
        return "above"
    return "below" if finding["high"] < 0 else "neither"
