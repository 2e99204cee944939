"""Read the codebook: codes in a tree, their keywords, and the first themes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.qualitative.codebook_table import read_codebook_table
from plait.qualitative.keywords import parse_keyword
from plait.shapes.release import CODES

RESERVED = "all"


@dataclass(frozen=True)
class Codebook:
    """A codebook as it was read.

    Parameters
    ----------
    codes : DataFrame
        In the shape CODES, in the order of the file, parents before children.
    keywords : list of (code, keyword)
        In the order of the file, each pair once.
    themes : list of dict
        Keys id, name, definition, codes: before any workshop.
    version : str
        As written, "" where there is none.
    shown : str
        Path as a person sees it.
    faults : list of Fault
        What is wrong; codes, keywords and themes are empty then.
    data : dict
        The whole of it, as codebook.yaml has it: the tree of codes with when to use
        each, and examples.
    """

    codes: pd.DataFrame
    keywords: list[tuple[str, str]] = field(default_factory=list)
    themes: list[dict] = field(default_factory=list)
    version: str = ""
    shown: str = ""
    faults: list[Fault] = field(default_factory=list)
    data: dict = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """Code ids in the order of the codebook."""
        return self.codes["code"].tolist()

    def parents(self) -> dict[str, str | None]:
        """Give the code above each code.

        Returns
        -------
        dict of str to str or None
            In the order of the codebook; None at the top.
        """
        pairs = zip(self.codes["code"], self.codes["parent"], strict=True)
        return {
            code: above if isinstance(above, str) else None for code, above in pairs
        }

    def below(self) -> dict[str, set[str]]:
        """Give each code with all codes below it, itself included.

        Returns
        -------
        dict of str to set of str
            In the order of the codebook.
        """
        below = {code: {code} for code in self.ids}
        parents = self.codes["parent"]
        pairs = list(zip(self.codes["code"], parents, parents.isna(), strict=True))
        for code, parent, top in reversed(pairs):
            if not top:
                below[parent] |= below[code]
        return below


def read_codebook(path: str, *, shown: str | None = None) -> Codebook:
    """Read coding/codebook.yaml, or coding/codebook.csv.

    Parameters
    ----------
    path : str
        The file; a spreadsheet where it ends in .csv, see `read_codebook_table`.
    shown : str, optional
        Its path as a person sees it.

    Returns
    -------
    Codebook
        Faults: those of YAML and of the schema (an unknown key, a bad id); an id
        that stands twice, with both lines; a theme that holds an unknown code; a
        keyword that does not follow the grammar.
    """
    table = path.lower().endswith(".csv")
    file = (read_codebook_table if table else read_yaml)(path, shown=shown)
    faults = file.faults or schema_faults(file, load_schema("codebook"))
    if faults:
        return Codebook(CODES.empty(), shown=file.shown, faults=faults)
    codes = list(_walk(file.data["codes"], ("codes",), None))
    themes = file.data.get("themes") or []
    faults = [
        *_twice(file, [(keys, code["id"]) for keys, code, _ in codes]),
        *_twice(file, [(("themes", i), theme["id"]) for i, theme in enumerate(themes)]),
        *_reserved(file, codes),
        *_unknown_codes(file, themes, {code["id"] for _, code, _ in codes}),
        *_bad_keywords(file, codes),
    ]
    if faults:
        return Codebook(CODES.empty(), shown=file.shown, faults=faults)
    version = str(file.data.get("version", ""))
    return Codebook(_frame(codes), _keywords(codes), themes, version, file.shown,
                    data=file.data)  # fmt: skip


def _walk(
    codes: list[dict], path: tuple, parent: str | None
) -> Iterator[tuple[tuple, dict, str | None]]:
    for place, code in enumerate(codes):
        keys = (*path, place)
        yield keys, code, parent
        yield from _walk(code.get("codes", []), (*keys, "codes"), code["id"])


def _frame(codes: list[tuple]) -> pd.DataFrame:
    return CODES.frame(
        {
            "place": place,
            "code": code["id"],
            "parent": parent,
            "name": code["name"],
            "definition": code.get("definition"),
        }
        for place, (_, code, parent) in enumerate(codes, start=1)
    )


def _keywords(codes: list[tuple]) -> list[tuple[str, str]]:
    pairs = [(c["id"], word) for _, c, _ in codes for word in c.get("keywords", [])]
    return list(dict.fromkeys(pairs))


def _twice(file: YamlFile, ids: list[tuple[tuple, str]]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for keys, name in ids:
        line = file.line(*keys, "id")
        if name in first:
            found = f"{name!r} in line {line} and in line {first[name]}"
            mend = "give one of the two another id"
            faults.append(file.fault((*keys, "id"), found, "every id once", mend))
        first.setdefault(name, line)
    return faults


def _reserved(file: YamlFile, codes: list[tuple]) -> list[Fault]:
    """Refuse the word that findings use for everything together."""
    return [
        file.fault((*keys, "id"), "the code 'all', which stands for all codes together",
                   "another id", "give the code a name of its own")
        for keys, code, _ in codes if code["id"] == RESERVED
    ]  # fmt: skip


def _unknown_codes(file: YamlFile, themes: list[dict], known: set[str]) -> list[Fault]:
    return [
        file.fault(
            ("themes", place, "codes", at),
            f"the code {code!r}",
            "a code of this codebook",
            "correct the id, or add the code",
        )
        for place, theme in enumerate(themes)
        for at, code in enumerate(theme["codes"])
        if code not in known
    ]


def _bad_keywords(file: YamlFile, codes: list[tuple]) -> list[Fault]:
    return [
        file.fault(
            (*keys, "keywords", at),
            f"the keyword {keyword!r}",
            'words, `=word`, `word*`, a|b, a NEAR/5 b, or -"a phrase with the keyword"',
            'take other signs out; an exclusion names the keyword: pay -"pay attention"',
        )
        for keys, code, _ in codes
        for at, keyword in enumerate(code.get("keywords", []))
        if not parse_keyword(keyword)
    ]
