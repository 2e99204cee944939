"""Say from which time point an answer is, and how a file writes it."""

from collections.abc import Iterator

from plait.errors import Fault

STUDY_FILE = "study.yaml"


def time_words(source: dict, times: list[str]) -> dict[str, str]:
    """Map times as they may be typed to their ids.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `time_values`, as typed to id.
    times : list of str
        Ids of the time points.

    Returns
    -------
    dict of str to str
        The ids themselves where the entry does not say how they are typed, and
        where the whole file is from one time.
    """
    own = {time: time for time in times}
    typed = own if "time_value" in source else source.get("time_values") or own
    return {str(key): str(value) for key, value in typed.items()}


def has_time_of_rows(source: dict) -> bool:
    """Tell whether each row of an export is from one time.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    bool
        False where the times have columns of their own.
    """
    return "time" in source or "time_value" in source


def names_with_time(source: dict) -> list[str]:
    """List the columns and patterns that say themselves from which time they are.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    list of str
        Patterns with {time}, and columns whose target ends in @ and a time.
    """
    patterns = source.get("patterns", {}).values()
    columns = source.get("columns", {})
    return [
        *(pattern for pattern in patterns if "{time}" in pattern),
        *(name for name, target in columns.items() if "@" in str(target)),
    ]


def names_without_time(source: dict) -> list[str]:
    """List the columns and patterns that do not say from which time they are.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    list of str
        The others of its patterns and columns.
    """
    timed = names_with_time(source)
    names = [*source.get("patterns", {}).values(), *source.get("columns", {})]
    return [name for name in names if name not in timed]


def time_word_faults(
    source: dict, words: dict[str, str], times: list[str]
) -> Iterator[Fault]:
    """List the times that the study does not have.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.
    words : dict of str to str
        As `time_words` gives them.
    times : list of str
        Ids of the time points.

    Yields
    ------
    Fault
        One for each.
    """
    where = f"questionnaires, {source['file']}"
    for typed, time in words.items():
        if time not in times:
            yield Fault(STUDY_FILE, 0, where, f"time_values {typed}: {time}",
                        f"one of {', '.join(times)}", "correct the time")  # fmt: skip
