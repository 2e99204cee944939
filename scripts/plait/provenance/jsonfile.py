"""Write JSON so that the same content has the same bytes."""

import json
from pathlib import Path


def write_json(content: object, path: str) -> None:
    """Write one JSON file: UTF-8, two spaces, a line feed at the end.

    Parameters
    ----------
    content : object
        Built-in types; keys keep their order.
    path : str
        The folder is made.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(json_bytes(content))


def json_bytes(content: object) -> bytes:
    """Give the bytes that `write_json` writes.

    Parameters
    ----------
    content : object
        Built-in types; keys keep their order.

    Returns
    -------
    bytes
        UTF-8, two spaces, a line feed at the end.
    """
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def read_json(path: str) -> dict:
    """Read one JSON file that plait wrote.

    Parameters
    ----------
    path : str
        UTF-8.

    Returns
    -------
    dict
        Its content.
    """
    return json.loads(Path(path).read_text(encoding="utf-8"))
