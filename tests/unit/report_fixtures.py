"""A made-up study with everything a report can show, small and the same each time."""

import pandas as pd

from plait.release.released import RELEASED
from plait.report.inputs import ReportInputs
from plait.shapes.codings import RECOMMENDATIONS, THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import NORMS
from plait.shapes.patterns import SATURATION
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.trail import THEME_TRAIL

TIMES = {"t1": "T1", "t2": "T2", "t3": "T3"}
PEOPLE = {"t1": 32, "t2": 20, "t3": 21}
# instrument: name, lowest, highest, decimals of mean and SD, better, norm, scales
INSTRUMENTS = {
    "wemwbs": ("Warwick-Edinburgh Mental Wellbeing Scale", 14, 70, 1, "higher",
               "gillard_2022", ["Wellbeing"]),
    "mjs": ("Measure of Job Satisfaction", 1, 5, 1, "higher", "gillard_2022",
            ["Personal satisfaction", "Satisfaction with workload",
             "Satisfaction with professional support", "Satisfaction with training",
             "Satisfaction with pay", "Satisfaction with prospects",
             "Satisfaction with standards of care", "Overall satisfaction"]),
    "idts": ("Inter-disciplinary Team Survey", 1, 5, 1, "higher", "gillard_2022",
             ["Leadership", "Team cohesion", "Communication", "Coordination",
              "Conflict management"]),
    "cbi": ("Copenhagen Burnout Inventory", 0, 100, 1, "lower", "puma_2005",
            ["Personal burnout", "Work-related burnout", "Client-related burnout"]),
    "olbi": ("Oldenburg Burnout Inventory", 1, 4, 1, "lower", "",
             ["Exhaustion", "Disengagement"]),
    "phq8": ("Patient Health Questionnaire", 0, 24, 1, "lower", "", ["Depression"]),
    "gad7": ("Generalised Anxiety Disorder scale", 0, 21, 1, "lower", "", ["Anxiety"]),
    "ahi": ("Authentic Happiness Inventory", 24, 120, 1, "higher", "", ["Happiness"]),
    "cesd": ("CES-D", 0, 60, 1, "lower", "", ["Depressive symptoms"]),
    "job": ("Job attitudes", 1, 5, 1, "neither", "", ["Commitment"]),
}  # fmt: skip
NOTES = {
    "cbi": "norm from a secondary source",
    "phq8": "Never read: item 9 of the PHQ-9 asks about thoughts of self-harm.",
}
NOTICE = "Synthetic data: people and words in this report are invented"


def make_inputs(**changes) -> ReportInputs:
    """Give the whole study; `changes` replace fields of it."""
    fields = {
        "findings": FINDINGS.frame([*_quantitative(), *_qualitative()]),
        "tables": make_tables(), "study": make_study(), "prose": make_prose(),
        "record": make_record(),
    }  # fmt: skip
    return ReportInputs(**(fields | changes))


def without(strand: str) -> ReportInputs:
    """Give the study without one strand."""
    whole = make_inputs()
    other = whole.findings[whole.findings["strand"] != strand].reset_index(drop=True)
    gone = {"quantitative": ["scales", "norms"],
            "qualitative": ["codes", "themes", "recommendations", "quotes"]}[strand]  # fmt: skip
    empty = {name: whole.tables[name][:0] for name in [*gone, "propositions", "statements", "argument_faults"]}  # fmt: skip
    prose = {"argument": "", "constructs": [], "questions": [], "workshops": []}
    return make_inputs(findings=other, tables=whole.tables | empty, prose=prose)


def scale_rows() -> list[dict]:
    rows = []
    for instrument, (
        name,
        low,
        high,
        decimals,
        better,
        _,
        scales,
    ) in INSTRUMENTS.items():
        for scale in scales:
            rows.append({
                "instrument": instrument, "scale": scale.lower().replace(" ", "_").replace("satisfaction_with_", ""),
                "place": len(rows) + 1, "instrument_name": name, "scale_name": scale,
                "unit": "points", "low": low, "high": high, "better": better,
                "scoring": "sum of the items; a missing item counts as the person's mean where at most one in five is missing",
                "mean_decimals": decimals, "sd_decimals": 2,
                "verified": instrument not in ("cbi",),
                "note": NOTES.get(instrument),
            })  # fmt: skip
    return rows


