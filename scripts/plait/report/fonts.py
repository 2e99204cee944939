"""Find the fonts of the figures, and those for rare letters of the PDF."""

import shutil
from importlib.util import find_spec
from pathlib import Path

# Package, folder in it, files. All may be held by a PDF: Noto is under the SIL Open
# Font License, DejaVu and Last Resort (a box for any other letter) are as free.
FALLBACKS = (
    ("manimgx_fonts", "", "*.ttf"),
    ("matplotlib", "mpl-data/fonts/ttf", "DejaVuSans.ttf"),
    ("matplotlib", "mpl-data/fonts/ttf", "LastResortHE-Regular.ttf"),
)
# Noto Sans once more, in faces that matplotlib can take: reports/make_figure_fonts.py.
FIGURE_FONTS = Path(__file__).parents[3] / "reports/fonts"


def copy_fonts(folder: Path) -> None:
    """Put the fonts for rare letters into a render folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package, inside, files in FALLBACKS:
        # Not imported: matplotlib takes longer to start than a page to set.
        home = Path(find_spec(package).origin).parent / inside
        for path in sorted(home.glob(files)):
            shutil.copyfile(path, folder / path.name)
