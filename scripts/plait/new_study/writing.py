"""Write the folder of a new study, and nothing over what is there."""

from pathlib import Path

from plait.errors import Fault, stop_on
from plait.new_study.configuration import configuration_of
from plait.new_study.files import files_of_new, folders_of_new


def write_new_study(folder: Path, *, like: str, design: str, date: str) -> list[str]:
    """Write a new study.

    Parameters
    ----------
    folder : Path
        Where it goes; made where it is not there.
    like : str
        A shipped study or the folder of another, whose configuration is taken; "" for
        none.
    design : str
        interviews, focus_groups, questionnaires or mixed; "" for that of the other.
    date : str
        The day, as 2026-01-31.

    Returns
    -------
    list of str
        Paths of the files, from the study folder.

    Raises
    ------
    StudyError
        Where one of the files is there already, or there is no study to be like;
        nothing is written then.
    """
    configuration = configuration_of(like, design)
    name = folder.resolve().name
    files = files_of_new(name, configuration, like=like, date=date)
    stop_on(_there(folder, list(files)))
    for path in folders_of_new(configuration):
        (folder / path).mkdir(parents=True, exist_ok=True)
    try:
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            with (folder / path).open("xb") as file:  # never over another's
                file.write(content)
    except OSError:  # a full disk: the same command must be possible again
        for path in files:
            (folder / path).unlink(missing_ok=True)
        raise
    return list(files)


def _there(folder: Path, paths: list[str]) -> list[Fault]:
    if folder.is_file():
        return [Fault(str(folder), 0, "", "a file of that name", "a folder, or nothing",
                      "choose another name")]  # fmt: skip
    there = [path for path in paths if (folder / path).exists()]
    if not there:
        return []
    found = f"{', '.join(there)} already"
    return [Fault(str(folder), 0, "", found, "a folder without them",
                  "choose another folder: nothing is written over")]  # fmt: skip
