"""How much more frequent a word is in one text than in another."""

import math


def log_likelihood(here: int, elsewhere: int, *, words: tuple[int, int]) -> float:
    """Compare how often a word is said in two texts.

    Parameters
    ----------
    here, elsewhere : int
        Times in each.
    words : (int, int)
        Words in each, from 1.

    Returns
    -------
    float
        G2, from 0; above 6.63 with p < 0.01 were the texts random draws, which
        speech is not: to rank by, not to test with.

    References
    ----------
    Rayson & Garside (2000) Comparing corpora using frequency profiling, Proc.
    Workshop on Comparing Corpora, ACL 2000, 1-6. Checked: tests/published/keyness.
    """
    share = (here + elsewhere) / sum(words)
    return 2 * sum(
        count * math.log(count / (size * share))
        for count, size in zip((here, elsewhere), words, strict=True)
        if count
    )


def log_ratio(here: int, elsewhere: int, *, words: tuple[int, int]) -> float:
    """Say how many times as frequent a word is in one text, as a binary logarithm.

    Parameters
    ----------
    here, elsewhere : int
        Times in each; `here` from 1.
    words : (int, int)
        Words in each, from 1.

    Returns
    -------
    float
        1 where it is twice as frequent, 2 where four times; 0 elsewhere counts as
        half a time.

    References
    ----------
    Hardie (2014) Log Ratio: an informal introduction, CASS, Lancaster University.
    """
    return math.log2((here / words[0]) / (max(elsewhere, 0.5) / words[1]))
