"""See to it that a number means the same in the data as in the instrument's key."""

from collections.abc import Iterator

import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_times import STUDY_FILE
from plait.ingest.tablefile import TableFile


def anchor_faults(
    source: dict, places: pd.DataFrame, instruments: dict[str, dict]
) -> Iterator[Fault]:
    """List where it is not said what the lowest number means.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `anchors`, instrument to word.
    places : DataFrame, one row a label
        As `answer_places` gives them.
    instruments : dict of str to dict
        As `load_instruments` gives them: `anchors`, with `key` (what the lowest
        number means where the key is used as it is) and `other`.

    Yields
    ------
    Fault
        For an instrument of both directions whose items the export holds: none
        declared, or one that it does not have. For any other: one declared.
    """
    held = set(places.loc[places["level"] == "item", "instrument"])
    declared = source.get("anchors", {})
    for name, instrument in instruments.items():
        words = instrument.get("anchors")
        if words and name in held:
            low = f"{instrument['items']['low']:g}"
            yield from _choice_faults(source, name, words, low)
        elif name in declared and not words:
            yield _fault(source, f"anchors for {name}", "none: its key has one direction",
                         "take them out")  # fmt: skip
    for name in [name for name in declared if name not in instruments]:
        yield _fault(source, f"anchors for {name}",
                     f"one of {', '.join(instruments)}", "correct the instrument")  # fmt: skip


def _choice_faults(source: dict, name: str, words: dict, low: str) -> Iterator[Fault]:
    declared = source.get("anchors", {}).get(name)
    if declared in words.values():
        return
    choices = " or ".join(
        f"{name}: {word} (if {low} means {word} in this file{consequence})"
        for word, consequence in (
            (words["key"], ""), (words["other"], ", and every answer is turned"),
        )
    )  # fmt: skip
    found = f"anchors {name}: {declared}" if declared else f"no anchors for {name}"
    yield _fault(source, found, choices,
                 "look at the questionnaire that people filled in: the wrong choice "
                 f"turns every score of {name} round")  # fmt: skip


def label_faults(
    source: dict, places: pd.DataFrame, instruments: dict, file: TableFile
) -> Iterator[Fault]:
    """Hold the declared anchors against what the file itself calls its numbers.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `anchors`.
    places : DataFrame, one row a label
        As `answer_places` gives them; only labels that are columns.
    instruments : dict of str to dict
        As `load_instruments` gives them.
    file : TableFile
        As read; `value_labels` where the file has them.

    Yields
    ------
    Fault
        One for an instrument whose lowest number bears the name of the anchor that
        was not declared, at its first such column.
    """
    for name, declared in source.get("anchors", {}).items():
        words = set(instruments.get(name, {}).get("anchors", {}).values())
        for place in places[places["instrument"] == name].itertuples():
            low = f"{place.low:g}"
            meaning = file.value_labels.get(place.label, {}).get(low, "")
            if _plain(meaning) in map(_plain, words - {declared}):
                yield Fault(file.shown, 1, f"column {place.label}",
                            f"{low} labelled {meaning!r}",
                            f"{declared!r}, as anchors in study.yaml say",
                            "correct the anchors of this export")  # fmt: skip
                break


def turned(
    cases: pd.DataFrame, source: dict, instruments: dict[str, dict]
) -> pd.DataFrame:
    """Turn the answers of instruments whose data run the other way than their key.

    Parameters
    ----------
    cases : DataFrame, one row a label x distinct text
        As `judged` gives them.
    source : dict
        An entry of `questionnaires` in study.yaml: `anchors`.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    DataFrame, same rows
        With `turned` (whether it was), and for those the answer low + high - x
        [points]; missing answers stay missing, imported scores stay.
    """
    others = other_way(source, instruments)
    here = cases["instrument"].isin(others) & (cases["level"] == "item")
    round_ = cases["low"] + cases["high"] - cases["answer"]
    return cases.assign(answer=cases["answer"].mask(here, round_), turned=here)


def other_way(source: dict, instruments: dict[str, dict]) -> list[str]:
    """List the instruments whose answers are turned.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `anchors`.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    list of str
        Those of which the export declares the other anchor.
    """
    return [
        name for name, declared in source.get("anchors", {}).items()
        if declared == instruments.get(name, {}).get("anchors", {}).get("other")
    ]  # fmt: skip


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _fault(source: dict, found: str, expected: str, mend: str) -> Fault:
    where = f"questionnaires, {source['file']}"
    return Fault(STUDY_FILE, 0, where, found, expected, mend)
