"""Write down the plan of a study as items that can be frozen and compared."""

import hashlib
import json
from pathlib import Path

from plait.ingest.yamlfile import read_yaml
from plait.qualitative.codebook import read_codebook
from plait.synthesis.claims import read_claims

Items = dict[str, dict[str, str]]
SINGLE = ("question", "approach", "between", "codings_used", "disclosure")
SCORING = ("anchors", "items", "lookup", "scales")
DESCRIBING = ("name", "decimals")  # of a scale: they do not touch a score
DIGITS = 12  # of a digest, as a person can compare them


def plan_items(study: dict, *, folder: str = ".") -> Items:
    """Write down what a study plans.

    Parameters
    ----------
    study : dict
        study.yaml with its defaults, and the paths of its files.
    folder : str, default "."
        Study folder.

    Returns
    -------
    dict of str to dict of str to str
        Part (study, design, times, contrasts, equivalence, instruments, norms,
        codebook, questions, propositions, statements) to item to what is planned, in
        words; a part without items is left out. Instruments and norms carry the first
        digits of the SHA-256 of whatever decides on their scores.
    """
    claims = read_claims(study["claims"], "", folder=folder)
    propositions = claims.propositions.data
    parts = {
        "study": {key: str(study[key]) for key in SINGLE if study.get(key)},
        "design": dict(study.get("design") or {}),
        "times": {time["id"]: _time(time) for time in study["times"]},
        "contrasts": dict(map(_contrast, study["contrasts"])),
        "equivalence": dict(map(_margin, study["equivalence"])),
        "instruments": _digested(study["instruments"], folder, SCORING),
        "norms": _digested(study["norms"], folder, ("scales",)),
        "codebook": _codebook(study["codebook"], folder),
        "questions": {q["id"]: q["text"] for q in claims.questions.data},
        "propositions": {p["id"]: p["text"] for p in propositions},
        "statements": dict(_statement(s) for p in propositions for s in p["statements"]),
    }  # fmt: skip
    return {part: _on_one_line(items) for part, items in parts.items() if items}


def digest_of(frozen: dict) -> str:
    """Digest a frozen plan.

    Parameters
    ----------
    frozen : dict
        What protocol.yaml holds; its own `digest` is passed over.

    Returns
    -------
    str
        SHA-256, 64 digits: the same for the same plan, however the file is set.
    """
    kept = {key: value for key, value in frozen.items() if key != "digest"}
    return _sha256(kept)


def _sha256(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _on_one_line(items: dict[str, str]) -> dict[str, str]:
    return {name: " ".join(text.split()) for name, text in items.items()}


def _time(time: dict) -> str:
    said = [time["label"]]
    if "target_days" in time:
        said.append(f"day {time['target_days']}")
    if "window_days" in time:
        said.append("{:+d} to {:+d} days".format(*time["window_days"]))
    return "; ".join(said)


def _contrast(contrast: dict) -> tuple[str, str]:
    role = "primary" if contrast["primary"] else "secondary"
    said = f"{role}; family {contrast['family']}"
    return f"{contrast['from']}-{contrast['to']}", said


def _margin(entry: dict) -> tuple[str, str]:
    said = f"a margin of {entry['margin']:g} points"
    return f"{entry['scale']}.{entry['against']}", said


def _digested(
    paths: dict[str, str], folder: str, keys: tuple[str, ...]
) -> dict[str, str]:
    said = {}
    for name, path in paths.items():
        data = read_yaml(str(Path(folder, path))).data if path else None
        whole = data if isinstance(data, dict) else {}
        scored = _sha256([_scored(whole.get(key)) for key in keys])[:DIGITS]
        title = whole.get("name") or whole.get("population") or name
        said[name] = f"{title}; values {scored}"
    return said


def _scored(value: object) -> object:
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in part.items() if k not in DESCRIBING} for part in value]


def _codebook(path: str, folder: str) -> dict[str, str]:
    if not path:
        return {}
    book = read_codebook(str(Path(folder, path)))
    return {"version": book.version or "none", "codes": ", ".join(book.ids) or "none"}


def _statement(statement: dict) -> tuple[str, str]:
    """Of numbers, what they are expected to show; of words, the expectation itself."""
    name, ids = statement["id"], statement.get("evidence", [])
    if statement["basis"] == "published":
        return name, f"published: {statement.get('citation') or statement['text']}"
    if statement["strand"] == "qualitative":
        return name, statement["text"]
    by = ", ".join(entry for entry in ids if isinstance(entry, str))
    return name, f"{statement.get('word', 'no word')}, by {by or 'no finding'}"