def _quantitative() -> list[dict]:
    rows = []
    for place, scale in enumerate(scale_rows()):
        width = scale["high"] - scale["low"]
        middle = scale["low"] + width * (0.55 + 0.04 * (place % 6))
        means = {"t1": middle, "t2": middle - 0.05 * width * (1 + place % 2), "t3": middle - 0.02 * width}  # fmt: skip
        sd = 0.16 * width
        norm = INSTRUMENTS[scale["instrument"]][5]
        for time, mean in means.items():
            rows += _at_time(scale, time, mean, sd, norm if place != 7 else "")
        for pair in (("t1", "t2"), ("t2", "t3"), ("t1", "t3")):
            rows += _changes(scale, pair, means[pair[1]] - means[pair[0]], sd)
    return rows


def _row(scale: dict, where: str, measure: str, **more) -> dict:
    return {
        "finding": f"{scale['instrument']}.{scale['scale']}.{where}.{measure}",
        "strand": "quantitative", "instrument": scale["instrument"],
        "scale": scale["scale"], "measure": measure.split(":")[0], "level": 0.95,
        "status": "computed", "unit": "points",
    } | more  # fmt: skip


def _at_time(scale: dict, time: str, mean: float, sd: float, norm: str) -> list[dict]:
    n = PEOPLE[time]
    half = 2.05 * sd / n**0.5
    rows = [_row(scale, time, "mean", time=time, estimate=mean, low=mean - half,
                 high=mean + half, sd=sd, n=n, method="mean of the scores; interval by t")]  # fmt: skip
    if scale["scale"] == "exhaustion" and time == "t2":
        rows[0] |= {"status": "withheld", "estimate": None, "low": None, "high": None, "sd": None, "n": None}  # fmt: skip
    if norm:
        away, norm_sd = mean - (scale["low"] + 0.62 * (scale["high"] - scale["low"])), 1.1 * sd  # fmt: skip
        shared = {"time": time, "norm": norm, "n": n, "caution": "the norm's own sampling error is unknown"}  # fmt: skip
        rows.append(_row(scale, time, f"distance:{norm}", estimate=away, low=away - half,
                         high=away + half, method="mean minus the norm's mean, which is taken as fixed", **shared))  # fmt: skip
        rows.append(_row(scale, time, f"distance_z:{norm}", estimate=away / norm_sd,
                         low=(away - half) / norm_sd, high=(away + half) / norm_sd,
                         **(shared | {"unit": "SD"})))  # fmt: skip
    return rows


def _changes(scale: dict, pair: tuple, change: float, sd: float) -> list[dict]:
    where, half = "-".join(pair), 0.42 * sd
    shared = {"contrast": where, "time": pair[1], "n": 18}
    caution = "fewer than 30 pairs: its owners advise against reading a change" if scale["instrument"] == "wemwbs" else None  # fmt: skip
    rows = [_row(scale, where, "change", estimate=change, low=change - half,
                 high=change + half, sd=sd, statistic=change / (half / 2.11), df=17,
                 p=0.0004 if abs(change) > 0.1 * sd else 0.2134, p_adjusted=0.048,
                 family="main", caution=caution, method="mean of the paired differences, later minus earlier", **shared)]  # fmt: skip
    for measure in ("d_z", "d_av"):
        d = change / sd
        rows.append(_row(scale, where, measure, estimate=d, low=d - 0.45, high=d + 0.45,
                         **(shared | {"unit": "SD"})))  # fmt: skip
    if scale["scale"] == "disengagement":
        rows = [r | {"status": "withheld", "estimate": None, "low": None, "high": None, "n": None} for r in rows]  # fmt: skip
    return rows


CODE_ROWS = [
    ("valued", "", "Feeling valued"), ("thanked", "valued", "Being thanked"),
    ("symbolic_pay", "valued", "Pay as a sign of worth"), ("demand", "", "Emotional demand"),
    ("endings", "demand", "Endings of support"), ("supervision", "", "Supervision"),
    ("belonging", "", "Belonging to a team"), ("alone", "belonging", "Being the only peer worker"),
]  # fmt: skip
THEME_ROWS = [
    ("worth", "Being worth something to someone", "valued;thanked;symbolic_pay", "current"),
    ("weight", "The weight of other people's distress", "demand;endings", "renamed"),
    ("held", "Held by supervision, or not", "supervision", "current"),
    ("place", "A place on the team", "belonging;alone", "current"),
    ("adjusting", "Adjusting", "supervision", "merged"),
]  # fmt: skip


