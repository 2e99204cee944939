"""Set the argument: its marks as words that say what stands behind them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plait.errors import Fault
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.finding_words import name_findings
from plait.report.hover import finding_tip, quote_tip, with_tip
from plait.report.inputs import ReportInputs, rows_of
from plait.report.marks import problem_of, scale_decimals, scale_of, set_finding
from plait.synthesis.marks import ARGUMENT, KINDS, LINK, PUBLIC, Mark, read_marks

# Signs of private use hold the place of a mark while the prose around it is tamed.
OPEN, CLOSE, BREAK = "\ue000", "\ue001", "\ue002"
HELD = re.compile(rf"{OPEN}(\d+){CLOSE}")
# Line ends of a mark go behind the word that it ends in, with its full stop or comma.
BREAKS = re.compile(rf"({BREAK}+)((?:(?!\n\n)[^ {OPEN}])*) ?")
NO_QUOTE = "\\[a quote that is withheld\\]"
WITHHELD = "\\[withheld\\]"
TABLES = {"proposition": "propositions", "statement": "statements",
          "recommendation": "recommendations"}  # fmt: skip


@dataclass(frozen=True)
class Behind:
    """What stands behind the marks of a report.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    named : mapping
        As `name_findings` gives it.
    quotes : mapping
        Quote id to row of QUOTES.
    texts : mapping
        Kind of a mark to ids, each with the words for its tip.
    names : mapping
        Construct id to its name.
    decimals : mapping
        Of each scale.
    """

    inputs: ReportInputs
    named: Mapping[str, tuple[str, str]]
    quotes: Mapping[str, dict]
    texts: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]
    decimals: Mapping[tuple, int]


def set_argument(text: str, inputs: ReportInputs) -> tuple[str, list[Fault]]:
    """Set the argument.

    Parameters
    ----------
    text : str
        As it was released.
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    str
        Markdown with as many lines; what is no mark stays as typed. A withheld finding
        reads `[withheld]`.
    list of Fault
        Marks in braces that name nothing, or have a form that is none.
    """
    behind = _behind(inputs)
    plain = text.translate(dict.fromkeys(map(ord, (OPEN, CLOSE, BREAK)), " "))
    marks = read_marks(plain, kinds=(*KINDS, "quote"))
    parts, at = [], 0
    for place, mark in enumerate(marks):
        breaks = BREAK * plain.count("\n", mark.start, mark.end)
        parts += [plain[at : mark.start], f"{OPEN}{place}{CLOSE}", breaks]
        at = mark.end
    whole = BREAKS.sub(_after_word, "".join([*parts, plain[at:]]))
    prose = _without_odd_links(whole)
    shown = [_set(mark, behind) for mark in marks]
    faults = [fault for mark in marks for fault in _faults(mark, behind)]
    return HELD.sub(lambda held: shown[int(held[1])], tame_markdown(prose)), faults


def _after_word(found: re.Match) -> str:
    """Put line ends behind a word; a line that ends there already has its own."""
    word = found[2]
    return word if word.endswith("\n") else word + "\n" * len(found[1])


def typed_numbers(text: str) -> list[tuple[str, str]]:
    """List the numbers of an argument that were typed by hand.

    Parameters
    ----------
    text : str
        As it was released.

    Returns
    -------
    list of (str, str)
        The words, and the reason.
    """
    marks = [mark for mark in read_marks(text) if mark.kind == "typed"]
    return [(" ".join(m.text.split()), " ".join(m.word.split())) for m in marks]


def _behind(inputs: ReportInputs) -> Behind:
    prose = inputs.prose
    constructs, questions = prose.get("constructs") or [], prose.get("questions") or []
    texts = {
        "construct": {c["id"]: f"{c['name']}\n{c.get('definition', '')}" for c in constructs},
        "question": {q["id"]: q["text"] for q in questions},
        "workshop": {
            w["id"]: f"Workshop, {w['date']}" for w in prose.get("workshops") or []
        },
    }  # fmt: skip
    for kind, table in TABLES.items():
        rows = rows_of(inputs, table)
        texts[kind] = {row[kind]: row["text"] for row in rows}
    return Behind(
        inputs, name_findings(inputs),
        {row["quote"]: row for row in rows_of(inputs, "quotes")}, texts,
        {c["id"]: c["name"] for c in constructs},
        scale_decimals(inputs.tables.get("scales")),
    )  # fmt: skip


def _set(mark: Mark, behind: Behind) -> str:
    words = " ".join(tame_markdown(mark.text).split())
    if mark.kind == "finding":
        return _finding(mark, words, behind)
    if mark.kind == "quote":
        return _quote(mark, behind)
    if mark.kind == "construct":
        name = words or escape_markdown(behind.names.get(mark.name, mark.name))
        return with_tip(
            f"*{name.strip('*')}*", behind.texts["construct"].get(mark.name, "")
        )
    if mark.kind == "typed":
        return with_tip(words, f"Typed by hand: {mark.word}")
    tip = behind.texts.get(mark.kind, {}).get(mark.name, "")
    return with_tip(words or escape_markdown(mark.name), tip)


def _finding(mark: Mark, words: str, behind: Behind) -> str:
    found = behind.inputs.by_finding
    rows = [found[name] for name in mark.names if name in found]
    if not rows:
        return words or escape_markdown(f"{{finding:{mark.name}}}")
    if not words:
        decimals = behind.decimals.get(scale_of(rows[0]), 1)
        words = set_finding(rows[0], decimals, mark.form or "unit")
    if words == "withheld" or any(row["status"] == "withheld" for row in rows):
        words = WITHHELD
    tips = [finding_tip(row, about=behind.named.get(row["finding"])) for row in rows]
    return with_tip(words, "\n".join(tips))


def _quote(mark: Mark, behind: Behind) -> str:
    quote = behind.quotes.get(mark.name)
    if quote is None:
        return NO_QUOTE
    said = escape_markdown(re.sub(r"\\([\[\]\\])", r"\1", mark.text))
    return f"{with_tip(f'“{said}”', quote_tip(quote))} ({escape_markdown(mark.name)})"


def _without_odd_links(text: str) -> str:
    """Show links that lead nowhere as they were typed."""

    def shown(link: re.Match) -> str:
        kind, colon, _ = link["target"].strip("<>").partition(":")
        odd = colon and kind.strip().lower() not in PUBLIC
        return escape_markdown(link[0]) if odd else link[0]

    return LINK.sub(shown, text)


def _faults(mark: Mark, behind: Behind) -> list[Fault]:
    if mark.text or mark.kind not in ("finding", "construct"):
        return []
    known = behind.inputs.by_finding if mark.kind == "finding" else behind.names
    problem = problem_of(mark.kind, mark.name, mark.form, known)
    shown = f"{{{mark.kind}:{mark.name}{f'|{mark.form}' if mark.form else ''}}}"
    return [Fault(ARGUMENT, mark.line, "", shown, *problem)] if problem else []
