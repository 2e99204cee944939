"""Set the entries of the audit page on the run: steps, inputs, rows, software."""

import json
from html import escape

from plait.report.audit_cells import entry, listed, places, row, table
from plait.report.audit_findings import Uses
from plait.report.audit_graph import draw_graph
from plait.report.audit_steps import edges_into, taken_by
from plait.report.inputs import ReportInputs, rows_of

WIDEST = 700  # letters of a parameter
FIGURES = {
    "change_over_time": "means", "effect_forest": "d av",
    "norm_distance": "distances in SDs", "codes_by_time": "counts of extracts",
}  # fmt: skip


def step_entries(steps: dict[str, dict], code: dict[str, str]) -> str:
    """Set the picture of the steps, and every step with its code and parameters.

    Parameters
    ----------
    steps : dict
        Rule to `reads`, `takes`, `writes` and `parameters`, as `open_steps` gives it.
    code : dict of str to str
        Rule to the digest of its code.

    Returns
    -------
    str
        HTML.
    """
    picture = (
        '<figure><div class="figure-scroll" role="group" tabindex="0" aria-label="'
        f'Picture of the steps, scrolls sideways">{draw_graph(steps)}</div><figcaption>'
        "Every step of the run, from top to bottom. The entries below say the same in "
        "words.</figcaption></figure>"
    )
    return picture + "".join(_step(name, steps, code) for name in steps)


def _step(name: str, steps: dict[str, dict], code: dict[str, str]) -> str:
    step = steps[name]
    takes = map(escape, taken_by(step))
    above = [f'{n} {"file" if n == 1 else "files"} of <a href="#rule-{other}">{other}</a>'
             for other, n in edges_into(steps, name)]  # fmt: skip
    facts = [
        ("Code", f'<span class="id">{escape(code.get(name, ""))}</span> (SHA-256 of '
                 f"scripts/{escape(name)}.py and every module that it reaches)"),
        ("Takes", ", ".join(takes)),
        ("Reads", listed(above)),
        ("Writes", _paths(step["writes"])),
        ("Parameters", listed(_parameters(step["parameters"]))),
    ]  # fmt: skip
    return entry(f"rule-{name}", f"Rule {escape(name)}", facts)


def _paths(paths: list[str]) -> str:
    shown = ", ".join(path.removeprefix("results/") for path in paths)
    return f'<span class="id">{escape(shown)}</span>'


def _parameters(parameters: dict) -> list[str]:
    told = [
        f"{escape(name)}: <span class=\"id\">{escape(_short(value))}</span>"
        for name, value in parameters.items() if name != "not_told"
    ]  # fmt: skip
    behind = ", ".join(parameters.get("not_told", []))
    return told + ([f"not told here, since people or their files stand in it: {escape(behind)}"] if behind else [])  # fmt: skip


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def input_entries(record: dict) -> str:
    """Set the files that went in, with their digests.

    Parameters
    ----------
    record : dict
        record.json: `inputs`.

    Returns
    -------
    str
        HTML, one row a file; a file that holds people has a number for its name and a
        keyed digest.
    """
    kinds = {"sha256": "SHA-256", "hmac-sha256": "keyed"}
    rows = [
        row([escape(one["file"]), f'<span class="id">{escape(one["digest"])}</span>',
             kinds.get(one["kind"], escape(one["kind"]))], f"input-{n}")
        for n, one in enumerate(record.get("inputs", []), start=1)
    ]  # fmt: skip
    return table("Files that went in", ("File", "Digest", "Kind"), rows) if rows else ""


def row_entries(inputs: ReportInputs) -> str:
    """Set what was done with the rows of every export, as far as it was released.

    Parameters
    ----------
    inputs : ReportInputs
        Released rows_read.

    Returns
    -------
    str
        HTML, one row a file and reason; "" where no export was read.
    """
    rows = [
        row([escape(one["file"]), escape(one["what"].replace("_", " ")),
             escape(one["detail"]), _number(one["n"]), _number(one["people"])],
            f"rows-{n}")
        for n, one in enumerate(rows_of(inputs, "rows_read"), start=1)
    ]  # fmt: skip
    heads = ("File", "What", "Which", "Number", "People")
    return table("Rows and columns that were read", heads, rows) if rows else ""


def _number(n: float | None) -> str:
    return "–" if n is None else f"{n:g}"


def withheld_entries(inputs: ReportInputs) -> str:
    """Set what was held back, of what kind and by which rule.

    Parameters
    ----------
    inputs : ReportInputs
        Released list of what was withheld.

    Returns
    -------
    str
        HTML, one row a kind and rule; a sentence where nothing was.
    """
    counts: dict[tuple[str, str], int] = {}
    for one in rows_of(inputs, "withheld"):
        key = one["what"], one["rule"]
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return "<p>Nothing was withheld.</p>"
    rows = [row([escape(what), str(n), escape(rule)], f"withheld-{place}")
            for place, ((what, rule), n) in enumerate(sorted(counts.items()), 1)]  # fmt: skip
    return table("What was withheld", ("What", "Number", "Rule"), rows)


def figure_entries(captions: dict, uses: Uses) -> str:
    """Set the figures: what each is drawn from and where it stands.

    Parameters
    ----------
    captions : dict
        figures.json: `caption` and `drawn` of each figure.
    uses : dict of str to list of (str, str)
        As `page_uses` gives it.

    Returns
    -------
    str
        HTML, one row a figure that was drawn.
    """
    rows = [
        row([f'<a href="../figures/{name}.svg">{escape(name)}</a>',
             escape(one["caption"]),
             escape(f"{FIGURES[name]} in findings.csv") if name in FIGURES else
             "released tables", places(uses.get(f"figures/{name}", []))],
            f"figure-{name}")
        for name, one in captions.items() if one["drawn"]
    ]  # fmt: skip
    heads = ("Figure", "Caption", "Drawn from", "In the report")
    return table("Figures", heads, rows) if rows else ""


def software_entries(record: dict) -> str:
    """Set the software of the run.

    Parameters
    ----------
    record : dict
        record.json: `software` and `python`.

    Returns
    -------
    str
        HTML, one row a program.
    """
    software = {"Python": record.get("python", "")} | record.get("software", {})
    rows = [row([escape(name), escape(version)], f"software-{name}")
            for name, version in software.items() if version]  # fmt: skip
    return table("Software", ("Program", "Version"), rows) if rows else ""
