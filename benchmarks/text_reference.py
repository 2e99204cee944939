"""Time one way through a text: plait's, a bare Aho-Corasick pass, or a plain NLTK loop.

Prints one line of JSON: seconds of processor time and peak memory in MiB.
"""

import json
import resource
import sys
import time
from itertools import accumulate

from talk import keywords, talk, transcript

NLTK_WORDS = 60_000  # the plain loop is slow: its speed is that of so many words


def by_aho_corasick(texts: list[str], words: list[str]) -> int:
    """Count where one of the words stands, also inside others."""
    from ahocorasick_rs import AhoCorasick

    machine = AhoCorasick(words)
    return sum(len(machine.find_matches_as_indexes(text)) for text in texts)


def by_nltk(texts: list[str], words: list[str]) -> int:
    """Tokenise and stem every word."""
    from nltk.stem.snowball import EnglishStemmer
    from nltk.tokenize import RegexpTokenizer

    stem, tokens = EnglishStemmer().stem, RegexpTokenizer(r"\w+(?:['’ʼ]\w+)*").tokenize
    wanted = {stem(word) for word in words}
    return sum(stem(word) in wanted for text in texts for word in tokens(text))


def by_plait(texts: list[str], pairs: list[tuple[str, str]]) -> tuple[int, float]:
    """Suggest passages, ids and table included; give the seconds as well."""
    from plait.qualitative.suggestions import suggest
    from plait.shapes.transcripts import TURNS

    ends = [0, *accumulate(len(text) + 1 for text in texts)]
    turns = TURNS.frame(
        {"document": f"d{number // 100}", "turn": number % 100 + 1, "role": "participant",
         "text": text, "start": ends[number], "end": ends[number] + len(text), "text_hash": "x"}
        for number, text in enumerate(texts)
    )  # fmt: skip
    start = time.process_time()
    found = len(suggest(turns, pairs))
    return found, time.process_time() - start


def main(way: str, documents: int, density: str) -> None:
    """Make the text, and time one way through it."""
    made = talk()
    pairs = keywords(made, density)
    words = [word.strip("=*").removeprefix("the ") for _, word in pairs]
    texts = [
        " ".join(piece.split())
        for number in range(documents)
        for piece in transcript(made, number, 10_000).split("\n\n")
    ]
    if way != "plait":
        texts = [text.casefold() for text in texts]
    if way == "nltk":
        texts = texts[: NLTK_WORDS // 60]
    size = sum(map(len, texts))
    start = time.process_time()
    if way == "plait":
        found, seconds = by_plait(texts, pairs)
    else:
        found = {"aho_corasick": by_aho_corasick, "nltk": by_nltk}[way](texts, words)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"mb_a_second": size / 1e6 / seconds, "mb": size / 1e6,
                      "hits": found, "peak_mib": peak}))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
