"""Write the codebook as YAML that reads the same, whatever its words look like."""

import re

import yaml

PLAIN = re.compile(r"[a-z][a-z0-9_]*")
# words that some reader of YAML takes for something else than text
TAKEN = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


class _Writer(yaml.SafeDumper):
    """Quote every text that is no id, and indent lists below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False):
        return super().increase_indent(flow, False)


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = PLAIN.fullmatch(text) and text not in TAKEN
    return writer.represent_scalar("tag:yaml.org,2002:str", text,
                                   style=None if plain else '"')  # fmt: skip


_Writer.add_representer(str, _text)


def write_codebook_yaml(data: dict) -> str:
    """Write a codebook as codebook.yaml.

    Parameters
    ----------
    data : dict
        Keys version, history, codes and themes, as the schema has them.

    Returns
    -------
    str
        YAML 1.2 that holds the same texts; comments are not part of a codebook.
    """
    order = ("version", "history", "codes", "themes")
    known = {name: data[name] for name in order if data.get(name) not in (None, [])}
    return yaml.dump({"codes": []} | known if "codes" not in known else known,
                     Dumper=_Writer, allow_unicode=True, sort_keys=False,
                     width=96)  # fmt: skip
