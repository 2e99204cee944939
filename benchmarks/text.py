"""Measure keyword suggestions against a bare Aho-Corasick pass and a plain NLTK loop.

Prints `name: value` lines for 20 to 400 transcripts of 10,000 words and 500 keywords
that hit rarely, usually or densely. Each runs in a process of its own, one after the
other, on one core.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SIZES = (20, 100, 400)  # 2,000 takes many minutes: benchmarks/text.py 2000
DENSITIES = ("rare", "usual", "dense")


def main(sizes: list[int]) -> None:
    """Measure each size, and each density at the middle size."""
    for documents in sizes:
        report(documents, "usual")
    for density in DENSITIES:
        if density != "usual":
            report(sizes[len(sizes) // 2], density)


def report(documents: int, density: str) -> None:
    """Print what one size and density costs, and the ratios of the aims."""
    name = f"text_{documents}_{density}"
    done = {way: run(way, documents, density)
            for way in ("aho_corasick", "nltk", "plait")}  # fmt: skip
    speed = {way: found["mb_a_second"] for way, found in done.items()}
    print(f"{name}_mb: {done['plait']['mb']:.1f}")
    print(f"{name}_hits: {done['plait']['hits']}")
    print(f"{name}_plait_peak_mib: {done['plait']['peak_mib']:.0f}")
    for way, value in speed.items():
        print(f"{name}_{way}_mb_a_second: {value:.2f}")
    bare, plain = speed["aho_corasick"] / speed["plait"], speed["plait"] / speed["nltk"]
    print(f"{name}_aho_corasick_is_faster_by: {bare:.1f}  (aim: at most 3)")
    print(f"{name}_faster_than_nltk_by: {plain:.1f}  (aim: at least 20)", flush=True)


def run(way: str, documents: int, density: str) -> dict:
    """Run one way through the text and read what it prints."""
    command = [
        sys.executable,
        str(HERE / "text_reference.py"),
        way,
        str(documents),
        density,
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
