"""Draw the figures of the report from released findings, and save them."""

import json
from pathlib import Path

import pandas as pd
import typst
from matplotlib.backends.backend_svg import FigureCanvasSVG

from plait.report.figure_change import change_over_time
from plait.report.figure_codes import codes_by_time
from plait.report.figure_norms import norm_distance
from plait.report.figure_style import Drawing, placeholder, styled
from plait.report.inputs import times_counted

PIXELS = 220  # an inch
PICTURE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image("{name}.svg")
"""
ABSENT = {
    "change_over_time": "no questionnaires in this study",
    "norm_distance": "no norms in this study",
    "codes_by_time": "no codings over time in this study",
}
# Matplotlib would write its version and the time.
UNDATED = {"Date": None, "Creator": None}


def draw_figures(
    findings: pd.DataFrame, scales: pd.DataFrame, codes: pd.DataFrame,
    themes: pd.DataFrame, *, times: dict[str, str],
) -> dict[str, Drawing]:  # fmt: skip
    """Draw every figure of the report.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released findings, in the shape FINDINGS.
    scales, codes, themes : DataFrame
        In the shapes SCALES, CODES and THEMES; may be empty.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    dict of str to Drawing
        change_over_time, norm_distance and codes_by_time, always all three; a
        placeholder where a study has nothing to draw.
    """
    drawings = {name: placeholder(words) for name, words in ABSENT.items()}
    with styled():
        if _has(findings, "mean") and times:
            drawings["change_over_time"] = change_over_time(
                findings, scales, times=times
            )
        if _has(findings, "distance_z") and times:
            drawings["norm_distance"] = norm_distance(findings, scales, times=times)
        spoken = times_counted(findings, times)
        if _has(findings, "extracts") and len(spoken) > 1:
            drawings["codes_by_time"] = codes_by_time(
                findings, codes, themes, times=spoken
            )
    return drawings


def save_figures(drawings: dict[str, Drawing], folder: Path) -> None:
    """Save figures as SVG and PNG with their words in figures.json.

    Parameters
    ----------
    drawings : dict of str to Drawing
        As `draw_figures` gives them.
    folder : Path
        Made if it is not there. The same drawings give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with styled():
        for name, drawing in drawings.items():
            FigureCanvasSVG(drawing.figure).print_svg(
                folder / f"{name}.svg", metadata=UNDATED
            )
    for name in drawings:
        # Not matplotlib: it would draw everything once more.
        picture = typst.compile(
            PICTURE.format(name=name).encode(), root=str(folder), format="png",
            ppi=PIXELS, ignore_system_fonts=True,
        )  # fmt: skip
        (folder / f"{name}.png").write_bytes(picture)
    words = {
        name: {"alt": drawing.alt, "caption": drawing.caption, "drawn": drawing.drawn}
        for name, drawing in drawings.items()
    }
    text = json.dumps(words, indent=2, ensure_ascii=False)
    (folder / "figures.json").write_text(f"{text}\n", "utf-8")


def _has(findings: pd.DataFrame, measure: str) -> bool:
    rows = findings[findings["measure"] == measure]
    return bool(rows["estimate"].notna().any())
