"""Read a disclosure profile: limits as data, each with its source."""

from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.release.limits import whole_profile


def read_profile(path: str, *, folder: str = ".") -> tuple[dict, list[Fault]]:
    """Read one disclosure profile.

    Parameters
    ----------
    path : str
        From the study folder, or the full path of a shipped one.
    folder : str, default "."
        Study folder.

    Returns
    -------
    profile : dict
        As in config/schemas/disclosure.yaml, with what it leaves unsaid; empty where
        there are faults.
    faults : list of Fault
        What does not follow the schema.
    """
    file = read_yaml(str(Path(folder, path)), shown=path)
    faults = file.faults or schema_faults(file, load_schema("disclosure"))
    return ({} if faults else whole_profile(file.data)), faults
