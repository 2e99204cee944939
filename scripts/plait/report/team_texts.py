"""Set what only the team can tell of its study, each text where a journal has it."""

from plait.report.escape import tame_markdown
from plait.report.inputs import ReportInputs
from plait.report.wording import joined

# part of the report: key of `report` in study.yaml
TEXTS = {
    "setting": "setting",
    "sampling": "sampling",
    "sample-size": "sample_size",
    "collection": "data_collection",
    "interviewers": "interviewers",
    "trustworthiness": "trustworthiness",
    "integration": "integration",
    "ethics": "ethics",
    "transferability": "transferability",
}
LABELLED = {
    "funding": ("funding", "Funding."),
    "interests": ("interests", "Competing interests."),
    "data-availability": ("data_availability", "Availability of data."),
}
PHASES = {
    "familiarisation": "becoming familiar with the words",
    "coding": "coding",
    "initial_themes": "making first themes",
    "reviewing": "developing and reviewing the themes against extracts and the whole",
    "naming": "refining, defining and naming them",
    "writing": "writing up",
}
INVOLVEMENT = {
    "aim": "Aim",
    "methods": "Methods",
    "results": "Results",
    "influence": "Influence on the study",
    "reflections": "Reflections",
}


def team_parts(inputs: ReportInputs) -> dict[str, str]:
    """Set the texts of `report` in study.yaml.

    Parameters
    ----------
    inputs : ReportInputs
        `report` of the study.

    Returns
    -------
    dict of str to str
        Part to markdown; "" where the team wrote nothing: nothing is made up in its
        place.
    """
    texts = inputs.study.get("report", {})
    parts = {part: tame_markdown(texts.get(key)) for part, key in TEXTS.items()}
    for part, (key, label) in LABELLED.items():
        told = tame_markdown(texts.get(key))
        parts[part] = f"**{label}** {told}" if told else ""
    return parts | {
        "analysis": analysis_text(texts),
        "involvement": involvement_text(texts.get("involvement")),
    }


def analysis_text(texts: dict) -> str:
    """Say what was done with the words, as far as the team declares it.

    Parameters
    ----------
    texts : dict
        `analysis`, a text, and `phases`, a list.

    Returns
    -------
    str
        Markdown; a phase is named only where it is declared, in the order of the
        method (Braun & Clarke 2006).
    """
    done = [words for name, words in PHASES.items() if name in texts.get("phases", [])]
    said = [tame_markdown(texts.get("analysis"))]
    if done:
        said.append(f"Phases that the team went through: {joined(done, ';')}.")
    return "\n\n".join(filter(None, said))


def involvement_text(told: str | dict | None) -> str:
    """Set how people with lived experience took part.

    Parameters
    ----------
    told : str or dict or None
        One text, or the five parts of the GRIPP2 short form.

    Returns
    -------
    str
        Markdown; a heading a part, those without a text left out.
    """
    if not isinstance(told, dict):
        return tame_markdown(told, level=2)
    passages = [
        f"## {head} {{.unnumbered .unlisted}}\n\n{tame_markdown(told[key])}"
        for key, head in INVOLVEMENT.items()
        if told.get(key)
    ]
    return "\n\n".join(passages)