def _qualitative() -> list[dict]:
    rows = []
    kinds = [("code", c[0]) for c in CODE_ROWS] + [("theme", t[0]) for t in THEME_ROWS]
    for place, (kind, name) in enumerate(kinds):
        for at, time in enumerate([*TIMES, "all"]):
            for measure in ("extracts", "people"):
                n = (place * 5 + at * 3) % 14 + 1 + 20 * (time == "all")
                n = n if measure == "extracts" else min(n, 4)
                hide = measure == "extracts" and n < 3
                rows.append({
                    "finding": f"{kind}.{name}.{time}.{measure}", "strand": "qualitative",
                    "instrument": kind, "scale": name, "measure": measure, "time": time,
                    "estimate": None if hide else n, "n": None if hide else 4, "unit": measure,
                    "status": "withheld" if hide else "computed",
                })  # fmt: skip
    return rows


def make_tables() -> dict[str, pd.DataFrame]:
    empty = {name: shape.empty() for name, shape in RELEASED.items()}
    return empty | {
        "scales": SCALES.frame(scale_rows()).sort_values("place").reset_index(drop=True),
        "norms": NORMS.frame(_norms()),
        "codes": CODES.frame({"place": i, "code": c, "parent": p or None, "name": n, "definition": "what belongs here"} for i, (c, p, n) in enumerate(CODE_ROWS, 1)),
        "themes": THEMES.frame(_themes()),
        "theme_trail": THEME_TRAIL.frame(_trail()),
        "saturation": SATURATION.frame(_runs()),
        "recommendations": RECOMMENDATIONS.frame(_recommendations()),
        "quotes": QUOTES.frame(_quotes()),
        "statements": STATEMENTS.frame(_statements()),
        "propositions": PROPOSITIONS.frame(_propositions()),
        "argument_faults": ARGUMENT_FAULTS.frame([{"proposition": "p3", "statement": "p3a", "file": "synthesis/propositions.yaml", "line": 61, "found": "fell", "expected": "an interval that excludes 0", "mend": "write no_change_detected, or bind another finding"}]),
        "withheld": WITHHELD.frame([{"what": "finding", "id": f"code.c{i}.t1.extracts", "rule": "counts below 3 are withheld"} for i in range(4)] + [{"what": "quote", "id": "2", "rule": "no consent to quotes"}]),
        "flow": FLOW.frame([{"place": place, "time": t, "label": {"t1":"T1, after training","t2":"T2, four months","t3":"T3, twelve months"}[t], "enrolled": 32, "answered": PEOPLE[t], "interviewed": 4, "left": None if t == "t1" else 3} for place, t in enumerate(TIMES, 1)]),
    }  # fmt: skip


def _runs() -> list[dict]:
    """Runs of three transcripts after a base of four: fewer new codes each time."""
    return [
        {"run_length": 3, "first": n, "last": n + 2, "people": 3, "new_codes": new,
         "share": new / 8, "base": 4, "base_codes": 8, "threshold": 0.05,
         "status": "computed"}
        for n, new in enumerate([2, 1, 0], start=5)
    ]  # fmt: skip


def _trail() -> list[dict]:
    """Every code in the theme that lists it, and one theme renamed by a workshop."""
    held = [
        (c, t)
        for t in _themes()
        if t["status"] == "current"
        for c in (t["codes"] or "").split(";")
    ]
    rows = []
    for stage, when in enumerate(({}, {"workshop": "w1", "date": "2025-11-20"})):
        for place, (code, *_) in enumerate(CODE_ROWS, 1):
            themes = [t for c, t in held if c == code] or [
                {"theme": None, "name": None}
            ]
            rows += [
                {
                    "stage": stage,
                    "place": place,
                    "code": code,
                    "theme": t["theme"],
                    "name": t["name"],
                }
                | when
                for t in themes
            ]
    return rows


