"""Say what stands behind a number or a quote, for who points at it on the web page."""

import re
from hashlib import sha256

from plait.report.measure_words import LABELS
from plait.report.numerals import known, numeral

# What may stand in an attribute as it is; all else is written as an entity.
UNSAFE = re.compile(r"[^A-Za-z0-9 ,.;()/_\-–−’‘“”%\u00a0-\u024f]")
RULES = {"quantitative": "estimate_findings", "qualitative": "collect_codings"}
KEY_LENGTH = 10  # hexadecimal digits: findings are told apart, and cells stay narrow
SYMBOLS = ("d~", "g~")  # small letters that mean something
DIGITS = 6  # significant ones in a tip; findings.csv has all of them


def with_tip(text: str, tip: str) -> str:
    r"""Let a passage say more to who points at it, tabs to it or touches it.

    Parameters
    ----------
    text : str
        Finished markdown of one passage, without a line break.
    tip : str
        Plain words as typed, not escaped; `\n` parts its lines. The first line is the
        head; "" for none.

    Returns
    -------
    str
        A span that the web page shows with its tip, and PDF and Word as the text
        alone; the text as it was where either is empty.
    """
    if not text or not tip:
        return text
    return f'[{text}]{{.tip tip="{UNSAFE.sub(_as_entity, tip)}"}}'


def with_finding(text: str, finding: dict | None) -> str:
    """Bind a shown number to the finding that it was set from.

    Parameters
    ----------
    text : str
        Finished markdown.
    finding : dict or None
        Row of FINDINGS; the text stays as it is without one.

    Returns
    -------
    str
        A span with the key of the finding: short, for the cells of a table. The words
        of its tip come from `finding_tips`.
    """
    if not text or finding is None:
        return text
    return f"[{text}]{{f={finding_key(finding['finding'])}}}"


def finding_key(finding: str) -> str:
    """Give the short name under which a page looks a finding up.

    Parameters
    ----------
    finding : str
        Its id.

    Returns
    -------
    str
        Ten hexadecimal digits of its SHA-256.
    """
    return sha256(finding.encode()).hexdigest()[:KEY_LENGTH]


def finding_tips(
    findings: dict[str, dict], named: dict[str, tuple[str, str]]
) -> dict[str, str]:
    """Give the tip of every finding.

    Parameters
    ----------
    findings : dict of str to dict
        Id to row of FINDINGS, released.
    named : dict of str to (str, str)
        As `name_findings` gives it.

    Returns
    -------
    dict of str to str
        Key of each finding to its tip.
    """
    return {
        finding_key(name): finding_tip(row, about=named.get(name))
        for name, row in findings.items()
    }


def finding_tip(finding: dict, *, about: tuple[str, str] | None = None) -> str:
    r"""Say what a finding is, how many are behind it, how it was made and from what.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS, released.
    about : tuple of str, optional
        What it is about and when, as `name_findings` gives it; its id says so
        otherwise.

    Returns
    -------
    str
        Lines with `\n` between, as typed: scale and time; statistic with its value to
        six digits, and interval; n; method; caution; source, rule and table; id. A
        withheld finding says so and gives no number.
    """
    what, when = about or (_typed(finding), "")
    rule = RULES.get(finding["strand"], "")
    made = [finding.get("source"), rule and f"rule {rule}", "table findings.csv"]
    lines = [
        ", ".join(filter(None, [what, when])),
        f"{_measure(finding)}: {_value(finding)}",
        _people(finding),
        _headed("How", finding.get("method")),
        _headed("Caution", _caution(finding)),
        _headed("From", ", ".join(filter(None, made))),
        finding["finding"],
    ]
    return "\n".join(_line(line) for line in lines if line)


def quote_tip(quote: dict, *, named: dict[str, str] | None = None) -> str:
    r"""Say where a quote comes from, as far as it was released.

    Parameters
    ----------
    quote : dict
        Row of QUOTES.
    named : dict of str to str, optional
        Ids of themes to their names.

    Returns
    -------
    str
        Lines with `\n` between: who spoke and when; themes; statements; what it
        speaks against; how it came here; its id. Never a person or a document.
    """
    themes = [(named or {}).get(key, key) for key in _ids(quote.get("themes"))]
    against = [(named or {}).get(key.removeprefix("theme."), key)
               for key in _ids(quote.get("case_against"))]  # fmt: skip
    lines = [
        quote["attribution"],
        _headed("Theme", "; ".join(themes)),
        _headed("Used by statement", "; ".join(_ids(quote.get("statements")))),
        _headed("Speaks against", "; ".join(against)),
        "From: the transcript, cut by the machine where a person coded it",
        f"{quote['quote']}, tables/quotes.csv",
    ]
    return "\n".join(_line(line) for line in lines if line)


def _as_entity(found: re.Match) -> str:
    return f"&#{ord(found[0])};"


def _typed(finding: dict) -> str:
    return f"{finding['instrument']}.{finding['scale']}"


def _measure(finding: dict) -> str:
    label = LABELS.get(finding["measure"], finding["measure"].replace("_", " "))
    plain = label.replace("~", " ").strip()
    return plain if label.startswith(SYMBOLS) else plain[:1].upper() + plain[1:]


def _value(finding: dict) -> str:
    if finding["status"] != "computed" or not known(finding["estimate"]):
        return finding["status"].replace("_", " ")
    words = [_exact(finding["estimate"]), finding["unit"] or ""]
    limits = finding.get("low"), finding.get("high")
    if known(*limits):
        level = f"{100 * (finding['level'] or 0.95):.0f}% CI"
        words.append(f"({level} {_exact(limits[0])} to {_exact(limits[1])})")
    return " ".join(filter(None, words))


def _exact(value: float) -> str:
    return f"{value:.{DIGITS}g}".replace("-", "−")


def _people(finding: dict) -> str:
    if not known(finding.get("n")):
        return ""
    people = finding["strand"] == "quantitative" or finding["unit"] == "people"
    return f"n = {numeral(finding['n'], 0)}{' people' if people else ''}"


def _caution(finding: dict) -> str:
    return finding.get("caution") or ""


def _headed(head: str, words: str | None) -> str:
    return f"{head}: {words}" if words else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _ids(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]
