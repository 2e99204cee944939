"""Find what is wrong with an action of a workshop, given the themes before it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile

LIVE = ("current", "renamed")


@dataclass(frozen=True)
class Place:
    """An action and where it stands.

    Parameters
    ----------
    file : YamlFile
        The workshop.
    keys : tuple
        Place of the action in it.
    action : dict
        As the schema has it.
    """

    file: YamlFile
    keys: tuple
    action: dict

    def fault(self, found: str, expected: str, mend: str, *inside: str) -> Fault:
        """Tell a fault with its line.

        Parameters
        ----------
        found, expected, mend : str
            As in `Fault`.
        *inside : str
            Keys within the action.

        Returns
        -------
        Fault
            Of the workshop's file.
        """
        return self.file.fault((*self.keys, *inside), found, expected, mend)


def before(action: dict) -> list[str]:
    """Name the themes that an action takes up; a promotion starts from a code.

    Parameters
    ----------
    action : dict
        As the schema has it.

    Returns
    -------
    list of str
        Theme ids.
    """
    if action["action"] == "merge":
        return action["themes"]
    return [] if action["action"] == "promote" else [action["theme"]]


def after(action: dict) -> list[dict]:
    """Give the themes that come out of an action.

    Parameters
    ----------
    action : dict
        As the schema has it.

    Returns
    -------
    list of dict
        id, name, and definition and codes where given; empty for a theme that was
        renamed or retired.
    """
    into = action.get("into", [])
    return [into] if isinstance(into, dict) else into


def action_faults(
    place: Place, themes: Mapping[str, dict], codes: Collection[str]
) -> list[Fault]:
    """Find what keeps an action from being applied.

    Parameters
    ----------
    place : Place
        The action.
    themes : mapping
        Theme id to its row of THEMES (`codes` a list), as they stand before it.
    codes : collection of str
        Ids of the codebook.

    Returns
    -------
    list of Fault
        A theme that does not exist or no longer stands, an id that is taken, a
        code that is unknown, codes of a split theme that went nowhere, a theme
        that a promotion would leave without a code.
    """
    faults = [*_gone(place, themes), *_taken(place, themes), *_unknown(place, codes)]
    if faults:
        return faults
    return [*_lost(place, themes), *_emptied(place, themes)]


def _gone(place: Place, themes: Mapping[str, dict]) -> Iterator[Fault]:
    for old in before(place.action):
        status = themes.get(old, {}).get("status", "never a theme")
        if status not in LIVE:
            found = f"the theme {old!r}, {status} by then"
            mend = "correct the id, or the order of the workshops"
            yield place.fault(found, "a theme that stands", mend)


def _taken(place: Place, themes: Mapping[str, dict]) -> Iterator[Fault]:
    """List ids that are taken: only a merge or split may keep its own theme's."""
    olds, names = before(place.action), [new["id"] for new in after(place.action)]
    twice = {n for n in names if n in themes and n not in olds}
    twice |= {n for n in names if names.count(n) > 1}
    for name in sorted(twice):
        found = f"the id {name!r}, which is taken"
        yield place.fault(found, "a new id", "change it", "into")


def _unknown(place: Place, codes: Collection[str]) -> Iterator[Fault]:
    own = [("code", place.action["code"])] if "code" in place.action else []
    news = [("into", c) for new in after(place.action) for c in new.get("codes", [])]
    for key, code in [*own, *news]:
        if code not in codes:
            found = f"the code {code!r}"
            yield place.fault(found, "a code of the codebook", "correct it", key)


def _lost(place: Place, themes: Mapping[str, dict]) -> Iterator[Fault]:
    if place.action["action"] != "split":
        return
    parts, theme = after(place.action), place.action["theme"]
    if not all("codes" in part for part in parts):
        return
    kept = {code for part in parts for code in part["codes"]}
    lost = [code for code in themes[theme]["codes"] if code not in kept]
    if lost:
        found = f"codes in no part of {theme!r}: {', '.join(lost)}"
        mend = "list them under one of the new themes"
        yield place.fault(found, "every code in a part", mend, "into")


def _emptied(place: Place, themes: Mapping[str, dict]) -> Iterator[Fault]:
    if place.action["action"] != "promote":
        return
    code = place.action["code"]
    for name, theme in themes.items():
        if theme["status"] in LIVE and theme["codes"] == [code]:
            found = f"{code!r} promoted, which leaves no code in {name!r}"
            mend = "rename that theme instead, or retire it before"
            yield place.fault(found, "a theme that still holds a code", mend)
