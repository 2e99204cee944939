"""The work of every job of a study in one Python process, without Snakemake's part."""

import pickle
import re
import subprocess
import sys
import time
from pathlib import Path

from plait.jobs import jobs_of, run_job

CHECKOUT = Path(__file__).parents[1]
SCRIPTS = sorted((CHECKOUT / "scripts").glob("*.py"))


def imports_of(script: Path) -> float:
    """Time a fresh Python that does nothing but the imports of a script.

    Parameters
    ----------
    script : Path
        A rule's script.

    Returns
    -------
    float
        Seconds, the shortest of three.
    """
    lines = re.findall(
        r"^(?:from|import) [^(\n]+(?:\([^)]*\))?", script.read_text(), re.M
    )
    words = [sys.executable, "-c", "\n".join(lines)]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(words, check=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main(action: str, path: str) -> None:
    """List the jobs of the study here into a file, or run those of a file."""
    if action == "list":
        Path(path).write_bytes(pickle.dumps(jobs_of(Path.cwd())))
        return
    for job in pickle.loads(Path(path).read_bytes()):  # our own file, a moment old
        run_job(job)


if __name__ == "__main__":
    main(*sys.argv[1:])
