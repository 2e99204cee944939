"""Measure how soon a page follows a save of the argument, on the shipped example.

Prints `name: value` lines. Processor seconds, since other work on the machine does not
change them; the seconds of the clock are printed beside them. The reference is pandoc
alone, without filters, template or checks, on the finished document of the same page.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from render import ROUNDS, bare_pandoc, best, processor, write_folder

from plait.commands.watch import watch
from plait.report.embedded import render_embedded
from plait.watching import FOLDER

CHECKOUT = Path(__file__).parents[1]
AIM = 5  # seconds from a save to the page, on a machine of its own


def main() -> None:
    """Save the argument some times, and print how long the page took."""
    with tempfile.TemporaryDirectory() as made:
        study, folder = Path(made, "study"), Path(made, "folder")
        ignore = shutil.ignore_patterns("results", ".snakemake")
        shutil.copytree(CHECKOUT / "studies" / "impact", study, ignore=ignore)
        os.chdir(study)
        rounds: list[tuple[float, float]] = []
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):
            watch(study, saves(study, rounds))
        write_folder(folder, study, FOLDER)
        render_embedded(folder, ["html"])
        bare, _ = best(lambda _: bare_pandoc(folder, "html"))
        os.chdir(CHECKOUT)
    work, clock = (min(part) for part in zip(*rounds[1:], strict=True))
    print(f"watch_save_to_page_seconds: {clock:.2f}  (aim: at most {AIM})")
    print(f"watch_save_to_page_processor_seconds: {work:.2f}")
    print(f"watch_bare_pandoc_processor_seconds: {bare:.2f}")
    print(f"watch_ratio: {work / bare:.2f}")


def saves(study: Path, rounds: list[tuple[float, float]]) -> Iterator[list[str]]:
    """Save the argument with one more paragraph, again and again.

    Parameters
    ----------
    study : Path
        Study folder, the current one.
    rounds : list of (float, float)
        Gets processor and clock seconds of each page: what passes between two saves.
        The first reads what the later ones find read.

    Yields
    ------
    list of str
        What was saved.
    """
    argument = study / "synthesis" / "argument.md"
    for number in range(1 + ROUNDS):
        words = f"{argument.read_text('utf-8')}\nParagraph {number}.\n"
        before, start = processor(), time.perf_counter()
        argument.write_text(words, "utf-8")
        yield ["synthesis/argument.md"]
        rounds.append((processor() - before, time.perf_counter() - start))


if __name__ == "__main__":
    main()