def _norms() -> list[dict]:
    rows = []
    for place, scale in enumerate(scale_rows()):
        norm, width = INSTRUMENTS[scale["instrument"]][5], scale["high"] - scale["low"]
        if norm and place != 7:
            rows.append({
                "place": len(rows) + 1,
                "instrument": scale["instrument"], "scale": scale["scale"], "norm": norm,
                "population": "peer workers" if norm == "gillard_2022" else "Danish employees",
                "mean": scale["low"] + 0.62 * width, "sd": 1.1 * 0.16 * width,
                "n": 1914 if norm == "puma_2005" else None, "combined": scale["scale"] in ("pay", "prospects"),
                "verified": norm != "puma_2005", "citation": "Gillard et al. (2022), Table 3" if norm == "gillard_2022" else "Kristensen et al. (2005)",
                "caution": None,
            })  # fmt: skip
    return rows


def _themes() -> list[dict]:
    return [
        {"theme": t, "name": n, "definition": "How people came to see themselves as workers whose experience counts, and what it took for this to last.",
         "codes": c, "status": s, "became": "held" if s == "merged" else None,
         "workshop": "interpretive_1" if s in ("merged", "renamed") else None,
         "reason": "the same passages, read twice" if s == "merged" else None,
         "dissent": "one adviser: adjusting is about time, not about support" if s == "merged" else None}
        for t, n, c, s in THEME_ROWS
    ]  # fmt: skip


