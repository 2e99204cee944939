"""The made-up study with every statistic of its questionnaires."""

from report_fixtures import PEOPLE, make_inputs, make_study, make_tables, scale_rows

from plait.report.inputs import ReportInputs
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import LOSSES, MISSING_PATTERNS, PARTICIPATION
from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.records import plain_rows

SPLIT = (
    "analyses disagree: the paired t and the permutation test tell a change from none, "
    "Wilcoxon's test and the mixed model do not"
)
WITH_ERROR = ("cbi",)  # instruments whose norm has a known n
MARGINS = [
    {"scale": "wemwbs.wellbeing", "against": "change", "margin": 3,
     "reason": "the smallest change that its owners call meaningful"},
    {"scale": "cbi.personal_burnout", "against": "puma_2005", "margin": 10,
     "reason": "half of one step of the answers"},
    {"scale": "wemwbs.wellbeing", "against": "gillard_2022", "margin": 3,
     "reason": "as for change"},
]  # fmt: skip
CONTRASTS = [("t1", "t2"), ("t2", "t3"), ("t1", "t3")]
SIZES = {"d_z": 1.0, "d_av": 0.9, "d_rms": 0.88, "d_rm": 0.7, "glass_delta": 1.1}


def full_inputs(**changes) -> ReportInputs:
    """Give the study with every statistic; `changes` replace fields of it."""
    base = make_inputs()
    rows = [*_with_fdr(plain_rows(base.findings)), *_more()]
    rows = list({row["finding"]: row for row in rows}.values())
    contrasts = [{"from": a, "to": b, "family": "main"} for a, b in CONTRASTS]
    fields = {
        "findings": FINDINGS.frame(rows),
        "tables": make_tables() | more_tables(),
        "study": make_study() | {"equivalence": MARGINS, "contrasts": contrasts},
    }
    return make_inputs(**(fields | changes))


def more_tables() -> dict:
    return {
        "participation": PARTICIPATION.frame(_participation()),
        "losses": LOSSES.frame([
            {"time": time, "reason": reason, "in_post": post, "n": n}
            for time, reason, post, n in (
                ("t2", "another job", "3 to 6 months", 11),
                ("t2", "still in the role", "6 to 12 months", None),
                ("t3", "another job", "3 to 6 months", None),
                ("t3", "still in the role", "12 months or more", 10))
        ]),
        "missing_patterns": MISSING_PATTERNS.frame([
            {"instrument": instrument, "pattern": pattern, "n": n}
            for instrument in ("wemwbs", "mjs")
            for pattern, n in (("t1 t2 t3", 16), ("t1 - -", 10), ("t1 - t3", None))
        ]),
        "rows_read": ROWS_READ.frame([
            {"file": "questionnaire file 1", "what": what, "detail": detail, "n": n,
             "people": people}
            for what, detail, n, people in (
                ("rows_used", "rows_used", None, 73),
                ("rows_left_out", "no consent to questionnaires", None, None),
                ("columns_left_out", "columns", 3, None),
                ("recoded_missing", "-99 taken as missing", None, None))
        ]),
    }  # fmt: skip


def _participation() -> list[dict]:
    return [
        {"instrument": s["instrument"], "scale": s["scale"], "time": time,
         "enrolled": 32, "answered": n,
         "scored": None if s["scale"] == "exhaustion" and time == "t2" else n - place % 3}
        for place, s in enumerate(scale_rows()) for time, n in PEOPLE.items()
    ]  # fmt: skip


def _with_fdr(rows: list[dict]) -> list[dict]:
    for row in rows:
        if row["measure"] == "change" and row["status"] == "computed":
            row["p_fdr"] = 0.031
            if row["scale"] in ("wellbeing", "pay") and row["contrast"] == "t1-t2":
                row["caution"] = "; ".join(filter(None, [row["caution"], SPLIT]))
    return rows


def _more() -> list[dict]:
    rows = []
    for place, scale in enumerate(scale_rows()):
        rows += _overall(scale, place)
        for time in PEOPLE:
            rows += _time_rows(scale, time, place)
        for at, pair in enumerate(CONTRASTS):
            change = -0.05 * (scale["high"] - scale["low"]) * (1 + (place + at) % 2)
            rows += _pair_rows(scale, pair, change, place)
    return rows


def _row(scale: dict, where: str, measure: str, **more) -> dict:
    return {
        "finding": f"{scale['instrument']}.{scale['scale']}.{where}.{measure}",
        "strand": "quantitative", "instrument": scale["instrument"],
        "scale": scale["scale"], "measure": measure.split(":")[0], "level": 0.95,
        "status": "computed", "unit": "points", "method": f"how {measure} is computed",
    } | more  # fmt: skip


def _not(scale: dict, where: str, measure: str, why: str, **more) -> dict:
    nothing = {"status": "not_computed", "caution": why, "estimate": None}
    return _row(scale, where, measure, **(more | nothing))


def _overall(scale: dict, place: int) -> list[dict]:
    f = {"time": "all", "unit": "F", "df": 39.5, "n": 32, "p": 0.04}
    return [
        _row(scale, "all", "time_effect", estimate=3.41 + place / 10, df_effect=2, **f),
        _row(scale, "all", "group_by_time", estimate=0.494, df_effect=4, **f),
    ]


