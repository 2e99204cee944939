"""Run pandoc from its wheel in a render folder."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypandoc

from plait.report.failure import RenderError


def run_pandoc(folder: Path, arguments: Sequence[str], dated: dict[str, str]) -> str:
    """Run pandoc once.

    Parameters
    ----------
    folder : Path
        The render folder, which holds `filters`; paths among the arguments start there.
    arguments : sequence of str
        What pandoc is to do.
    dated : dict of str to str
        Environment variables beside those of this process.

    Returns
    -------
    str
        What it warned of.

    Raises
    ------
    RenderError
        Where it failed, with what it said.
    """
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--data-dir=filters", *arguments],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | dated,
    )  # fmt: skip
    if done.returncode:
        raise RenderError(f"pandoc: {done.stderr.strip()}")
    return done.stderr
