"""Save figures as SVG and PNG, the same bytes each time."""

import json
import struct
import zlib
from pathlib import Path

import typst
from matplotlib.backends.backend_svg import FigureCanvasSVG

from plait.report.figure_style import Drawing, styled

# An inch: print quality at the 170 mm that a journal's page is wide. Uneven, since the
# rasteriser thins letters whose feet fall exactly on a row of pixels, and figures are
# laid out in round parts of an inch.
PIXELS = 300.7
METRE = 39.3701  # inches
HEAD = 33  # bytes of a PNG before its first optional part
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
        (folder / f"{name}.png").write_bytes(with_resolution(picture, PIXELS))
    words = {
        name: {"alt": drawing.alt, "caption": drawing.caption, "drawn": drawing.drawn}
        for name, drawing in drawings.items()
    }
    text = json.dumps(words, indent=2, ensure_ascii=False)
    (folder / "figures.json").write_text(f"{text}\n", "utf-8")


def with_resolution(picture: bytes, pixels: float) -> bytes:
    """Write into a PNG how large it prints.

    Parameters
    ----------
    picture : bytes
        A PNG that does not say.
    pixels : float
        An inch.

    Returns
    -------
    bytes
        The same pixels; Word and journals then know their size.
    """
    metre = round(pixels * METRE)
    body = b"pHYs" + struct.pack(">IIB", metre, metre, 1)
    part = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:HEAD] + part + picture[HEAD:]
