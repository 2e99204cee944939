"""Read one text of a .qdpx with what was coded in it."""

from collections.abc import Mapping

from lxml import etree

from plait.exchange.guids import plain_guid
from plait.exchange.offsets import Counted, count_places
from plait.exchange.projects import Losses, ReadCoding, ReadSource
from plait.exchange.xmlfile import below, text_below

Element = etree._Element


def decoded(data: bytes) -> str:
    """Decode the text of another tool.

    Parameters
    ----------
    data : bytes
        The file.

    Returns
    -------
    str
        As UTF-8, as UTF-16 where its byte order mark says so, else as cp1252; a
        byte order mark stays, since a tool may have counted it.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_source(
    element: Element, files: Mapping[str, bytes], losses: Losses
) -> tuple[ReadSource | None, list[ReadCoding]]:
    """Read a TextSource.

    Parameters
    ----------
    element : element
        The TextSource.
    files : mapping of str to bytes
        Texts of the package by name.
    losses : Losses
        Grows by what was not read.

    Returns
    -------
    source : ReadSource or None
        None where its text is not in the package.
    codings : list of ReadCoding
        Those whose passage lies in the text, at a place that is no guess.
    """
    name = (element.get("name") or "").strip()
    raw = _raw_text(element, files)
    if raw is None:
        losses.add("texts that are not in the package as plain text, not read", name)
        return None, []
    for _ in below(element, "Coding"):
        losses.add("codings of a whole text, not read", name)
    selections = [
        e for e in below(element, "PlainTextSelection") if _codings(e, losses)
    ]
    places = [(_place(e, "startPosition"), _place(e, "endPosition"), e.get("name") or "")
              for e in selections]  # fmt: skip
    counted = count_places(raw, places)
    counted.note(name, losses)
    source = ReadSource(plain_guid(element.get("guid")), name, counted.text)
    found = [
        coding
        for number, (selection, span) in enumerate(
            zip(selections, counted.spans, strict=True)
        )
        if number not in counted.doubtful and _lies_in(selection, span, counted, losses)
        for coding in _coded(selection, source, span)
    ]
    return source, found


def _raw_text(element: Element, files: Mapping[str, bytes]) -> str | None:
    path = element.get("plainTextPath") or ""
    name = path.replace("\\", "/").lower().split("/")[-1]
    if name in files:
        return decoded(files[name])
    inside = below(element, "PlainTextContent")
    return (inside[0].text or "") if inside else None


def _codings(selection: Element, losses: Losses) -> list[Element]:
    codings = below(selection, "Coding")
    if not codings:
        losses.add("passages without a code, not read", f"line {selection.sourceline}")
    return codings


def _place(element: Element, name: str) -> int:
    text = (element.get(name) or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _lies_in(
    selection: Element, span: tuple[int, int], counted: Counted, losses: Losses
) -> bool:
    start, end = span
    line = f"line {selection.sourceline}"
    if start == -1 or end == -1:
        losses.add("passages that go past the end of their text, not read", line)
    elif start >= end:
        losses.add("passages that end before they start, not read", line)
    else:
        return bool(counted.text[start:end].strip())
    return False


def _coded(
    selection: Element, source: ReadSource, span: tuple[int, int]
) -> list[ReadCoding]:
    codings = []
    for coding in below(selection, "Coding"):
        (code,) = [plain_guid(r.get("targetGUID"))
                   for r in below(coding, "CodeRef")][:1] or [""]  # fmt: skip
        # QualCoder and others say who coded on the passage, not on the coding
        user = coding.get("creatingUser") or selection.get("creatingUser")
        at = coding.get("creationDateTime") or selection.get("creationDateTime") or ""
        memo = text_below(selection, "Description")
        codings.append(ReadCoding(
            source.guid, code, plain_guid(user), source.text[slice(*span)], *span,
            at, memo, coding.sourceline or 0,
        ))  # fmt: skip
    return codings
