"""Write the workbook in which a coder decides, with drop-down lists and no formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plait.qualitative.review_rows import (
    AGAIN_COLUMNS,
    BOOK_COLUMNS,
    DECIDED,
    HAND_COLUMNS,
    SUGGESTION_COLUMNS,
)

HOW, SUGGESTIONS, BY_HAND = "How to", "Suggestions", "Add by hand"
AGAIN, BOOK = "Decide again", "Codebook"
ACTIONS = ("accept", "reject", "move", "extend")
AGAIN_ACTIONS = ("add", "drop")
AGAIN_FILLED = ("decision", "quote now", "which one", "code now", "reason", "memo",
                "against")  # fmt: skip
WIDTHS = {"before": 35, "passage": 60, "after": 35, "longer passage": 45, "quote": 60,
          "quote now": 45, "definition": 50, "use when": 40, "not when": 40,
          "examples": 40, "why": 40, "reason": 25, "memo": 35, "name": 30}  # fmt: skip
FILL_IN = PatternFill("solid", fgColor="FFF6D5")
HEAD = PatternFill("solid", fgColor="DDE6EE")
SPARE = 300  # empty rows to fill in by hand
WORDS = (
    "Read each passage on the sheet Suggestions, with what was said before and after; "
    "the words in bold are those that a keyword hit.",
    "Choose accept if the code fits the whole sentence, reject if it does not, move if "
    "another code fits (choose it in the column move to), or extend if the code needs "
    "more, or less, than the sentence (copy the words into longer passage).",
    "What no keyword found goes on the sheet Add by hand: copy the words from the "
    "transcript, and choose the code; a reason and a memo are yours to give, and against: "
    "the theme, code or proposition that the words speak against (between several, ;).",
    "Leave blank what you have not decided: rows may be sorted, or deleted, and nothing "
    "is lost; the column suggestion must stay as it is.",
    "Save the file and run: plait decide {coder} {file}. These are people's words: the "
    "file stays where the transcripts stay.",
)
BY_HAND_WORDS = (
    "Read the transcripts: this study works without suggestions.",
    "What you code goes on the sheet Add by hand: choose the code, and copy the words "
    "as they stand in the transcript; a reason and a memo are yours to give, and against: "
    "the theme, code or proposition that the words speak against (between several, ;).",
    "On the sheet Decide again are decisions of yours whose words or whose code have "
    "changed: write add, the words as they are now and the code, or drop.",
    "The sheet Codebook is there to read beside it.",
    WORDS[-1],
)


@dataclass(frozen=True)
class SheetPlan:
    """One sheet before it is written.

    Parameters
    ----------
    title : str
        Name of the sheet.
    columns : tuple of str
        In order.
    rows : list of dict
        Column to text; `hit` marks words of the passage in bold.
    fill_in : tuple of str
        Columns for the coder.
    choices : dict of str to str
        Column to the list that a cell of it may hold.
    spare : int
        Empty rows below.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[dict]
    fill_in: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    spare: int = 0


def how_to(coder: str, file: str, *, suggests: bool = True) -> list[str]:
    """Give the five sentences of the first sheet.

    Parameters
    ----------
    coder : str
        Who decides.
    file : str
        Where the workbook lies.
    suggests : bool
        Whether there is a sheet of suggestions.

    Returns
    -------
    list of str
        One a row.
    """
    words = WORDS if suggests else BY_HAND_WORDS
    return [sentence.format(coder=coder, file=file) for sentence in words]


def workbook(sheets: list[SheetPlan], sentences: list[str]) -> bytes:
    """Write the workbook.

    Parameters
    ----------
    sheets : list of SheetPlan
        After the first.
    sentences : list of str
        What the first sheet says.

    Returns
    -------
    bytes
        An .xlsx file. Every cell is text: nothing in a transcript is calculated.
    """
    book = Workbook()
    first = book.active
    first.title = HOW
    first.column_dimensions["A"].width = 110
    for number, sentence in enumerate(sentences, start=1):
        _write(first.cell(number, 1), sentence)
    for plan in sheets:
        _sheet(book.create_sheet(plan.title), plan)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(sheet: Worksheet, plan: SheetPlan) -> None:
    for place, name in enumerate(plan.columns, start=1):
        head = sheet.cell(1, place, name)
        head.font, head.fill = Font(bold=True), HEAD
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = WIDTHS.get(name, 16)
    for number, row in enumerate(plan.rows, start=2):
        for place, name in enumerate(plan.columns, start=1):
            hit = row.get("hit") if name == "passage" else None
            _write(sheet.cell(number, place), row.get(name, ""), hit)
            if name in plan.fill_in:
                sheet.cell(number, place).fill = FILL_IN
    sheet.freeze_panes = "A2"
    if plan.rows:
        last = get_column_letter(len(plan.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(plan.rows) + 1}"
    _lists(sheet, plan)


def _lists(sheet: Worksheet, plan: SheetPlan) -> None:
    last = len(plan.rows) + plan.spare + 1
    for name, formula in plan.choices.items():
        if last > 1:
            letter = get_column_letter(plan.columns.index(name) + 1)
            choice = DataValidation("list", formula1=formula, allow_blank=True)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)


def _write(cell: Cell, text: str, hit: tuple[int, int] | None = None) -> None:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not clean:
        return
    # a mark of signs that were taken out would stand in the wrong place
    marked = hit if clean == text else None
    cell.value = _marked(clean, marked) if marked else clean
    cell.data_type = "s"  # text, though it begin with = or -
    cell.quotePrefix = clean[0] in "=+-@"


def _marked(text: str, hit: tuple[int, int]) -> CellRichText:
    parts = [text[: hit[0]], TextBlock(InlineFont(b=True), text[slice(*hit)]),
             text[hit[1] :]]  # fmt: skip
    return CellRichText(*[part for part in parts if part])


def review_plans(
    suggested: list[dict], again: list[dict], book: list[dict], *, suggests: bool = True,
    others: Sequence[dict] = (),
) -> list[SheetPlan]:  # fmt: skip
    """Plan the sheets of a review.

    Parameters
    ----------
    suggested, again, book : list of dict
        As `suggestion_rows`, `again_rows` and `book_rows`.
    suggests : bool
        Whether there is a sheet of suggestions.
    others : sequence of dict
        As `target_rows`: what a passage may speak against beside codes.

    Returns
    -------
    list of SheetPlan
        With drop-down lists for decisions and codes.
    """
    whole = [*book, *others]
    codes, all_ = (f"{BOOK}!$A$2:$A${max(len(rows), 1) + 1}" for rows in (book, whole))
    plans = [
        SheetPlan(SUGGESTIONS, SUGGESTION_COLUMNS, suggested, DECIDED,
                  {"decision": _one_of(ACTIONS), "move to": codes, "against": all_}),
        SheetPlan(BY_HAND, HAND_COLUMNS, [], HAND_COLUMNS, {"code": codes, "against": all_}, SPARE),
        SheetPlan(AGAIN, AGAIN_COLUMNS, again, AGAIN_FILLED,
                  {"decision": _one_of(AGAIN_ACTIONS), "code now": codes,
                   "against": all_}),
        SheetPlan(BOOK, BOOK_COLUMNS, whole),
    ]  # fmt: skip
    return plans if suggests else plans[1:]


def _one_of(words: tuple[str, ...]) -> str:
    """Give the list of a drop-down cell: short words without commas."""
    return f'"{",".join(words)}"'
