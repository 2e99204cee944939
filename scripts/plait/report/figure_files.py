"""Save figures as SVG and PNG, the same bytes each time."""

import json
from pathlib import Path

import typst
from matplotlib.backends.backend_svg import FigureCanvasSVG

from plait.report.figure_style import Drawing, styled

# An inch. Uneven, since the rasteriser thins letters whose feet fall exactly on a row
# of pixels, and figures are laid out in round parts of an inch.
PIXELS = 223.7
PICTURE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image("{name}.svg")
"""
# Matplotlib would write its version and the time.
UNDATED = {"Date": None, "Creator": None}


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
