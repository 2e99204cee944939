"""Make a decision of each row that a coder filled in, or say what is wrong with it."""

from plait.errors import Fault
from plait.ingest.transcripts import text_hash
from plait.qualitative.against import EXPECTED, split_against
from plait.qualitative.desk import Desk
from plait.qualitative.placing import find_once
from plait.qualitative.quote_search import Quotes
from plait.qualitative.review_rows import AGAIN_COLUMNS, DECIDED
from plait.qualitative.sheet_rows import SheetRow

Line = dict[str, str]
SAME = ("document", "suggestion", "action", "code", "code_to", "text_hash", "reason",
        "memo", "against")  # fmt: skip
# which column an action needs, and which it must not have
ASKS = {"accept": "", "reject": "", "move": "move to", "extend": "longer passage"}
AGAIN = {"add": "code now", "drop": ""}
DROP = "drop"
NOTED = ("reason", "memo")
RESOLVED = "against, by id"  # beside what was typed


def row_decision(row: SheetRow, desk: Desk, quotes: Quotes) -> tuple[Line, list[Fault]]:
    """Make a decision of one row.

    Parameters
    ----------
    row : SheetRow
        As read.
    desk : Desk
        What it is held against.
    quotes : Quotes
        The transcripts.

    Returns
    -------
    line : dict
        Columns of a decision file that the decision needs, without id, time and
        coder; empty where nothing is filled in or there is a fault.
    faults : list of Fault
        See `decide`.
    """
    kinds = {
        "Suggestions": _on_suggestion,
        "Add by hand": _by_hand,
        "Decide again": _again,
    }
    odd = _against(row, desk)
    line, faults = kinds[row.sheet](row, desk, quotes)
    faults = [*faults, *(odd if line else [])]
    return ({} if faults else line), faults


def _against(row: SheetRow, desk: Desk) -> list[Fault]:
    """Put ids for what a row speaks against, or say what is wrong with it."""
    asked = split_against(row.cells.get("against", ""))
    found = [desk.targets.find_standing(typed) for typed in asked]
    row.cells[RESOLVED] = ";".join(one[0] for one in found if len(one) == 1)
    faults = [
        row.fault("against", repr(typed), f"one of {' and '.join(one)}" if one else EXPECTED,
                  "choose one from the list; between several, ;")
        for typed, one in zip(asked, found, strict=True) if len(one) != 1
    ]  # fmt: skip
    if asked and row.cells.get("decision", "").casefold() == DROP:
        mend = "blank it, or write add"
        faults.append(row.fault("against", f"{DROP!r} with 'against'", "nothing", mend))
    return faults


def _word(row: SheetRow, known: dict, columns: tuple[str, ...]) -> tuple[str, list]:
    """Give the decision of a row, "" where nothing is filled in."""
    word = row.cells.get("decision", "").casefold()
    if word in known:
        return word, []
    filled = [name for name in columns if row.cells.get(name)]
    if not filled:
        return "", []
    found = (
        repr(row.cells["decision"]) if word else f"nothing, beside {', '.join(filled)}"
    )
    return "", [row.fault("decision", found, f"one of {', '.join(known)}",
                          "choose one from the list, or blank the row")]  # fmt: skip


def _on_suggestion(row: SheetRow, desk: Desk, quotes: Quotes) -> tuple[Line, list]:
    word, faults = _word(row, ASKS, DECIDED)
    if not word:
        return {}, faults
    name = row.cells.get("suggestion", "")
    hit = desk.hits.get(name)
    if hit is None:
        return _gone(row, word, name, desk)
    faults = _asked(row, word)
    code_to, span = "", (int(hit["start"]), int(hit["end"]))
    if word == "move" and not faults:
        code_to, faults = _code(row, "move to", desk)
    if word == "extend" and not faults:
        span, faults = find_once(row, "longer passage", quotes, hit)
    if code_to == hit["code"]:
        faults = [row.fault("move to", f"{code_to!r}, which was suggested",
                            "another code", "choose accept")]  # fmt: skip
    line = {"suggestion": name, "action": word, "code": hit["code"], "code_to": code_to}
    return line | _passage(hit["document"], span, row, desk), faults


