"""Make the fonts of the figures from Noto Sans, which the PDF is headed in."""

from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).with_name("fonts")
# A name of its own: a machine may have another Noto Sans, with other letters.
FAMILY = "Plait Sans"
# face: the variable font that it is an instance of, its weight
FACES = {
    "Regular": ("NotoSans[wght].ttf", 400),
    "Bold": ("NotoSans[wght].ttf", 700),
    "Italic": ("NotoSans-Italic[wght].ttf", 400),
}
# Latin with all its marks, Greek, Cyrillic, and signs of text. DejaVu has the rest.
LETTERS = ((0x20, 0x250), (0x2B0, 0x460), (0x1E00, 0x1F00), (0x2010, 0x2240))
FEATURES = ["kern", "mark", "mkmk", "ccmp"]
# In parts of the size: as high a line as DejaVu's, which rare letters come from.
ASCENT, DESCENT = 0.928, 0.236
NAMES = {1: FAMILY, 3: f"{FAMILY} {{face}}", 4: f"{FAMILY} {{face}}", 16: FAMILY}


def main() -> None:
    """Write the three faces, the same bytes on every run."""
    TARGET.mkdir(exist_ok=True)
    home = Path(find_spec("manimgx_fonts").origin).parent
    for face, (source, weight) in FACES.items():
        font = TTFont(home / source, recalcTimestamp=False)
        _keep_letters(font)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        _set_lines(font)
        _name(font, face)
        font.save(TARGET / f"PlaitSans-{face}.ttf")


def _keep_letters(font: TTFont) -> None:
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for ends in LETTERS for code in range(*ends)])
    subsetter.subset(font)


def _set_lines(font: TTFont) -> None:
    lines, metrics, size = font["hhea"], font["OS/2"], font["head"].unitsPerEm
    up, down = round(ASCENT * size), round(DESCENT * size)
    lines.ascent, lines.descent, lines.lineGap = up, -down, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = up, -down, 0
    metrics.usWinAscent, metrics.usWinDescent = up, down


def _name(font: TTFont, face: str) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID in NAMES:
            said = NAMES[record.nameID].format(face=face)
            names.setName(said, record.nameID, *_platform(record))
    for number, said in ((2, face), (6, f"PlaitSans-{face}"), (17, face)):
        names.setName(said, number, 3, 1, 0x409)
    bold, italic = face == "Bold", face == "Italic"
    font["OS/2"].usWeightClass = FACES[face][1]
    font["OS/2"].fsSelection = 0x80 | 0x20 * bold | italic | 0x40 * (face == "Regular")
    font["head"].macStyle = 1 * bold | 2 * italic


def _platform(record) -> tuple[int, int, int]:
    return record.platformID, record.platEncID, record.langID


if __name__ == "__main__":
    main()
