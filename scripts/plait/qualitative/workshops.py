"""Read what interpretive workshops did with themes, and what workshops recommend."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.qualitative.dissent import dissent_words
from plait.qualitative.theme_faults import LIVE
from plait.shapes.codings import RECOMMENDATIONS
from plait.synthesis.extracts import MEND_WORDS, Bound, bind
from plait.synthesis.quoted import Passages

PLAIN = ("head", "text", "priority", "status", "proposed_by", "amended",
         "guide_section", "who_acts", "why")  # fmt: skip


@dataclass(frozen=True)
class Workshops:
    """The workshops of a study in order of date.

    Parameters
    ----------
    files : list of YamlFile
        One a workshop, without faults.
    faults : list of Fault
        YAML, schema, and a workshop id that stands twice.
    """

    files: list[YamlFile]
    faults: list[Fault] = field(default_factory=list)


def read_workshops(paths: list[tuple[str, str]]) -> Workshops:
    """Read workshops/*.yaml.

    Parameters
    ----------
    paths : list of (path, shown)
        In any order; may be empty.

    Returns
    -------
    Workshops
        Sorted by date, then id.
    """
    schema = load_schema("workshop")
    files, faults = [], []
    for path, shown in paths:
        file = read_yaml(path, shown=shown)
        found = file.faults or schema_faults(file, schema)
        faults += found
        files += [] if found else [file]
    files.sort(key=lambda file: (file.data["date"], file.data["id"]))
    return Workshops(files, [*faults, *_twice(files, ("id",))])


def recommendations(
    workshops: Workshops, *, themes: pd.DataFrame, codes: Collection[str]
) -> tuple[pd.DataFrame, list[Fault]]:
    """List what the workshops recommend, without what people said of it.

    Parameters
    ----------
    workshops : Workshops
        As read.
    themes : DataFrame
        In the shape THEMES, after the workshops.
    codes : collection of str
        Ids of the codebook.

    Returns
    -------
    recommendations : DataFrame
        In the shape RECOMMENDATIONS; empty where there is a fault.
    faults : list of Fault
        A theme or code that does not exist, a theme that no longer stands, an
        id that stands twice.
    """
    found = [
        (file, keys, item) for file in workshops.files for keys, item in _items(file)
    ]
    living = {
        row.theme: "" if row.status in LIVE else f", which was {row.status}"
        for row in themes.itertuples()
    }
    faults = [f for file, keys, item in found for f in _unknown(
        file, keys, {"themes": (item, living), "codes": (item, dict.fromkeys(codes, ""))}
    )]  # fmt: skip
    faults += _twice_items(found)
    if faults:
        return RECOMMENDATIONS.empty(), faults
    return RECOMMENDATIONS.frame(_row(file, item) for file, _, item in found), []


def with_quotes(
    recommended: pd.DataFrame, *, workshops: Workshops, codings: pd.DataFrame
) -> tuple[pd.DataFrame, list[Fault]]:
    """Find the passages that the recommendations quote.

    Parameters
    ----------
    recommended : DataFrame
        In the shape RECOMMENDATIONS, as from `recommendations`.
    workshops : Workshops
        As read.
    codings : DataFrame
        In the shape CODINGS.

    Returns
    -------
    recommended : DataFrame
        In the shape RECOMMENDATIONS, with the ids of their extracts.
    faults : list of Fault
        A quote that lies in no coded passage of its document, or in several that
        do not overlap.
    """
    faults, extracts, passages = [], {}, Passages(codings)
    for file in workshops.files:
        for keys, item in _items(file):
            asked = item.get("quotes", [])
            found = [bind(quote, set(), passages, set()) for quote in asked]
            faults += [
                _not_found(file, (*keys, "quotes", at), bound)
                for at, bound in enumerate(found)
                if bound.kind != "extract"
            ]
            extracts[item["id"]] = ";".join(bound.name for bound in found) or None
    cells = [extracts.get(name) for name in recommended["recommendation"]]
    return RECOMMENDATIONS.check(recommended.assign(extracts=cells)), faults


def _not_found(file: YamlFile, where: tuple, bound: Bound) -> Fault:
    found = f"{bound.name}: {bound.why}" if bound.why else bound.name
    return file.fault(where, found, "words of one coded passage", MEND_WORDS)


def _items(file: YamlFile) -> Iterator[tuple[tuple, dict]]:
    for place, item in enumerate(file.data.get("recommendations", [])):
        yield ("recommendations", place), item


def _row(file: YamlFile, item: dict) -> dict:
    plain = {name: item.get(name) for name in PLAIN}
    return plain | {
        "recommendation": item["id"],
        "workshop": file.data["id"],
        "themes": ";".join(item.get("themes", [])) or None,
        "codes": ";".join(item.get("codes", [])) or None,
        "findings": ";".join(item.get("findings", [])) or None,
        "steps": "\n".join(item.get("steps", [])) or None,
        "dissent": dissent_words(item.get("dissent")),
    }


def _unknown(file: YamlFile, keys: tuple, checks: dict) -> Iterator[Fault]:
    for name, (item, living) in checks.items():
        for at, one in enumerate(item.get(name, [])):
            gone = living.get(one, ", which does not exist")
            if gone:
                found = f"the {name[:-1]} {one!r}{gone}"
                expected = f"a {name[:-1]} as it stands after the workshops"
                where = (*keys, name, at)
                yield file.fault(where, found, expected, "correct the id")


def _twice(files: list[YamlFile], keys: tuple) -> list[Fault]:
    first: dict[str, str] = {}
    faults = []
    for file in files:
        name = file.data["id"]
        if name in first:
            found = f"the workshop {name!r}, which is in {first[name]} too"
            faults.append(file.fault(keys, found, "every id once", "change one id"))
        first.setdefault(name, file.shown)
    return faults


def _twice_items(found: list[tuple]) -> list[Fault]:
    first: dict[str, str] = {}
    faults = []
    for file, keys, item in found:
        name, place = item["id"], f"{file.shown} line {file.line(*keys, 'id')}"
        if name in first:
            text = f"the recommendation {name!r}, which is in {first[name]} too"
            where = (*keys, "id")
            faults.append(file.fault(where, text, "every id once", "change one id"))
        first.setdefault(name, place)
    return faults
