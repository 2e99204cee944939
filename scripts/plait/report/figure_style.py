"""The one style of the figures, and what a figure carries with it."""

from dataclasses import dataclass
from functools import cache

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager

from plait.report.fonts import FIGURE_FONTS

WIDTH = 6.7  # inches: the text of an A4 page
HEAD, TEXT, SMALL, LEAST = 7.9, 7.4, 6.5, 6.1  # points
INK, SOFT, HAIR, BAND = "#1d2329", "#59636e", "#d5dae0", "#e3e7ec"
MOST_TOLD = 30  # scales whose numbers an alternative text can hold
# Okabe & Ito (2008): told apart by all kinds of colour vision; markers and lightness
# tell them apart in print.
SERIES = (
    {"color": "#0072B2", "marker": "o", "markerfacecolor": "#0072B2"},
    {"color": "#D55E00", "marker": "s", "markerfacecolor": "#ffffff"},
    {"color": "#000000", "marker": "D", "markerfacecolor": "#999999"},
    {"color": "#009E73", "marker": "^", "markerfacecolor": "#ffffff"},
)
# Noto Sans under a name that no machine has; what it lacks comes from DejaVu, which
# matplotlib brings along.
FAMILIES = ["Plait Sans", "DejaVu Sans"]
RC = {
    "font.family": FAMILIES,
    "font.size": TEXT,
    "axes.titlesize": TEXT,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 4,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.major.width": 0.5,
    "ytick.major.width": 0.5,
    "xtick.major.size": 2,
    "ytick.major.size": 2,
    "text.color": INK,
    "svg.hashsalt": "plait",
    "svg.fonttype": "path",
    "axes.unicode_minus": True,
    "text.parse_math": False,
}


@dataclass(frozen=True)
class Drawing:
    """A figure with its words.

    Parameters
    ----------
    figure : Figure
        Not yet saved.
    alt : str
        What is seen, for those who cannot see it.
    caption : str
        Stands below it.
    drawn : bool
        False for the placeholder of an absent strand: the report leaves it out.
    """

    figure: Figure
    alt: str
    caption: str
    drawn: bool = True


def styled():
    """Give the context in which every figure is drawn and saved.

    Returns
    -------
    context manager
        Sets matplotlib's parameters, and sets them back.
    """
    _add_fonts()
    return mpl.rc_context(RC)


def font_of(points: float) -> FontProperties:
    """Give the font of the figures, to measure words before they are drawn.

    Parameters
    ----------
    points : float
        Size of the type.

    Returns
    -------
    FontProperties
        Of the upright face.
    """
    _add_fonts()
    return FontProperties(family=FAMILIES, size=points)


@cache
def _add_fonts() -> None:
    for path in sorted(FIGURE_FONTS.glob("*.ttf")):
        fontManager.addfont(path)


def placeholder(words: str) -> Drawing:
    """Draw nothing but a line of words.

    Parameters
    ----------
    words : str
        Why there is no figure.

    Returns
    -------
    Drawing
        Marked as not drawn.
    """
    figure = Figure(figsize=(WIDTH, 0.8))
    figure.text(0.5, 0.5, words, ha="center", va="center", color=SOFT, fontsize=9)
    return Drawing(
        figure, alt=f"{words[:1].upper()}{words[1:]}.", caption="", drawn=False
    )


def bare(axes: Axes) -> None:
    """Take frame and ticks off.

    Parameters
    ----------
    axes : Axes
        Changed in place.
    """
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)


def numbers_of(rows: dict[str, list[str]]) -> str:
    """List the numbers of a picture for its alternative text.

    Parameters
    ----------
    rows : dict of str to list of str
        Name of a scale to its numbers, "" where there is none.

    Returns
    -------
    str
        As "Wellbeing 49.8, 47.7; Leadership 4.2, none"; of very many scales only
        the first.
    """
    told = [
        f"{name} {', '.join(number or 'none' for number in numbers)}"
        for name, numbers in list(rows.items())[:MOST_TOLD]
    ]
    more = ["the others stand in the table"] * (len(rows) > MOST_TOLD)
    return "; ".join([*told, *more])


def shorten(text: str, width: int) -> str:
    """Cut a label at a word.

    Parameters
    ----------
    text : str
        A name.
    width : int
        Characters that fit.

    Returns
    -------
    str
        With an ellipsis where it was cut.
    """
    if len(text) <= width:
        return text
    kept = text[: width - 1].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:')}…"
