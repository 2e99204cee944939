"""Follow every code through the themes, from the codebook to the last workshop."""

from collections.abc import Iterable, Iterator

import pandas as pd

from plait.ingest.yamlfile import YamlFile
from plait.qualitative.codebook import Codebook
from plait.qualitative.theme_faults import LIVE
from plait.qualitative.themes import Revision, held_codes
from plait.shapes.trail import THEME_TRAIL


def theme_trail(codebook: Codebook, workshops: Iterable[YamlFile]) -> pd.DataFrame:
    """Say in which theme each code was at the start and after each workshop.

    Parameters
    ----------
    codebook : Codebook
        Codes in their order, and the themes before any workshop.
    workshops : iterable of YamlFile
        As `Workshops.files`, in order of date, without faults. Those that changed
        no theme are no stage.

    Returns
    -------
    DataFrame
        In the shape THEME_TRAIL, by `held_codes`; a code in no theme has a row
        without one.
    """
    revision = Revision(codebook)
    rows = list(_stage(revision, codebook, {"stage": 0}))
    changing = [file for file in workshops if file.data.get("actions")]
    for stage, file in enumerate(changing, start=1):
        revision.revise(file)
        when = {"workshop": file.data["id"], "date": file.data["date"]}
        rows += _stage(revision, codebook, {"stage": stage} | when)
    return THEME_TRAIL.frame(rows)


def _stage(revision: Revision, codebook: Codebook, stage: dict) -> Iterator[dict]:
    standing = [t for t in revision.themes.values() if t["status"] in LIVE]
    held = held_codes({t["theme"]: t["codes"] for t in standing}, codebook)
    for place, code in enumerate(codebook.ids, start=1):
        row = stage | {"place": place, "code": code}
        themes = [theme for theme in standing if code in held[theme["theme"]]]
        for theme in themes:
            yield row | {"theme": theme["theme"], "name": theme["name"]}
        if not themes:
            yield row
