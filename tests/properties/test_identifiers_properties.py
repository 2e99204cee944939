"""What holds of identifiers and their replacement whatever the text."""

import random
import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plait.deidentification.decisions import Decided
from plait.deidentification.edits import map_offset
from plait.deidentification.identifiers import find_identifiers
from plait.deidentification.labels import both_ways
from plait.deidentification.names import Decision
from plait.deidentification.numbers import is_nhs_number
from plait.deidentification.phrases import key, lower
from plait.deidentification.screen import screen
from plait.ingest.parsed import Line
from plait.ingest.speakers import speakers_of

ROW = {"document": "d", "file": "d.txt", "kind": "interview", "participant": "P03",
       "group": "", "interviewer_labels": "", "speaker_map": ""}  # fmt: skip
PARTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["Ann", "Ann Lee", "Lee", " ", "\n", "07700 900123", "ann@lee.org",
                     "é", "İ", "’s", "P03: ", "1 2 3", "SE5 8AF", ". "]),
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=25).map("".join)
NEW = st.sampled_from(["", "[name]", "x", "someone in the north"])


def screened(text, *replacements):
    pairs = zip(
        ["Ann", "Ann Lee", "07700 900123", "SE5 8AF"], replacements, strict=True
    )
    rows = [Decision(old, "replace", new) for old, new in pairs if new]
    lines = [Line(part) for part in text.split("\n")]
    speakers = speakers_of(both_ways(ROW, Decided(rows)))[0]
    return screen(lines, [None] * len(lines), row=ROW, decided=Decided(rows),
                  speakers=speakers)  # fmt: skip


@given(TEXTS, NEW, NEW, NEW, NEW)
def test_all_outside_replacements_maps_letter_by_letter_and_back(text, a, b, c, d):
    found = screened(text, a, b, c, d)
    used = "\n".join(line.text for line in found.lines)
    rows = found.replacements
    inside = {i for r in rows for i in range(r.start, r.end)}
    for place in set(range(len(used))) - inside:
        source = map_offset(place, rows, to="source")
        assert text[source] == used[place]
        assert map_offset(source, rows, to="used") == place
        assert map_offset(place + 1, rows, to="source", end=True) == source + 1
    kept = len(text) - sum(r.source_end - r.source_start for r in rows)
    assert kept == len(used) - len(inside)


@given(TEXTS, NEW, NEW, NEW, NEW)
def test_what_was_replaced_is_gone_and_the_lines_are_as_many(text, a, b, c, d):
    found = screened(text, a, b, c, d)
    assert len(found.lines) == text.count("\n") + 1
    used = "\n".join(line.text for line in found.lines)
    assert screened(used, a, b, c, d).replacements == []


@given(TEXTS)
def test_identifiers_are_cut_from_the_text_and_never_overlap(text):
    found = find_identifiers(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_small_letters_keep_their_places(text):
    assert len(lower(text)) == len(text)


@given(st.text(max_size=40))
def test_a_folded_string_is_folded_already(text):
    assert key(key(text)) == key(text)


@given(st.integers(0, 10**9 - 1))
def test_one_wrong_digit_is_always_seen(number):
    nine = f"{number:09}"
    sound = [
        f"{nine}{last}" for last in string.digits if is_nhs_number(f"{nine}{last}")
    ]
    assert len(sound) <= 1
    for ten in sound:
        place = random.Random(number).randrange(10)
        wrong = ten[:place] + str((int(ten[place]) + 1) % 10) + ten[place + 1 :]
        assert not is_nhs_number(wrong)
