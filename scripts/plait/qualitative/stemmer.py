"""The Snowball stemmer of NLTK, without the statistics that NLTK loads beside it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def absent(package: str) -> Iterator[None]:
    """Let a package that nobody has loaded yet seem not to be installed.

    Parameters
    ----------
    package : str
        Name of one that others can do without.

    Yields
    ------
    None
        For a `with` statement; one that is loaded already stays as it is.
    """
    hidden = package not in sys.modules
    if hidden:
        sys.modules[package] = None
    try:
        yield
    finally:
        if hidden:
            del sys.modules[package]


# NLTK loads SciPy for one measure of collocations, which plait never asks for: two
# thirds of the time that it takes to load, once for every batch of transcripts.
with absent("scipy"):
    from nltk.stem.snowball import EnglishStemmer as EnglishStemmer
