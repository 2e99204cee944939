"""Hold the dates that people noted in the synthesis against the calendar."""

from collections.abc import Iterator
from itertools import pairwise

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.yamlfile import YamlFile

MEND = "history begins with the oldest; `since` is the day of the wording of today"


def date_faults(file: YamlFile) -> Iterator[Fault]:
    """List dates that are none, and dates of a history that are out of order.

    Parameters
    ----------
    file : YamlFile
        Of synthesis/, following its schema: a list of things with `since`, `date`
        and a `history` of `since` and `until`, each of which may be missing.

    Yields
    ------
    Fault
        One a date, with its line.
    """
    for i, item in enumerate(file.data):
        dates = list(_dates(item, i))
        odd = [(keys, date) for keys, date in dates if not is_date(date)]
        for keys, date in odd:
            yield file.fault(keys, repr(date), "a date as 2026-01-31", "correct it")
        if not odd:
            yield from _out_of_order(file, dates)


def _dates(item: dict, i: int) -> Iterator[tuple[tuple, str]]:
    """Give the dates of a thing as they should follow each other."""
    for k, past in enumerate(item.get("history", [])):
        for key in ("since", "until"):
            if key in past:
                yield (i, "history", k, key), past[key]
    for key in ("since", "date"):
        if key in item:
            yield (i, key), item[key]


def _out_of_order(file: YamlFile, dates: list[tuple[tuple, str]]) -> Iterator[Fault]:
    for (_, earlier), (keys, later) in pairwise(dates):
        if later < earlier:
            yield file.fault(keys, f"{later} after {earlier}", "dates in order", MEND)
