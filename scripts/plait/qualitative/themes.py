"""Follow themes from the codebook through the workshops that revised them."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.qualitative.codebook import Codebook
from plait.qualitative.dissent import dissent_words
from plait.qualitative.theme_faults import LIVE, Place, action_faults, after, before
from plait.shapes.codings import THEMES

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
        As `action_faults`.
    """
    revision = Revision(codebook)
    for file in workshops:
        revision.revise(file)
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

    def revise(self, file: YamlFile) -> None:
        """Apply what one workshop decided, or note why it cannot be applied.

        Parameters
        ----------
        file : YamlFile
            The workshop.
        """
        for place, action in enumerate(file.data.get("actions", [])):
            self._apply(file, ("actions", place), action)

    def _apply(self, file: YamlFile, keys: tuple, action: dict) -> None:
        faults = action_faults(Place(file, keys, action), self.themes, self.codes)
        self.faults += faults
        if faults:
            return
        note = {"reason": action["reason"], "workshop": file.data["id"],
                "dissent": dissent_words(action.get("dissent"))}  # fmt: skip
        if action["action"] == "rename":
            self._rename(action, note)
        elif action["action"] == "promote":
            self._promote(action, note)
        else:
            olds, news = before(action), after(action)
            self._replace(olds, news, ENDS[action["action"]], note)

    def _rename(self, action: dict, note: dict) -> None:
        row = self.themes[action["theme"]]
        row |= note | {"name": action["name"], "status": "renamed"}
        row["definition"] = action.get("definition") or row["definition"]

    def _promote(self, action: dict, note: dict) -> None:
        """Make a theme of a code, and take the code out of the themes that list it."""
        code, new = action["code"], action["into"]
        for theme in self.themes.values():
            if theme["status"] in LIVE and code in theme["codes"]:
                theme["codes"].remove(code)
        self.themes[new["id"]] = _new(new, new.get("codes", [code])) | note

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
        See `held_codes`.

    Returns
    -------
    dict of str to set of str
        In the order of `themes`.
    """
    standing = themes[themes["status"].isin(LIVE)]
    pairs = zip(standing["theme"], standing["codes"].fillna(""), strict=True)
    return held_codes({t: codes.split(";") for t, codes in pairs}, codebook)


def held_codes(
    listed: Mapping[str, Collection[str]], codebook: Codebook
) -> dict[str, set[str]]:
    """Give the codes that each theme holds, those below the ones it lists too.

    Parameters
    ----------
    listed : mapping of str to collection of str
        Theme to the codes that it lists.
    codebook : Codebook
        The tree of codes.

    Returns
    -------
    dict of str to set of str
        In the order of `listed`. A code that no theme lists belongs where the
        nearest code above it does: a split may put a code and the one above it
        into two themes, and then they are apart.
    """
    parents = codebook.parents()
    named = set().union(*listed.values())
    held: dict[str, set[str]] = {theme: set() for theme in listed}
    for code in codebook.ids:
        at: str | None = code
        while at is not None and at not in named:
            at = parents[at]
        for theme, codes in listed.items():
            if at in codes:
                held[theme].add(code)
    return held


def themes_of_codes(themes: pd.DataFrame, codebook: Codebook) -> dict[str, list[str]]:
    """Give the themes that stand and hold each code.

    Parameters
    ----------
    themes : DataFrame
        In the shape THEMES.
    codebook : Codebook
        See `held_codes`.

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