def _gone(row: SheetRow, word: str, name: str, desk: Desk) -> tuple[Line, list]:
    """Pass over a suggestion that is decided and no longer made."""
    known = desk.mine[desk.mine["suggestion"].eq(name) & desk.mine["suggestion"].ne("")]
    if word in set(known["action"]):
        old = known[known["action"].eq(word)].iloc[-1]
        return {key: old[key] for key in SAME} | {"start": str(old["start"])}, []
    return {}, [row.fault("suggestion", repr(name), "a suggestion as it is made now",
                          "make the sheets again: plait review")]  # fmt: skip


def _asked(row: SheetRow, word: str) -> list[Fault]:
    """Hold the filled columns against the decision."""
    faults = []
    for action, column in ASKS.items():
        filled = bool(row.cells.get(column))
        if column and filled != (action == word):
            found = f"{word!r} with{'' if filled else 'out'} {column!r}"
            faults.append(row.fault("decision", found, f"{column!r} for {action} only",
                                    "fill it in, blank it, or decide otherwise"))  # fmt: skip
    return faults


def _code(row: SheetRow, column: str, desk: Desk) -> tuple[str, list[Fault]]:
    """Find a code by its id, or by its name."""
    typed = row.cells.get(column, "")
    codes = desk.codebook.codes
    if typed in desk.codebook.ids:
        return typed, []
    named = codes.loc[codes["name"].str.casefold().eq(typed.casefold()), "code"]
    if len(named) == 1:
        return named.iloc[0], []
    return "", [row.fault(column, repr(typed) if typed else "nothing",
                          "a code of the codebook", "choose one from the list")]  # fmt: skip


def _by_hand(row: SheetRow, desk: Desk, quotes: Quotes) -> tuple[Line, list]:
    if not any(row.cells.values()):
        return {}, []
    code, faults = _code(row, "code", desk)
    span, odd = find_once(row, "quote", quotes)
    if faults or odd:
        return {}, [*faults, *odd]
    line = {"action": "add", "code": code}
    return line | _passage(row.cells["document"], span, row, desk), []


def _again(row: SheetRow, desk: Desk, quotes: Quotes) -> tuple[Line, list]:
    columns = AGAIN_COLUMNS[AGAIN_COLUMNS.index("decision") : -1]
    word, faults = _word(row, AGAIN, columns)
    if not word:
        return {}, faults
    name = row.cells.get("replaces", "")
    old = desk.mine[desk.mine["decision"].eq(name)]
    if old.empty:
        return {}, [row.fault("replaces", repr(name), "a decision of this coder",
                              "make the sheets again: plait review")]  # fmt: skip
    document = old.iloc[0]["document"]
    if word == DROP:
        return _note(row) | {"action": "retract", "supersedes": name,
                             "document": document}, []  # fmt: skip
    code, faults = _code(row, "code now", desk)
    filled = "quote now" if row.cells.get("quote now") else "passage"
    row.cells["document"] = document
    span, odd = find_once(row, filled, quotes)
    if faults or odd:
        return {}, [*faults, *odd]
    line = {"action": "add", "code": code, "supersedes": name}
    return line | _passage(document, span, row, desk), []


def _passage(document: str, span: tuple[int, int], row: SheetRow, desk: Desk) -> Line:
    words = desk.texts[document].text[slice(*span)]
    place = {"document": document, "start": str(span[0]), "end": str(span[1])}
    return place | {"text_hash": text_hash(words)} | _note(row)


def _note(row: SheetRow) -> Line:
    note = {name: row.cells.get(name, "") for name in NOTED}
    return note | {"against": row.cells.get(RESOLVED, "")}
