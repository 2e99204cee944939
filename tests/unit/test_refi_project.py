"""A project as it is written: valid, checked, and the same bytes each time."""

import pytest
from coded_fixtures import suggestions
from refi_fixtures import (
    DOCUMENT,
    TEXT,
    files_of,
    passage,
    project_xml,
    respoken,
    sent,
    with_text,
)

from plait.exchange.guids import guid
from plait.exchange.project_checks import project_errors
from plait.exchange.project_qdpx import project_qdpx, sent_losses
from plait.exchange.sent import SENT_NOTE
from plait.shapes.codings import CODINGS, THEMES
from plait.shapes.transcripts import SUGGESTIONS

PROJECT = project_qdpx(sent())


def test_two_builds_are_the_same_bytes():
    assert project_qdpx(sent()) == PROJECT


def test_a_project_follows_the_standard():
    assert project_errors(PROJECT) == []


def test_the_text_has_no_mark_no_carriage_return_and_is_named_by_its_guid():
    name = f"sources/{guid('document', 'small', 'p03_t1')}.txt"
    assert files_of(PROJECT)[name] == TEXT.encode()


def test_the_date_is_that_of_the_study():
    xml = project_xml(PROJECT)
    assert 'creationDateTime="2026-01-15T00:00:00Z"' in xml
    assert xml.count("creationDateTime=") == xml.count("2026-01-15T00:00:00Z")


def test_suggestions_have_a_user_and_codes_of_their_own():
    xml = project_xml(PROJECT)
    user = guid("user", "small", "plait suggestions")
    assert f'<User guid="{user}" name="plait suggestions" />' in xml
    assert xml.index('name="ann"') < xml.index('name="plait suggestions"')
    assert 'name="Suggestions (plait)" isCodable="false"' in xml
    assert 'name="Pay ?" isCodable="true"' in xml
    assert "Suggested by: pay" in xml


def test_the_note_lists_what_was_sent():
    name = f"sources/{guid('note', 'small', SENT_NOTE)}.txt"
    note = files_of(PROJECT)[name].decode()
    assert set(suggestions()["suggestion"]) <= set(note.split())


def test_without_suggestions_there_is_no_user_for_them():
    xml = project_xml(project_qdpx(sent(suggestions=SUGGESTIONS.empty())))
    assert "plait suggestions" not in xml
    assert "Suggestions (plait)" not in xml


def test_of_people_only_site_and_role_are_sent():
    xml = project_xml(PROJECT)
    assert "<TextValue>a</TextValue>" in xml
    assert "peer worker" in xml
    assert "2025" not in xml


def test_only_people_and_documents_with_a_text_are_sent():
    other = DOCUMENT | {"document": "p09_t1", "participant": "P09"}
    xml = project_xml(project_qdpx(sent(documents=[DOCUMENT, other])))
    assert "P09" not in xml
    assert "p09_t1" not in xml


def test_a_group_is_a_case():
    row = DOCUMENT | {"participant": "", "group": "g1"}
    assert 'name="g1"' in project_xml(project_qdpx(sent(documents=[row])))


def test_codes_of_one_name_are_told_apart():
    codes = [{"id": "worth", "name": "Pay"}, {"id": "pay", "name": "pay"}]
    xml = project_xml(project_qdpx(sent(codes=codes)))
    assert 'name="Pay [worth]"' in xml
    assert 'name="pay [pay]"' in xml


def test_emoji_are_squares_and_offsets_hold():
    text = TEXT.replace("poor", "p😀o\x0b")
    data = project_qdpx(sent(texts={"p03_t1": text}))
    (name,) = [n for n in files_of(data) if b"X: And" in files_of(data)[n]]
    sent_text = files_of(data)[name].decode()
    assert len(sent_text) == len(text)
    assert "p□o□" in sent_text
    losses = sent_losses(sent(texts={"p03_t1": text}), shown="a", rejected=0)
    assert losses[0]["what"] == "characters that tools count differently"
    assert losses[0]["count"] == 2


def test_the_losses_say_what_stays_behind():
    found = {row["what"]: row["count"]
             for row in sent_losses(sent(), shown="a.qdpx", rejected=4)}  # fmt: skip
    assert found == {
        "rejected suggestions": 4,
        "ids of decisions, keywords, reasons": 1,
        "consent to quote and disclosure status": 1,
    }


def test_retired_themes_are_not_sent():
    gone = THEMES.frame([{"theme": "old", "name": "Old theme", "status": "retired"}])
    assert "Old theme" not in project_xml(project_qdpx(sent(themes=gone)))
    defined = [{"theme": "t", "name": "T", "status": "current", "definition": "why"}]
    xml = project_xml(project_qdpx(sent(themes=THEMES.frame(defined))))
    assert "<Description>why</Description>" in xml


def test_an_invalid_project_is_a_bug_and_is_not_written():
    beyond = CODINGS.frame([passage("joke") | {"end": len(TEXT) + 9}])
    with pytest.raises(ValueError, match="cannot be written"):
        project_qdpx(sent(codings=beyond))


CODE = guid("code", "pay")
USER = guid("user", "small", "ann")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f'targetGUID="{CODE}"', f'targetGUID="{guid("x")}"', "CodeRef to nothing"),
        (f'CodeRef targetGUID="{CODE}"', f'CodeRef targetGUID="{USER}"', "to User"),
        (f'User guid="{USER}"', f'User guid="{CODE}"', f"the GUID {CODE} twice"),
        (f'User guid="{USER}"', f'User guid="{guid("x")}"', "creatingUser leads to"),
        ('startPosition="', 'startPosition="9', "a passage from"),
        ('endPosition="', 'endPosition="9', "a passage from"),
        ('name="pay is poor"', 'name="pay is rich"', "does not begin with its name"),
        ("internal://", "internal://x", "no file"),
        (' plainTextPath="internal://', ' richTextPath="internal://', "or in none"),
        ("</Project>", "<Sets /></Project>", "not expected"),
        ("<Codes>", "<Codes2>", "not well formed"),
    ],
)
def test_a_seeded_fault_is_found(old, new, found):
    assert found in " | ".join(project_errors(respoken(old, new, PROJECT)))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda text: b"\xef\xbb\xbf" + text, "byte order mark"),
        (lambda text: text.replace(b"\n", b"\r\n"), "carriage return"),
        (lambda text: text.replace(b"poor", b"poo"), "does not begin with its name"),
    ],
)
def test_a_spoiled_text_is_found(change, found):
    assert found in " | ".join(project_errors(with_text(change, PROJECT)))


def test_no_package_is_no_project():
    assert "no ZIP" in project_errors(b"nonsense")[0]
