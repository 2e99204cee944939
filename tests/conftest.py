"""What all tests share: the small study in a folder of its own, and how far to search."""

import logging
from pathlib import Path

import pytest
from hypothesis import settings
from small_study import write_small_study

settings.register_profile("ci", derandomize=True, max_examples=50, deadline=None)
settings.load_profile("ci")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give the folder of a sound small study, to be spoiled."""
    return write_small_study(tmp_path / "small study")


@pytest.fixture
def logs() -> None:
    """Put logging back as it was: a job sends it to a file."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    root.handlers[:], root.level = handlers, level