def _recommendations() -> list[dict]:
    heads = ("training_and_development", "support_and_supervision", "organisational_cultural_change")  # fmt: skip
    return [
        {"recommendation": f"r{i}", "workshop": "recommendations_1", "head": heads[i // 2],
         "text": "Every peer worker has supervision from another peer worker at least once a month, in paid time.",
         "themes": "held;place", "codes": "supervision", "priority": i % 2 + 1,
         "status": "agreed", "proposed_by": "workshop",
         "guide_section": "Growing in the work" if i == 1 else None, "who_acts": "team leaders",
         "amended": "once a month instead of weekly" if i == 2 else None,
         "dissent": "a manager: not without new money" if i == 3 else None}
        for i in range(6)
    ]  # fmt: skip


def _quotes() -> list[dict]:
    words = [
        "I'd come out of that meeting and, I don't know, I stood up straighter. Somebody had *asked* me.",
        "You carry it home. You do. [pause] Not every night, but the nights you do, you really do.",
        "She said \"how are you, really\", and she waited. That is supervision; the rest is forms.",
        "I was the only one on the ward, and on the rota I was down as a healthcare assistant.",
        "Honestly? I'm fine with it ending. People think it breaks you | it doesn't always.",
    ]  # fmt: skip
    themes = ["worth", "weight", "held", "place", "weight"]
    return [
        {"quote": f"q{i}", "extract": f"h{i}", "text": w, "attribution": "peer worker, four months",
         "themes": t, "statements": f"p{(i - 1) % 3 + 1}c", "case_against": "p3" if i == 5 else None}
        for i, (w, t) in enumerate(zip(words, themes, strict=True), 1)
    ]  # fmt: skip


def _propositions() -> list[dict]:
    texts = [
        "Peer worker wellbeing is generally good and remains so over time in the role",
        "Job satisfaction and experiences of multi-disciplinary teamworking are generally good and remain so over time in the role",
        "Wellbeing and some aspects of job satisfaction can drop over the first few months in post, but then stabilise as peer workers adjust",
    ]  # fmt: skip
    return [
        {"proposition": f"p{i}", "text": text, "origin": "workshop", "strands": "both",
         "farmer": ["partial agreement", "agreement;agreement", "dissonance"][i - 1],
         "fit": ["expansion", "confirmation", "discordance"][i - 1],
         "meta_inference": "The scores say how people were on the whole; the words say what it cost and what made it worth the cost.",
         "negative_case": f"n{i}", "searched": "Every interview was read again for passages in which endings did no harm.",
         "counter_extracts": "q5" if i == 3 else None,
         "meaning": "Endings weigh where they come without notice; where they were agreed, they did not."}
        for i, text in enumerate(texts, 1)
    ]  # fmt: skip


def _statements() -> list[dict]:
    verdicts = ["shown", "shown with caution", "not shown", "contradicted", "published elsewhere", "withheld", "in fault"]  # fmt: skip
    rows = []
    for p in (1, 2, 3):
        for place, letter in enumerate("abcd"):
            strand = "quantitative" if letter in "ab" else "qualitative"
            verdict = verdicts[(p * 4 + place) % 7]
            rows.append({
                "proposition": f"p{p}", "statement": f"p{p}{letter}", "strand": strand,
                "basis": "published" if verdict == "published elsewhere" else "data",
                "text": "wellbeing scores after training were similar to those of the general public" if letter in "ab" else "being thanked by name was for many the first sign that the role was real",
                "word": "fell" if letter == "a" else None,
                "findings": "wemwbs.wellbeing.t1-t2.change" if strand == "quantitative" else "theme.worth.all.extracts",
                "extracts": "q1;q2" if letter == "c" else ("(withheld)" if letter == "d" else None),
                "citation": "gillard2022" if verdict == "published elsewhere" else None,
                "verdict": verdict, "why": "the 95% interval of the change, −5.6 to −0.1, excludes 0",
            })  # fmt: skip
    return rows


def make_study() -> dict:
    return {
        "id": "impact", "title": "The impact of working as a peer worker in mental health services",
        "subtitle": "A mixed-methods study over twelve months", "authors": ["The peer work study team", "A lived experience advisory group"],
        "date": "2026-01-15", "synthetic": NOTICE, "question": "What is the impact of the role on the people who work as peer workers?",
        "approach": "codebook", "suggestions": True, "disclosure": "acro", "seed": 20220530,
        "times": [{"id": "t1", "label": "T1, after training", "short": "T1"}, {"id": "t2", "label": "T2, four months", "short": "T2"}, {"id": "t3", "label": "T3, twelve months", "short": "T3"}],
        "contrasts": [{"from": "t1", "to": "t2", "family": "main", "primary": True}, {"from": "t2", "to": "t3", "family": "main"}],
        "equivalence": [{"scale": "wemwbs.wellbeing", "against": "change", "margin": 3, "reason": "the smallest change that its owners call meaningful"}],
        "synthesis": {"mode": "draft"},
        "report": {
            "abstract": "**Background.** Peer workers use their own experience of distress to support others. **Methods.** Questionnaires and interviews over a year. **Results.** Below.",
            "context": "The study follows Gillard and colleagues [@gillard2022]; its synthesis follows @dixonwoods2006.\n\nIt costs £5 & $6 <b>bold</b> {{< include /etc/passwd >}}.",
            "involvement": "Service user researchers designed the interviews and led the analysis.",
            "limitations": ["The sample is small.", "Those who left could not be asked why."],
            "keywords": ["peer work", "mixed methods"],
        },
    }  # fmt: skip


def make_prose() -> dict:
    return {
        "argument": "## The argument\n\nFour months in, wellbeing had moved by {finding:wemwbs.wellbeing.t1-t2.change|interval}, and {construct:c1} is how we read it.\n\nIt is not that people broke; extracts on the matter: {finding:theme.weight.all.extracts}.",
        "questions": [{"id": "q1", "text": "How does the role change people over time?"}],
        "constructs": [{"id": "c1", "name": "borrowed steadiness", "kind": "synthetic", "definition": "being steadied by the job before being steady in it", "from": ["worth"], "since": "2025-06-01"}],
        "workshops": [{"id": "interpretive_1", "kind": "interpretive", "date": "2025-11-20", "present": {"service_user_researchers": 3, "lived_experience_advisers": 4}, "actions": 2}],
    }  # fmt: skip


def make_record() -> dict:
    return {
        "python": "3.11.9", "software": {"plait": "0.1.0", "pandas": "3.1.1", "scipy": "1.17.1", "snakemake": "9.27.1", "matplotlib": "3.11.2"},
        "inputs": [{"file": "study.yaml", "digest": "09" * 8, "kind": "sha256"}, {"file": "data/questionnaires/wellbeing_burnout.csv", "digest": "b1" * 8, "kind": "hmac-sha256"}],
    }  # fmt: skip
