"""Make words that people typed safe to set inside markdown."""

import re
import unicodedata

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@&=:%/])")
# Left to itself, pandoc may take one after a bracket for a mark of quotation.
APOSTROPHE = re.compile(r"(?<=[\w\])])'(?=\w)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2028\u2029\ufeff]")
DOUBTFUL = re.compile("[|\u0300-\U0010ffff]")  # below, but for a bar, all are one wide
TAMED = (
    (re.compile(r"\{\{(?=[<%])"), r"\\{\\{"),  # Quarto would run a shortcode
    (re.compile(r"!\["), r"\\!["),  # a picture could be fetched from elsewhere
    (re.compile(r"<(?=[A-Za-z/!?])"), r"\\<"),  # HTML is for one format only
    (re.compile(r"\{=(?=[A-Za-z])"), r"\\{="),  # and so are raw attributes
    (re.compile(r"(?<!\\)\$"), r"\\$"),  # pounds and dollars, never TeX
    (re.compile(r"\\(?=[A-Za-z])"), r"\\\\"),  # nor a TeX command
    (re.compile(r"^:::", re.MULTILINE), r"\\:::"),
    (re.compile(r"\]\((?=\s*(?:javascript|vbscript|data|file):)", re.I), r"]\\("),
    # Metadata would hide inside rules of dashes; underlines would make headings.
    (re.compile(r"^(?=(?:-{2,}|={2,}|\.\.\.)\s*$)", re.MULTILINE), r"\\"),
)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)


def escape_markdown(value: str | None) -> str:
    """Escape words so that markdown shows them as they were typed.

    Parameters
    ----------
    value : str or None
        What a person wrote; missing is the empty text.

    Returns
    -------
    str
        One line; nothing in it is markup, a citation, a shortcode or HTML.
        Quotation marks stay, so that they are set as curly ones.
    """
    line = " ".join(CONTROL.sub(" ", value or "").split())
    return SPECIAL.sub(r"\\\1", APOSTROPHE.sub("’", line))


def escape_cell(value: str | None) -> str:
    """Escape words for a cell of a table.

    Parameters
    ----------
    value : str or None
        What a person wrote.

    Returns
    -------
    str
        As `escape_markdown`; characters that could shift the edges of a cell
        (bars, wide and combining ones) are numeric entities.
    """
    return protect_cell(escape_markdown(value))


def protect_cell(markdown: str) -> str:
    """Keep finished markdown from shifting the edges of its cell.

    Parameters
    ----------
    markdown : str
        One cell.

    Returns
    -------
    str
        Every bar, and every character that is not one column wide, as an entity.
    """
    unbarred = markdown.replace("\\|", "|")
    return DOUBTFUL.sub(_steadied, unbarred)


def tame_markdown(value: str | None, *, level: int = 3) -> str:
    """Keep the markdown that people wrote, without what could run or fetch.

    Parameters
    ----------
    value : str or None
        Paragraphs, lists, emphasis, citations.
    level : int, default 3
        Of every heading in it: one below the heading that it stands under.

    Returns
    -------
    str
        Shortcodes, HTML, TeX, fenced blocks and pictures are shown as typed;
        headings are not numbered.
    """
    text = CONTROL.sub(" ", value or "").strip()
    for pattern, replacement in TAMED:
        text = pattern.sub(replacement, text)
    return HEADING.sub(rf"{'#' * level} \1 {{.unnumbered .unlisted}}", text)


def _steadied(found: re.Match) -> str:
    """Give a character as an entity where it is not one column wide."""
    character = found[0]
    return f"&#{ord(character)};" if _shifts(character) else character


def _shifts(character: str) -> bool:
    if character == "|":
        return True
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide or unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "So")
