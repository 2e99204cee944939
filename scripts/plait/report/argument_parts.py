"""Make the parts of the report that give the argument and what is wrong with a draft."""

from plait.errors import Fault
from plait.report.argument_marks import set_argument, typed_numbers
from plait.report.escape import escape_markdown
from plait.report.fault_notes import with_notes
from plait.report.inputs import ReportInputs, rows_of
from plait.synthesis.marks import ARGUMENT

VERDICTS = {
    "shown": "the evidence bound to it shows what the statement says",
    "shown with caution": "the evidence shows it, and there is something a reader must "
    "know before leaning on it; the table says what",
    "not shown": "the evidence does not show it: too imprecise, no margin declared, or "
    "not computed. That is not to say that it is untrue",
    "contradicted": "the evidence shows the opposite",
    "published elsewhere": "it rests on a publication, and not on the data of this study",
    "withheld": "it rests on a number that was held back so that nobody can be known",
    "in fault": "it has a fault that must be mended before it can be judged",
}


def argument_parts(inputs: ReportInputs) -> tuple[dict[str, str], list[Fault]]:
    """Make the argument and what explains it.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    dict of str to str
        `argument`, with the faults of a draft beside their paragraphs; `verdicts`, what
        each verdict means; `typed`, the numbers typed by hand with their reasons.
    list of Fault
        Marks that name nothing; none in a draft, which is set all the same.
    """
    text = inputs.prose.get("argument") or ""
    words, faults = set_argument(text, inputs)
    final = inputs.study.get("synthesis", {}).get("mode") == "final"
    told = [r for r in rows_of(inputs, "argument_faults") if r["file"] == ARGUMENT]
    parts = {
        "argument": with_notes(words, told),
        "verdicts": _verdicts(inputs),
        "typed": _typed(text),
    }
    return parts, faults if final or not told else []


def _verdicts(inputs: ReportInputs) -> str:
    given = {row["verdict"] for row in rows_of(inputs, "statements")}
    used = [(word, meaning) for word, meaning in VERDICTS.items() if word in given]
    lines = [f"- *{word}*: {meaning}." for word, meaning in used]
    return "\n".join(["What the verdicts mean:", "", *lines]) if lines else ""


def _typed(text: str) -> str:
    listed = typed_numbers(text)
    lines = [
        f"- {escape_markdown(words)}: {escape_markdown(why)}" for words, why in listed
    ]
    head = "Numbers of the argument that were typed by hand, and where they are from:"
    return "\n".join([head, "", *lines]) if lines else ""
