"""Take a codebook from one form of file to another: .yaml, .csv and .qdc."""

from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.qualitative.codebook import read_codebook
from plait.qualitative.codebook_table import write_codebook_table
from plait.qualitative.codebook_yaml import write_codebook_yaml

ENDINGS = (".yaml", ".csv", ".qdc")
BOM = "\ufeff"  # without it, some spreadsheet programs take UTF-8 for something else


@dataclass(frozen=True)
class CodebookData:
    """A codebook in the form of codebook.yaml, wherever it came from.

    Parameters
    ----------
    data : dict
        Keys version, history, codes and themes.
    faults : list of Fault
        What must be mended first.
    losses : list of str
        What the file held and codebook.yaml has no place for.
    """

    data: dict
    faults: list[Fault] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)


def read_codebook_data(path: str, *, shown: str) -> CodebookData:
    """Read a codebook by the ending of its file.

    Parameters
    ----------
    path : str
        Ends in .yaml, .csv or .qdc.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    CodebookData
        Faults: as `read_codebook` and, for .qdc, as its reader; another ending.
    """
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        return CodebookData({}, [_other_ending(shown)])
    if ending == ".qdc":
        return _read_qdc(path, shown)
    found = read_codebook(path, shown=shown)
    return CodebookData(found.data, found.faults)


def _read_qdc(path: str, shown: str) -> CodebookData:
    # the XML library behind it is for those who exchange codebooks
    from plait.exchange.codebook_qdc import read_qdc

    try:
        content = Path(path).read_bytes()
    except OSError:
        mend = "put the file there, or correct its name"
        return CodebookData(
            {}, [Fault(shown, 0, "", "no such file", "a codebook", mend)]
        )
    codes, faults, losses = read_qdc(content, shown=shown)
    told = [" ".join(str(part) for part in loss.values() if part) for loss in losses]
    return CodebookData({"codes": codes}, faults, told)


def codebook_content(data: dict, ending: str) -> bytes:
    """Write a codebook in the form of a file.

    Parameters
    ----------
    data : dict
        In the form of codebook.yaml.
    ending : {".yaml", ".csv", ".qdc"}
        What is wanted.

    Returns
    -------
    bytes
        The file; the same codebook, the same bytes. A .qdc holds the codes alone.
    """
    if ending == ".qdc":
        from plait.exchange.codebook_qdc import write_qdc

        return write_qdc(data["codes"])
    if ending == ".csv":
        return f"{BOM}{write_codebook_table(data)}".encode()
    return write_codebook_yaml(data).encode()


def other_ending(shown: str) -> list[Fault]:
    """Refuse a file whose ending names no form of codebook.

    Parameters
    ----------
    shown : str
        Path as a person sees it.

    Returns
    -------
    list of Fault
        One, or none.
    """
    known = Path(shown).suffix.lower() in ENDINGS
    return [] if known else [_other_ending(shown)]


def _other_ending(shown: str) -> Fault:
    return Fault(shown, 0, "", f"the ending {Path(shown).suffix!r}",
                 f"one of {', '.join(ENDINGS)}", "choose another name")  # fmt: skip
