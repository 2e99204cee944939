"""Digests of what may not leave: a change shows, and nobody can test a phrase."""

import hashlib

from plait.provenance.keys import keyed_digests, read_digests

FILES = {
    "data/questionnaires/a.csv": b"a",
    "data/transcripts/b.txt": b"b",
    "coding/decisions/r1.csv": b"decision,code\nd1,x\nd2,y\n",
    "coding/codebook.yaml": b"codes",
}
DECISIONS = "coding/decisions/r1.csv"


def changed(path, data):
    before, after = keyed_digests(FILES), keyed_digests(FILES | {path: data})
    comparable = {p for p in FILES if before[p]["key"] == after[p]["key"]}
    unlike = {p for p in comparable if before[p]["digest"] != after[p]["digest"]}
    return comparable, unlike


def test_a_changed_decision_leaves_all_other_digests_as_they_were():
    comparable, unlike = changed(DECISIONS, b"decision,code\nd1,x\nd2,z\n")
    assert comparable == set(FILES)
    assert unlike == {DECISIONS}


def test_a_changed_file_of_data_is_the_only_one_with_its_key():
    comparable, unlike = changed("data/transcripts/b.txt", b"B")
    assert comparable == unlike == {"data/transcripts/b.txt"}


def test_each_row_of_decisions_has_a_digest_of_its_own():
    before = keyed_digests(FILES)[DECISIONS]["rows"]
    after = keyed_digests(FILES | {DECISIONS: b"decision,code\nd1,x\nd2,z\n"})
    assert len(set(before)) == 2
    assert [a == b for a, b in zip(before, after[DECISIONS]["rows"], strict=True)] == [
        True,
        False,
    ]


def test_no_digest_is_one_that_anybody_could_make():
    for path, made in keyed_digests(FILES).items():
        assert not hashlib.sha256(FILES[path]).hexdigest().startswith(made["digest"])


def test_the_same_row_has_another_digest_in_another_study():
    other = keyed_digests(FILES | {"data/transcripts/b.txt": b"B"})[DECISIONS]["rows"]
    assert set(other).isdisjoint(keyed_digests(FILES)[DECISIONS]["rows"])


def test_the_only_file_of_data_is_keyed_with_what_people_wrote():
    one = {path: data for path, data in FILES.items() if "transcripts" not in path}
    before, after = (
        keyed_digests(one | {"data/questionnaires/a.csv": d}) for d in (b"a", b"A")
    )
    mine, theirs = (made["data/questionnaires/a.csv"] for made in (before, after))
    assert mine["key"] == theirs["key"]
    assert mine["digest"] != theirs["digest"]


def test_where_no_file_is_data_each_is_keyed_with_all_others():
    before, after = (keyed_digests({"x.csv": b"1", "y.csv": d}) for d in (b"2", b"3"))
    assert before["y.csv"]["key"] == after["y.csv"]["key"]
    assert before["x.csv"]["key"] != after["x.csv"]["key"]


def test_files_are_read_once_whatever_their_order(tmp_path):
    paths = [str(tmp_path / name) for name in "ab"]
    for path in paths:
        (tmp_path / path).write_text(path)
    assert read_digests(paths) == read_digests([*reversed(paths), paths[0]])
