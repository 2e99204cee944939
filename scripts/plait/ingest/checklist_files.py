"""Find the reporting checklists of a study."""

from pathlib import Path

SHIPPED = Path(__file__).parents[3] / "config" / "checklists"
OWN = "checklists/definitions"
MIXED, WORDS, NUMBERS, INVOLVED = "gramms", "srqr", "strobe_cohort", "gripp2_sf"


def checklists_of(folder: Path, study: dict) -> dict[str, str]:
    """Find the file of every checklist of a study.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : dict
        study.yaml with its defaults: `checklists`, where the team names them;
        `questionnaires` and `documents`.

    Returns
    -------
    dict of str to str
        Id to path: from the study folder, where it has a definition of its own, or the
        full path of a shipped one; "" where there is none.
    """
    return {name: _find(folder, name) for name in _named(study)}


def _named(study: dict) -> list[str]:
    if "checklists" in study:
        return study["checklists"]
    numbers, words = bool(study["questionnaires"]), bool(study["documents"])
    fitting = (
        (MIXED, numbers and words),
        (WORDS, words),
        (NUMBERS, numbers),
        (INVOLVED, True),
    )
    return [name for name, fits in fitting if fits]


def _find(folder: Path, name: str) -> str:
    own = f"{OWN}/{name}.yaml"
    shipped = SHIPPED / f"{name}.yaml"
    if (folder / own).is_file():
        return own
    return str(shipped) if shipped.is_file() else ""