def _time_rows(scale: dict, time: str, place: int) -> list[dict]:
    n, shared = PEOPLE[time], {"time": time, "n": PEOPLE[time]}
    rows = [
        _row(
            scale,
            time,
            "floor",
            estimate=100 * (place % 3) / n,
            unit="percent",
            **shared,
        ),
        _row(scale, time, "ceiling", estimate=18.75, unit="percent", **shared),
    ]
    if scale["instrument"] in ("mjs", "idts"):
        why = "its scores were imported: there are no items"
        rows += [_not(scale, time, m, why, **shared) for m in ("alpha", "omega")]
    else:
        rows.append(_row(scale, time, "alpha", estimate=0.87, low=0.79, high=0.93, unit="coefficient", **shared))  # fmt: skip
        rows.append(_not(scale, time, "omega", "fewer than five complete people to an item", **shared))  # fmt: skip
    return rows + _norm_rows(scale, time, shared)


def _norm_rows(scale: dict, time: str, shared: dict) -> list[dict]:
    key = f"{scale['instrument']}.{scale['scale']}"
    rows = []
    if scale["instrument"] in WITH_ERROR:
        norm = shared | {"norm": "puma_2005"}
        rows.append(_row(scale, time, "distance_fixed:puma_2005", estimate=-3.1, low=-8.0, high=1.8, **norm))  # fmt: skip
    if key == "cbi.personal_burnout":
        rows.append(_row(scale, time, "equivalence:puma_2005", estimate=-3.1, low=-7.2, high=1.0, p=0.004, level=0.9, **norm) | {"level": 0.9})  # fmt: skip
        rows.append(_row(scale, time, "people_needed:puma_2005", estimate=12, unit="people", **norm))  # fmt: skip
    if key == "wemwbs.wellbeing":
        norm, why = shared | {"norm": "gillard_2022"}, "equivalence is refused: the size of the norm's sample is unknown"  # fmt: skip
        rows.append(_not(scale, time, "equivalence:gillard_2022", why, **norm))
        rows.append(_not(scale, time, "people_needed:gillard_2022", why, **norm))
    return rows


def _pair_rows(scale: dict, pair: tuple, change: float, place: int) -> list[dict]:
    where, half = "-".join(pair), abs(change) * 1.2 + 0.05
    shared = {"contrast": where, "time": pair[1], "n": 18}
    limits = {"low": change - half, "high": change + half}
    rows = [
        _row(scale, where, "permutation", estimate=change, p=0.038, **shared),
        _row(scale, where, "wilcoxon", statistic=41.5, p=0.061, **shared),
        _row(scale, where, "hodges_lehmann", estimate=change, **limits, **shared),
        _row(scale, where, "mixed_change", estimate=change, **limits, **(shared | {"n": 32})),
        _row(scale, where, "smallest_change", estimate=half, **shared),
        _row(scale, where, "tipping", estimate=4 * half, **shared)
        if place % 2 else _not(scale, where, "tipping", "no claim of change to tip", **shared),
        _row(scale, where, "r", estimate=0.71, low=0.36, high=0.88, unit="correlation", **shared),
        _row(scale, where, "lost_difference", estimate=-0.21, low=-0.95, high=0.53, unit="SD", **shared),
        _row(scale, where, "change_between", estimate=1.4, low=-2.0, high=4.8, p=0.4, **shared),
    ]  # fmt: skip
    rows += _sizes(scale, where, shared) + _people(scale, where, shared)
    for group in ("Site A", "Site B"):
        more = shared | {"group": group, "n": 10}
        rows.append(_row(scale, f"{where}@{group}", "change", estimate=change, **limits, **more))  # fmt: skip
    if f"{scale['instrument']}.{scale['scale']}" == "wemwbs.wellbeing":
        rows.append(_row(scale, where, "equivalence", estimate=-2.8, low=-5.9, high=0.3, p=0.45, **shared))  # fmt: skip
        rows.append(_row(scale, where, "people_needed", estimate=57, unit="people", **shared))  # fmt: skip
    return rows


def _sizes(scale: dict, where: str, shared: dict) -> list[dict]:
    rows = []
    for name, share in SIZES.items():
        d = -0.3 * share
        own = {"unit": "SD", "effect_denominator": "an SD"}
        for measure, factor in ((name, 1), (name.replace("d_", "g_"), 0.95)):
            if measure.startswith(("d_", "g_")) or factor == 1:
                rows.append(_row(scale, where, measure, estimate=factor * d, low=factor * d - 0.45, high=factor * d + 0.45, **own, **shared))  # fmt: skip
    return rows


def _people(scale: dict, where: str, shared: dict) -> list[dict]:
    if scale["instrument"] == "wemwbs":
        why = "its owners say that it is not for single people"
        return [_not(scale, where, m, why, **shared) for m in ("reliably_rose", "reliably_fell")]  # fmt: skip
    count = {"unit": "people", "estimate": 11} | shared
    hidden = {"status": "withheld", "estimate": None, "n": None}
    return [
        _row(scale, where, "reliably_rose", **(count | hidden)),
        _row(scale, where, "reliably_fell", **(count | {"method": "reliability 0.89 (alpha of the manual); 6.2 points"})),
        _row(scale, where, "reliably_fell_alpha", **(count | {"estimate": 12})),
    ]  # fmt: skip
