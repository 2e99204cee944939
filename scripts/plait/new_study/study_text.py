"""Write a study.yaml that explains itself."""

import json
import re
import textwrap
import zlib

import yaml

from plait.ingest.yamlfile import read_yaml
from plait.new_study.configuration import Configuration
from plait.study_files import CHECKOUT

TO_FILL = "To fill in"
STRANDS = {"mixed": {"numbers", "words", "both"}, "questionnaires": {"numbers"}}
HEAD = """\
# {name}: the only configuration of this study. Every line that begins with # is a comment.
# Take the # off to use what stands behind it; `plait check` says at once what does not fit.
{source}
"""
FIRST = """\
# A short name for files: small letters, digits and underscores.
id: {id}
title: {title}
# authors: ["who wrote the report"]
# The date of the report. It is never taken from the clock, so that a rerun gives the same file.
date: {date}
"""


class _Writer(yaml.SafeDumper):
    """Write every value in full: plait reads no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def study_text(name: str, configuration: Configuration, *, like: str, date: str) -> str:
    """Write study.yaml.

    Parameters
    ----------
    name : str
        Name of the folder.
    configuration : Configuration
        What the study starts from.
    like : str
        The study that it is like; "" for none.
    date : str
        The day, as 2026-01-31: of the report, until somebody changes it.

    Returns
    -------
    str
        YAML that follows the schema; what is not set stands there as a comment, and
        what only people can write begins with `TO_FILL`.
    """
    source = (
        f"# Its configuration was taken from {like}: look it through." if like else "#"
    )
    key = id_of(name)
    title = _quoted(f"{TO_FILL}: the title of the report")
    text = HEAD.format(name=name, source=source)
    text += FIRST.format(id=key, title=title, date=_quoted(date))
    parts = read_yaml(str(CHECKOUT / "config/new_study/parts.yaml")).data
    wanted = STRANDS.get(configuration.design, {"words"}) | {""}
    keys = _own(key) | configuration.keys
    shown = [part for part in parts if part.get("strand", "") in wanted]
    return text + "".join(f"\n{_part(part, keys)}" for part in shown)


def id_of(name: str) -> str:
    """Make the id of a study from the name of its folder.

    Parameters
    ----------
    name : str
        Any text.

    Returns
    -------
    str
        Small letters, digits and underscores, the first a letter.
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return plain if plain[:1].isalpha() else f"study_{plain}".rstrip("_")


def _own(key: str) -> dict:
    """Give what each study has of its own: a question to write, and a seed."""
    return {
        "question": f"{TO_FILL}: the question of the study in one sentence",
        "seed": zlib.crc32(key.encode()) % 10**8,
        "synthesis": {"mode": "draft"},
    }


def _part(part: dict, keys: dict) -> str:
    says = "".join(f"# {line}\n" for line in part["says"].strip().splitlines())
    if part["key"] in keys:
        return f"{says}{part['key']}:{_value(keys[part['key']])}"
    lines = part.get("example", "").strip().splitlines()
    return says + "".join(f"# {line}\n" for line in lines)


def _value(value: object) -> str:
    """Set a value behind its key, or indented below it."""
    if not isinstance(value, dict | list):
        return f" {_quoted(value)}\n"
    text = yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False,
                     default_flow_style=None, width=100)  # fmt: skip
    if text.count("\n") == 1 and not text.startswith("-"):
        return f" {text}"
    return "\n" + textwrap.indent(text, "  ")


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
