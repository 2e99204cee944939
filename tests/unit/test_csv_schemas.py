"""The schemas of the CSV files that people write say what the readers ask for."""

import csv
from pathlib import Path

import jsonschema
import pytest

from plait.ingest.documents import DOCUMENT_COLUMNS, KINDS, NEEDED
from plait.ingest.people import PARTICIPANT_COLUMNS, WITHDRAWALS, YES_NO
from plait.ingest.schema import load_schema
from plait.qualitative.decisions import COLUMNS
from plait.qualitative.decisions import NEEDED as ASKED
from plait.qualitative.framework import SUMMARY_COLUMNS
from plait.withdrawal.rights import COLUMNS as LISTED
from plait.withdrawal.rights import EXTENTS

STUDIES = Path(__file__).parents[2] / "studies"
FILES = {
    "participants": "participants.csv",
    "documents": "documents.csv",
    "readings": "coding/readings.csv",
    "decisions": "coding/decisions/*.csv",
    "summaries": "coding/summaries.csv",
    "identifiers": "coding/identifiers.csv",
    "withdrawals": "release/withdrawals.csv",
}
NOT_SHIPPED = {"summaries", "identifiers", "withdrawals"}


def columns(name):
    return list(load_schema(name)["properties"])


def values(name, column):
    return set(load_schema(name)["properties"][column]["enum"])


def test_the_columns_are_those_that_the_readers_know():
    assert columns("participants") == list(PARTICIPANT_COLUMNS)
    assert columns("documents") == list(DOCUMENT_COLUMNS)
    assert columns("decisions") == list(COLUMNS)
    assert columns("summaries") == list(SUMMARY_COLUMNS)
    assert columns("withdrawals") == list(LISTED)
    assert load_schema("documents")["required"] == list(NEEDED)


def test_the_words_are_those_that_the_readers_accept():
    assert values("participants", "withdrawal") == {"", *WITHDRAWALS}
    assert values("participants", "consent_quotes") == set(YES_NO)
    assert values("withdrawals", "asked") == set(WITHDRAWALS)
    assert values("withdrawals", "promised") == {"", *EXTENTS}
    assert values("documents", "kind") == set(KINDS)
    assert values("decisions", "action") == set(ASKED)


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_rows_of_the_shipped_studies_follow_them(name):
    check = jsonschema.Draft202012Validator(load_schema(name))
    paths = sorted(STUDIES.glob(f"*/{FILES[name]}"))
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert [e.message for e in check.iter_errors(row)] == [], path
    assert paths or name in NOT_SHIPPED
