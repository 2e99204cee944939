"""Measure how soon a page follows a save of the argument, on the shipped example.

Prints `name: value` lines. Processor seconds, since other work on the machine does not
change them; the seconds of the clock are printed beside them. The reference is pandoc
alone, without filters, template or checks, on the finished document of the same page.
"""

import os
import shutil
import tempfile
from pathlib import Path

from render import bare_pandoc, best, write_folder

from plait.jobs import jobs_of
from plait.report.embedded import render_embedded
from plait.watching import FOLDER, quick_jobs, run_before, set_page, wanted_before

CHECKOUT = Path(__file__).parents[1]
AIM = 5  # seconds from a save to the page, on a machine of its own


def main() -> None:
    """Save the argument some times, and print how long the page took."""
    with tempfile.TemporaryDirectory() as made:
        study, folder = Path(made, "study"), Path(made, "folder")
        ignore = shutil.ignore_patterns("results", ".snakemake")
        shutil.copytree(CHECKOUT / "studies" / "impact", study, ignore=ignore)
        os.chdir(study)
        run_before(study, wanted_before(jobs_of(study)))
        done: dict[str, str] = {}
        save(study, 0, done)
        work, clock = best(lambda number: save(study, 1 + number, done))
        write_folder(folder, study, FOLDER)
        render_embedded(folder, ["html"])
        bare, _ = best(lambda _: bare_pandoc(folder, "html"))
        os.chdir(CHECKOUT)
    print(f"watch_save_to_page_seconds: {clock:.2f}  (aim: at most {AIM})")
    print(f"watch_save_to_page_processor_seconds: {work:.2f}")
    print(f"watch_bare_pandoc_processor_seconds: {bare:.2f}")
    print(f"watch_ratio: {work / bare:.2f}")


def save(study: Path, number: int, done: dict[str, str]) -> None:
    """Save the argument with one more paragraph, and set the page.

    Parameters
    ----------
    study : Path
        Study folder, the current one.
    number : int
        Of the save: no two are alike.
    done : dict
        What `set_page` gave before; brought up to date.
    """
    argument = study / "synthesis" / "argument.md"
    words = f"{argument.read_text('utf-8')}\nParagraph {number}.\n"
    argument.write_text(words, "utf-8")
    done.update(set_page(quick_jobs(jobs_of(study)), done))


if __name__ == "__main__":
    main()
