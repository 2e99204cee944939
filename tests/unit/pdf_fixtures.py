"""PDF transcripts of a few lines, set by typst."""

import typst


def pdf(*pages, head="", foot="", numbers=False):
    """Set each page, a list of lines, as it is; `foot` may hold {page} and {pages}."""
    parts = [_page(page, number, len(pages), head, foot, numbers)
             for number, page in enumerate(pages, start=1)]  # fmt: skip
    setting = (
        '#set page(width: 400pt, height: 400pt)\n#set text(font: "Libertinus Serif")\n'
    )
    return typst.compile((setting + "\n#pagebreak()\n".join(parts)).encode())


def _page(lines, number, pages, head, foot, numbers):
    shown = [head, *lines, foot.format(page=number, pages=pages)]
    if numbers:
        shown[1:-1] = [f"{n} {line}" for n, line in enumerate(lines, start=1)]
    return "\n".join(f"#raw({_quoted(line)}) \\" for line in shown if line)


def _quoted(line):
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
