"""Measure how soon a page follows a save of the argument, on the shipped example.

Prints `name: value` lines; seconds unless the name says otherwise. The reference is
pandoc alone, without filters, on the finished document of the same page.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pypandoc

from plait.jobs import jobs_of
from plait.watching import quick_jobs, run_before, set_page, wanted_before

CHECKOUT = Path(__file__).parents[1]
SAVES = 5


def main() -> None:
    """Save the argument some times, and print how long the page took."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder, "study")
        ignore = shutil.ignore_patterns("results", ".snakemake")
        shutil.copytree(CHECKOUT / "studies" / "impact", study, ignore=ignore)
        os.chdir(study)
        run_before(study, wanted_before(jobs_of(study)))
        done: dict[str, str] = {}
        seconds = [timed_save(study, number, done) for number in range(1 + SAVES)]
        bare = bare_pandoc(study)
        os.chdir(CHECKOUT)
    print(f"first_page: {seconds[0]:.2f}")
    print(f"save_to_page: {min(seconds[1:]):.2f}")
    print(f"save_to_page_longest: {max(seconds[1:]):.2f}")
    print(f"bare_pandoc: {bare:.2f}")
    print(f"save_to_page_by_bare_pandoc_ratio: {min(seconds[1:]) / bare:.1f}")


def timed_save(study: Path, number: int, done: dict[str, str]) -> float:
    """Save the argument with one more paragraph, and time until the page is set."""
    argument = study / "synthesis" / "argument.md"
    argument.write_text(
        f"{argument.read_text('utf-8')}\nParagraph {number}.\n", "utf-8"
    )
    start = time.perf_counter()
    done.update(set_page(quick_jobs(jobs_of(study)), done))
    return time.perf_counter() - start


def bare_pandoc(study: Path) -> float:
    """Time pandoc on the words of the page alone, the shortest of three."""
    page = next(study.glob("results/restricted/watch/**/report.html"))
    plain = study / "page.md"
    words = [pypandoc.get_pandoc_path(), "--from=html", "--to=markdown", str(page)]
    plain.write_text(
        subprocess.run(words, check=True, capture_output=True, text=True).stdout
    )
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(
            [
                pypandoc.get_pandoc_path(),
                str(plain),
                "--to=html5",
                "--output=page.html",
            ],
            check=True,
        )
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
