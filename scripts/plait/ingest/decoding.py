"""Turn the bytes of a file into text, in whatever encoding people saved it."""

import codecs

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# ASSUME a file that is not UTF-8 was written by Windows in Western Europe; latin-1
# stands last since it fits any byte, so that nothing is refused or replaced.
FALLBACKS = ("utf-8", "cp1252", "latin-1")


def decode(data: bytes) -> tuple[str, str]:
    """Decode bytes: by byte-order mark, else UTF-8, else cp1252, else latin-1.

    Parameters
    ----------
    data : bytes
        A whole file; no byte is ever dropped.

    Returns
    -------
    text : str
        Without a byte-order mark; line ends as they are.
    encoding : str
        Name of the encoding that fitted first.
    """
    marked = [name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)]
    for encoding in (*marked, *FALLBACKS):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 decodes every byte")  # pragma: no cover - never
