"""Measure what rendering three formats costs, against bare pandoc and typst.

Prints `name: value` lines. Both ways set the same finished document of the shipped
example in HTML, Word and PDF; the bare one without any filter, template or style of
plait's, and without the checks. Processor seconds, since other work on the machine does
not change them; the seconds of the clock are printed beside them.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc

from plait.provenance.jsonfile import read_json
from plait.release.released import RELEASED
from plait.report.document import write_report
from plait.report.embedded import NAME
from plait.report.inputs import ReportInputs
from plait.report.render import render_document
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame
from plait.study import load_study

STUDY = Path(__file__).parents[1] / "studies/impact"
REPORTS = Path(__file__).parents[1] / "reports"
BARE = {"html": ["--to=html5", "--embed-resources", "--mathml"], "docx": ["--to=docx"],
        "typ": ["--to=typst"]}  # fmt: skip
PICTURE = re.compile(r"(!\[.*?\]\(figures/[\w-]+)\)")
REFERENCE = re.compile(r"(?<![\w\\])@((?:sec|tbl|fig)-[\w-]*\w)")
ROUNDS = 3


def main() -> None:
    """Measure both ways on the shipped example, whose results are there, and print."""
    if not (STUDY / "results/shareable/findings.parquet").is_file():
        sys.exit("run the shipped example first: make study")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "folder")
        write_folder(folder, STUDY)
        ours = best(lambda n: render(folder, Path(made, f"ours{n}")))
        bare = best(lambda n: render_bare(Path(made, "ours0"), Path(made, f"bare{n}")))
    for name, (work, clock) in {"plait": ours, "bare": bare}.items():
        print(f"render_{name}_processor_seconds: {work:.2f}")
        print(f"render_{name}_seconds: {clock:.2f}")
    print(f"render_ratio: {ours[0] / bare[0]:.2f}  (aim: at most 2)", flush=True)


def best(work: Callable[[int], None]) -> tuple[float, float]:
    """Give the least processor and clock seconds of some rounds.

    Parameters
    ----------
    work : callable
        Takes the number of the round, from 0.

    Returns
    -------
    tuple of float
        Processor and clock seconds.
    """
    rounds = []
    for number in range(ROUNDS):
        before, start = processor(), time.perf_counter()
        work(number)
        rounds.append((processor() - before, time.perf_counter() - start))
    return min(work for work, _ in rounds), min(clock for _, clock in rounds)


def write_folder(folder: Path, study: Path, made: str = "") -> None:
    """Write what a renderer needs for the report of a study that was run.

    Parameters
    ----------
    folder : Path
        Not there yet.
    study : Path
        Study folder.
    made : str, optional
        Folder in it whose results/ are taken; by default its own.
    """
    os.chdir(study)
    out = Path(made, "results/shareable")
    inputs = ReportInputs(
        read_frame(str(out / "findings.parquet"), FINDINGS),
        {name: read_frame(str(out / f"tables/{name}.csv"), shape)
         for name, shape in RELEASED.items()},
        load_study(Path.cwd()),
        read_json(str(out / "prose.json")),
        read_json(str(out / "record.json")),
    )  # fmt: skip
    write_report(folder, inputs, sources=REPORTS, figures=out / "figures")


def render(folder: Path, target: Path) -> None:
    """Set a report as the pipeline does.

    Parameters
    ----------
    folder : Path
        A render folder, not changed.
    target : Path
        Folder for the copy that is set.
    """
    shutil.copytree(folder, target)
    subprocess.run([sys.executable, __file__, str(target)], check=True)


def render_bare(folder: Path, target: Path) -> None:
    """Set the same finished document with nothing but pandoc and typst.

    Parameters
    ----------
    folder : Path
        A folder that `render` has set: its markdown is whole.
    target : Path
        Folder for the copy that is set.
    """
    shutil.copytree(folder, target)
    for ending in BARE:
        bare_pandoc(target, ending)
    compiler = [sys.executable, "-c", COMPILE, str(target / "bare.typ")]
    subprocess.run(compiler, check=True)


def bare_pandoc(folder: Path, ending: str) -> None:
    """Write the finished document with nothing but pandoc.

    Parameters
    ----------
    folder : Path
        A folder that `render` has set; bare.<ending> is written there.
    ending : str
        Key of `BARE`.
    """
    whole = (folder / f"{NAME}.md").read_text("utf-8")
    # Without our filters a picture needs its ending, and a reference is a word.
    whole = REFERENCE.sub(r"\1", PICTURE.sub(r"\1.svg)", whole))
    (folder / "bare.md").write_text(whole, "utf-8")
    subprocess.run(
        [pypandoc.get_pandoc_path(), "bare.md", "--metadata-file=_metadata.yml",
         "--citeproc", "--standalone", f"--output=bare.{ending}", *BARE[ending]],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


COMPILE = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[1].replace(".typ", ".pdf"),
              ignore_system_fonts=True)
"""


def processor() -> float:
    """Give the processor seconds of this process and of those that it waited for.

    Returns
    -------
    float
        Since it began.
    """
    used = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    if len(sys.argv) > 1:  # a process of its own: typst remembers what it has set
        asked = Path(sys.argv[1])
        render_document(asked, asked / "out" / "report", renderer="embedded")
    else:
        main()
