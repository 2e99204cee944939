"""Follow themes from the codebook through the workshops that revised them."""

from collections.abc import Iterable

import pandas as pd

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.qualitative.codebook import Codebook
from plait.shapes.codings import THEMES

LIVE = ("current", "renamed")
ENDS = {"merge": "merged", "split": "split", "retire": "retired"}


def revise_themes(
    codebook: Codebook, workshops: Iterable[YamlFile]
) -> tuple[pd.DataFrame, list[Fault]]:
    """Apply what the workshops decided to the themes of the codebook.

    Parameters
    ----------
    codebook : Codebook
        Its themes are the start.
    workshops : iterable of YamlFile
        As `Workshops.files`, in order of date; the actions of one in its order.

    Returns
    -------
    themes : DataFrame
        In the shape THEMES, a row for each theme that ever was; `became` names
        what it went into, `dissent` who saw it otherwise.
    faults : list of Fault
        A theme that does not exist or no longer stands, an id that is taken, a
        code that is unknown, codes of a split theme that went nowhere.
    """
    revision = Revision(codebook)
    for file in workshops:
        for place, action in enumerate(file.data.get("actions", [])):
            revision.apply(file, ("actions", place), action)
    return THEMES.frame(revision.rows()), revision.faults


class Revision:
    """The themes as they stand between two actions.

    Parameters
    ----------
    codebook : Codebook
        Where the themes start.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codes = set(codebook.ids)
        self.themes = {t["id"]: _new(t, t["codes"]) for t in codebook.themes}
        self.faults: list[Fault] = []

    def rows(self) -> list[dict]:
        """Give the themes as rows of THEMES.

        Returns
        -------
        list of dict
            One a theme that ever was, retired ones too.
        """
        return [row | {"codes": ";".join(row["codes"]) or None}
                for row in self.themes.values()]  # fmt: skip

    def apply(self, file: YamlFile, keys: tuple, action: dict) -> None:
        """Apply one action, or note why it cannot be applied.

        Parameters
        ----------
        file : YamlFile
            The workshop.
        keys : tuple
            Where the action stands in it.
        action : dict
            As the schema has it.
        """
        olds = action["themes"] if action["action"] == "merge" else [action["theme"]]
        into = action.get("into", [])
        news = [into] if isinstance(into, dict) else into
        faults = [
            *self._gone(file, keys, olds),
            *self._taken(file, keys, olds, news),
            *self._no_codes(file, keys, news),
        ]
        self.faults += faults
        if faults:
            return
        note = {name: action.get(name) for name in ("reason", "dissent")}
        note["workshop"] = file.data["id"]
        if action["action"] == "rename":
            self._rename(action, note)
        else:
            self.faults += self._lost(file, keys, action, news)
            self._replace(olds, news, ENDS[action["action"]], note)

    def _rename(self, action: dict, note: dict) -> None:
        row = self.themes[action["theme"]]
        row |= note | {"name": action["name"], "status": "renamed"}
        row["definition"] = action.get("definition") or row["definition"]

    def _replace(self, olds: list[str], news: list[dict], end: str, note: dict) -> None:
        held = [code for old in olds for code in self.themes[old]["codes"]]
        names = [new["id"] for new in news]
        for old in olds:
            self.themes[old] |= note | {
                "status": end,
                "became": ";".join(names) or None,
            }
        for new in news:
            codes = new.get("codes", list(dict.fromkeys(held)))
            self.themes[new["id"]] = _new(new, codes) | note

    def _gone(self, file: YamlFile, keys: tuple, olds: list[str]) -> list[Fault]:
        faults = []
        for old in olds:
            status = self.themes.get(old, {}).get("status", "never a theme")
            if status not in LIVE:
                found = f"the theme {old!r}, {status} by then"
                mend = "correct the id, or the order of the workshops"
                faults.append(file.fault(keys, found, "a theme that stands", mend))
        return faults

    def _taken(
        self, file: YamlFile, keys: tuple, olds: list[str], news: list[dict]
    ) -> list[Fault]:
        """List ids that are taken: only a merge or split may keep its own theme's."""
        names = [new["id"] for new in news]
        twice = [n for n in names if (n in self.themes and n not in olds)]
        twice += [n for n in set(names) if names.count(n) > 1]
        where = (*keys, "into")
        return [
            file.fault(
                where, f"the id {name!r}, which is taken", "a new id", "change it"
            )
            for name in sorted(twice)
        ]

    def _no_codes(self, file: YamlFile, keys: tuple, news: list[dict]) -> list[Fault]:
        wanted = [code for new in news for code in new.get("codes", [])]
        where = (*keys, "into")
        return [
            file.fault(
                where, f"the code {code!r}", "a code of the codebook", "correct it"
            )
            for code in wanted
            if code not in self.codes
        ]

    def _lost(
        self, file: YamlFile, keys: tuple, action: dict, news: list[dict]
    ) -> list[Fault]:
        if action["action"] != "split":
            return []
        kept = {code for new in news for code in new.get("codes", self.codes)}
        lost = [c for c in self.themes[action["theme"]]["codes"] if c not in kept]
        if not lost:
            return []
        found = f"codes in no part of {action['theme']!r}: {', '.join(lost)}"
        mend = "list them under one of the new themes"
        return [file.fault((*keys, "into"), found, "every code in a part", mend)]


def _new(theme: dict, codes: list[str]) -> dict:
    return {
        "theme": theme["id"],
        "name": theme["name"],
        "definition": theme.get("definition"),
        "codes": list(codes),
        "status": "current",
        "became": None,
        "workshop": None,
        "reason": None,
        "dissent": None,
    }


def codes_of_themes(themes: pd.DataFrame, codebook: Codebook) -> dict[str, set[str]]:
    """Give the codes that belong to each theme that stands.

    Parameters
    ----------
    themes : DataFrame
        In the shape THEMES.
    codebook : Codebook
        A theme that holds a code holds the codes below it.

    Returns
    -------
    dict of str to set of str
        In the order of `themes`.
    """
    below = codebook.below()
    standing = themes[themes["status"].isin(LIVE)]
    pairs = zip(standing["theme"], standing["codes"].fillna(""), strict=True)
    return {
        theme: set().union(*(below.get(code, set()) for code in codes.split(";")))
        for theme, codes in pairs
    }


def themes_of_codes(themes: pd.DataFrame, codebook: Codebook) -> dict[str, list[str]]:
    """Give the themes that stand and hold each code.

    Parameters
    ----------
    themes : DataFrame
        In the shape THEMES.
    codebook : Codebook
        A theme that holds a code holds the codes below it.

    Returns
    -------
    dict of str to list of str
        Sorted; codes in no theme are left out.
    """
    found: dict[str, list[str]] = {}
    for theme, codes in codes_of_themes(themes, codebook).items():
        for code in codes:
            found.setdefault(code, []).append(theme)
    return {code: sorted(names) for code, names in sorted(found.items())}
