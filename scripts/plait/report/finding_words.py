"""Name findings in words instead of ids."""

import re

from plait.report.inputs import ReportInputs, index_findings, rows_of, short_times
from plait.report.norm_values import norm_label
from plait.report.numerals import MINUS
from plait.report.wording import joined

ID = re.compile(r"[\w-]+(?:\.[\w@-]+)+(?::\w+)?")
ZERO = re.compile(r"-(0\.0+)(?![\d])")
NEGATIVE = re.compile(r"(?<![\w.])-(?=\d)")


def name_findings(inputs: ReportInputs) -> dict[str, tuple[str, str]]:
    """Give what every finding is about, and when it was measured, in words.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings, scales, codes and themes.

    Returns
    -------
    dict of str to (str, str)
        Id of a finding to its scale, code or theme, and its time, contrast or norm
        ("" for the whole study), as typed: not yet escaped.
    """
    names = _names(inputs)
    times = {key: brief_time(name) for key, name in short_times(inputs.study).items()}
    return {
        key: (
            names.get((row["instrument"], row["scale"]), row["scale"]),
            _when(row, times),
        )
        for key, row in index_findings(inputs).items()
    }


def brief_time(name: str) -> str:
    """Cut the name of a time to what stands before a bracket or comma.

    Parameters
    ----------
    name : str
        Such as "T1 (after training)".

    Returns
    -------
    str
        Such as "T1".
    """
    return re.split(r" \(|, ", name)[0]


def contrast_names(study: dict) -> dict[str, str]:
    """Name the contrasts of a study.

    Parameters
    ----------
    study : dict
        Its `contrasts` and `times`.

    Returns
    -------
    dict of str to str
        Id of each, as "t1-t2", to its name, as "T1 to T2", in order; as typed.
    """
    return {
        f"{c['from']}-{c['to']}": " to ".join(contrast_ends(study, c))
        for c in study["contrasts"]
    }


def contrast_ends(study: dict, contrast: dict) -> tuple[str, str]:
    """Name both times of a contrast.

    Parameters
    ----------
    study : dict
        Its `times`.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    tuple of str
        The earlier and the later one, as "T1"; as typed.
    """
    times = short_times(study)
    return brief_time(times[contrast["from"]]), brief_time(times[contrast["to"]])


def explain(text: str | None, named: dict[str, tuple[str, str]]) -> list[str]:
    """Put words in the place of the finding ids of a reason.

    Parameters
    ----------
    text : str or None
        Reasons with `;` between, each `<finding id>: reason` or the reason alone.
    named : dict of str to (str, str)
        As `name_findings` gives it.

    Returns
    -------
    list of str
        A sentence a reason, not yet escaped; what holds for several findings is
        said once, with the list of them.
    """
    reasons: dict[str, list[tuple[str, str]]] = {}
    for part in _parts(text or "", named):
        key, _, why = part.partition(": ")
        about = [named[key]] if key in named else []
        reasons.setdefault(why if about else part, []).extend(about)
    return [
        _sentence(about, set_minus(replace_ids(why, named)))
        for why, about in reasons.items()
    ]


def replace_ids(text: str, named: dict[str, tuple[str, str]]) -> str:
    """Put the names of findings in the place of their ids.

    Parameters
    ----------
    text : str
        With ids in it.
    named : dict of str to (str, str)
        As `name_findings` gives it.

    Returns
    -------
    str
        What looks like an id and names nothing stays.
    """
    return ID.sub(
        lambda found: ", ".join(filter(None, named.get(found[0], (found[0],)))), text
    )


def set_minus(text: str) -> str:
    """Set the negative numbers of a text.

    Parameters
    ----------
    text : str
        With hyphens before numbers.

    Returns
    -------
    str
        With minus signs; no minus zero.
    """
    return NEGATIVE.sub(MINUS, ZERO.sub(r"\1", text))


def _names(inputs: ReportInputs) -> dict[tuple[str, str], str]:
    rows = rows_of(inputs, "scales")
    seen = [row["scale_name"] for row in rows]
    names = {
        (row["instrument"], row["scale"]): row["scale_name"]
        if seen.count(row["scale_name"]) == 1
        else f"{row['scale_name']} ({row['instrument_name']})"
        for row in rows
    }
    for kind in ("code", "theme"):
        for row in rows_of(inputs, f"{kind}s"):
            names[(kind, row[kind])] = row["name"]
    return names


def _when(row: dict, times: dict[str, str]) -> str:
    group = f"in {row['group']}" if row["group"] else ""
    if row["contrast"]:
        ends = [times.get(end, end) for end in row["contrast"].split("-")]
        return " ".join(filter(None, [" to ".join(ends), group]))
    when = times.get(row["time"] or "", "")
    norm = f"beside the norm of {norm_label(row['norm'])}" if row["norm"] else ""
    return " ".join(filter(None, [when, group, norm]))


def _parts(text: str, named: dict) -> list[str]:
    # A reason may hold semicolons itself: only those before an id part two reasons.
    parts: list[str] = []
    for piece in text.split("; "):
        if parts and piece.partition(": ")[0] not in named:
            parts[-1] += f"; {piece}"
        else:
            parts.append(piece)
    return list(filter(None, parts))


def _sentence(about: list[tuple[str, str]], why: str) -> str:
    by_time: dict[str, list[str]] = {}
    for name, when in about:
        by_time.setdefault(when, []).append(name)
    leads = [
        f"{joined(list(dict.fromkeys(names)), ',')}{f', {when}' if when else ''}"
        for when, names in by_time.items()
    ]
    said = f"{'; '.join(leads)}: {why}" if leads else why[:1].upper() + why[1:]
    return f"{said.rstrip('.')}."
