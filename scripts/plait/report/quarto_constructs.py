"""Hold a document against the Quarto constructs that both renderers can show."""

import re

# What the embedded renderer knows: pandoc's markdown; `include` of a file and `meta` of
# a name; callouts; tables and figures with their ids, sections with theirs, and
# references to all three; citations. What Quarto knows besides is found by these.
ONLY_QUARTO = {
    "a shortcode": re.compile(r"(?<![\\{]){{<\s*(?!include\s|meta\s)(\S+)"),
    "a block": re.compile(
        r"^:{3,}\s*\{[^}\n]*\.(panel-[\w-]+|content-(?:visible|hidden)|column-[\w-]+|cell"
        r"|aside|margin-[\w-]+|layout|hidden|unless-format|when-format)(?=[\s}])", re.M
    ),
    "a layout": re.compile(r"^:{3,}\s*\{[^}\n]*\b(layout(?:-\w+)?)=", re.M),
    "code that runs": re.compile(r"^`{3,}[ \t]*\{(python|r|julia|ojs|mermaid|dot)\b", re.M),
    "a reference": re.compile(r"(?<![\w\\])@((?:eq|lst|thm|lem|exm|exr|def)-[\w-]+)"),
}  # fmt: skip


def only_quarto(text: str) -> list[str]:
    """List the constructs that Quarto would show and the embedded renderer would not.

    Parameters
    ----------
    text : str
        Markdown of a whole document, or of one page of it.

    Returns
    -------
    list of str
        Each once, as "a block: panel-tabset".
    """
    found = (
        f"{kind}: {match[1]}"
        for kind, pattern in ONLY_QUARTO.items()
        for match in pattern.finditer(text)
    )
    return list(dict.fromkeys(found))
