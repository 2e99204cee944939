"""Find what is wrong with the joint displays that a study asks for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile

NEEDED = {
    "statistics_by_theme": ("scale", "at", "groups"),
    "over_time": (),
    "mixed_methods_matrix": (),
}
ALLOWED = {
    "statistics_by_theme": {"scale", "at", "groups", "margin", "themes", "said_at",
                            "counts"},
    "over_time": {"scales", "themes"},
    "mixed_methods_matrix": {"scales"},
}  # fmt: skip
AGAINST_METHOD = "a reflexive analysis counts no people per theme"


@dataclass(frozen=True)
class Known:
    """What a display may name.

    Parameters
    ----------
    scales : dict of str to dict
        `instrument.scale` to the scale in its instrument file; None where the
        instruments cannot be read.
    themes : collection of str or None
        Ids of the themes that stand; None where they cannot be read.
    times : list of str
        Ids.
    """

    scales: dict[str, dict] | None
    themes: Collection[str] | None
    times: list[str]


def joint_faults(
    file: YamlFile,
    study: dict,
    known: Known,
    *,
    odd: Mapping[int, set[str]] | None = None,
) -> Iterator[Fault]:
    """List what is wrong with the joint displays.

    Parameters
    ----------
    file : YamlFile
        study.yaml, for the lines.
    study : dict
        `joint_displays`, `approach`, `equivalence`.
    known : Known
        Scales, themes and times of the study.
    odd : mapping of int to set of str, optional
        Place of a display to keys that were taken out of it: what is wrong with them
        was told already, and all else of it is still looked at.

    Yields
    ------
    Fault
        An unknown scale, theme or time; a key that is missing or that the kind has no
        use for; groups by a change without a margin; counts of people in a reflexive
        study.
    """
    kinds = [display.get("kind") for display in study["joint_displays"]]
    for place, display in enumerate(study["joint_displays"]):
        told, lost = (
            _teller(file, ("joint_displays", place)),
            (odd or {}).get(place, set()),
        )
        if kinds[place]:
            yield from _key_faults(display, told, lost)
        yield from _name_faults(display, known, told)
        if kinds[place] == "over_time" and "over_time" in kinds[:place]:
            yield told((), "a second display over time", "one for the figure",
                       "join the two")  # fmt: skip
        if kinds[place] == "statistics_by_theme" and "at" in display:
            yield from _time_faults(display, known, told)
            if lost.isdisjoint(("groups", "margin", "scale")):
                yield from _margin_faults(display, study, known, told)
        if display.get("counts") and study["approach"] == "reflexive":
            yield told(("counts",), f"true, and {AGAINST_METHOD}", "no counts",
                       "take counts out: quotes are still set side by side")  # fmt: skip


def rating_faults(file: YamlFile) -> Iterator[Fault]:
    """List ratings of statements that are not there.

    Parameters
    ----------
    file : YamlFile
        propositions.yaml, which follows its schema.

    Yields
    ------
    Fault
        One an id.
    """
    for i, proposition in enumerate(file.data or []):
        ids = {statement["id"] for statement in proposition["statements"]}
        for j, rating in enumerate(proposition.get("ratings", [])):
            for k, name in enumerate(rating.get("statements", [])):
                if name not in ids:
                    yield file.fault((i, "ratings", j, "statements", k), repr(name),
                                     f"a statement of {proposition['id']}",
                                     "correct the id")  # fmt: skip


def _teller(file: YamlFile, keys: tuple) -> Callable[..., Fault]:
    def told(inside: tuple, found: str, expected: str, mend: str) -> Fault:
        return file.fault((*keys, *inside), found, expected, mend)

    return told


def _key_faults(
    display: dict, told: Callable[..., Fault], lost: set[str]
) -> Iterator[Fault]:
    kind = display["kind"]
    for name in NEEDED[kind]:
        if name not in display and name not in lost:
            yield told((), f"{kind} without {name}", f"{', '.join(NEEDED[kind])}",
                       f"add {name}")  # fmt: skip
    for name in sorted(display.keys() - ALLOWED[kind] - {"kind"}):
        yield told((name,), f"{name}, of which {kind} has no use",
                   ", ".join(sorted(ALLOWED[kind])), "take it out")  # fmt: skip
    drawn = {"scales", "themes"}
    if kind == "over_time" and not (lost & drawn or any(map(display.get, drawn))):
        yield told((), "neither scales nor themes", "at least one of either",
                   "name what to draw over time")  # fmt: skip


def _name_faults(
    display: dict, known: Known, told: Callable[..., Fault]
) -> Iterator[Fault]:
    named = [(("scale",), display["scale"])] if "scale" in display else []
    named += [(("scales", k), s) for k, s in enumerate(display.get("scales", []))]
    for keys, name in named:
        if known.scales is not None and name not in known.scales:
            yield told(keys, f"the scale {name!r}", _one_of(known.scales, "scales"),
                       "correct it, or add the instrument")  # fmt: skip
    for k, name in enumerate(display.get("themes", [])):
        if known.themes is not None and name not in known.themes:
            yield told(("themes", k), f"the theme {name!r}", _one_of(known.themes, "themes"),
                       "name a theme that the workshops left standing")  # fmt: skip


def _time_faults(
    display: dict, known: Known, told: Callable[..., Fault]
) -> Iterator[Fault]:
    for key in ("at", "said_at"):
        ends = str(display.get(key, "")).split("-") if key in display else []
        odd = [end for end in ends if end not in known.times]
        if odd or len(ends) > 2 or (len(ends) == 2 and ends[0] == ends[1]):
            yield told((key,), repr(display[key]), _time_of(known.times),
                       "correct it, or add the time point")  # fmt: skip


def _margin_faults(
    display: dict, study: dict, known: Known, told: Callable[..., Fault]
) -> Iterator[Fault]:
    if display.get("groups") != "direction":
        if "margin" in display:
            yield told(("margin",), "a margin without groups: direction",
                       "groups: direction", "take the margin out")  # fmt: skip
        return
    if "-" not in str(display["at"]):
        yield told(("at",), f"{display['at']!r} with groups: direction",
                   "two times, as t1-t2", "name both times, or take median or tertiles")  # fmt: skip
    declared = any(
        m["scale"] == display.get("scale") and m["against"] == "change"
        for m in study["equivalence"]
    )
    scale = (known.scales or {}).get(display.get("scale"), {"reliability": {}})
    if "margin" not in display and not declared and "reliability" not in scale:
        yield told((), "groups: direction without a margin", "how many points count as "
                   "a rise or a fall", "add margin: the study must say it beforehand")  # fmt: skip


def _time_of(times: list[str]) -> str:
    if not times:
        return "none: this study has no times"
    pair = f", or two of them as {times[0]}-{times[1]}" if len(times) > 1 else ""
    return f"one of {', '.join(times)}{pair}"


def _one_of(names: Collection[str], what: str) -> str:
    listed = sorted(names)
    if not listed:
        return f"none: this study has no {what}"
    more = f" and {len(listed) - 12} more" if len(listed) > 12 else ""
    return f"one of {', '.join(listed[:12])}{more}"
