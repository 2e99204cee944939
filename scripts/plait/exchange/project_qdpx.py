"""Write a study as a .qdpx that other tools for qualitative analysis open."""

from collections.abc import Iterator

from plait.exchange.carried import NOT_CARRIED, carried
from plait.exchange.codebook_qdc import xml_bytes
from plait.exchange.guids import guid
from plait.exchange.package import pack
from plait.exchange.project_cases import source_guid
from plait.exchange.project_checks import project_errors
from plait.exchange.project_xml import note_texts, project_tree
from plait.exchange.sent import Sent, code_names


def project_qdpx(sent: Sent) -> bytes:
    """Write a project: codes, texts, codings, suggestions, cases, themes, memos.

    Texts are in NFC with line feeds and no byte order mark; offsets are code points
    from 0, the end exclusive. Suggestions are codings of a user of their own, with
    codes of their own: none of them is a person's.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    bytes
        A ZIP; the same study, the same bytes.

    Raises
    ------
    ValueError
        Where the project would not follow the standard: a bug of plait's.

    References
    ----------
    REFI-QDA 1.5 (25 September 2019), sections 8 to 10; Project.xsd 1.0.
    """
    files = {"project.qde": xml_bytes(project_tree(sent))}
    for row in sent.sources:
        name = source_guid(sent, row["document"])
        files[f"sources/{name}.txt"] = carried(sent.texts[row["document"]]).encode()
    for name, text in note_texts(sent).items():
        files[f"sources/{guid('note', sent.study, name)}.txt"] = text.encode()
    data = pack(files)
    errors = project_errors(data)
    if errors:
        raise ValueError(f"the project cannot be written as .qdpx: {errors[:5]}")
    return data


def sent_losses(sent: Sent, *, shown: str, rejected: int) -> list[dict]:
    """List what the standard, or this file, does not carry.

    Parameters
    ----------
    sent : Sent
        What is sent.
    shown : str
        Path of the .qdpx.
    rejected : int
        Decisions that rejected a suggestion, and stand.

    Returns
    -------
    list of dict
        Rows of REFI_LOSSES; only what there is.
    """
    return [{"file": shown, "what": what, "count": count, "detail": detail}
            for what, count, detail in _lost(sent, rejected) if count]  # fmt: skip


def _lost(sent: Sent, rejected: int) -> Iterator[tuple[str, int, str]]:
    coded = len(sent.codings)
    odd = sum(len(NOT_CARRIED.findall(sent.texts[r["document"]])) for r in sent.sources)
    named = code_names(sent.codes)
    renamed = [code for code, name in named.items() if name.endswith(f"[{code}]")]
    groups = [row for row in sent.sources if row["group"]]
    retired = sent.themes["status"].isin(["merged", "split", "retired"]).sum()
    yield "characters that tools count differently", odd, "sent as a white square"
    yield "codes that share a name", len(renamed), "sent with their id behind the name"
    yield "rejected suggestions", rejected, "not sent; they stay in the decision files"
    yield "ids of decisions, keywords, reasons", coded, "not sent; kept by plait"
    yield "consent to quote and disclosure status", coded, "not sent: nothing in this "\
        "file may leave"  # fmt: skip
    yield "themes that no longer stand", int(retired), "not sent"
    yield "who speaks in a focus group", len(groups), "the text is sent as it stands; "\
        "the case is the group"  # fmt: skip
