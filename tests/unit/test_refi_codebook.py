"""Codebooks as .qdc: nothing lost on the way out and back, foreign ones read."""

import pytest

from plait.exchange.codebook_qdc import read_qdc, slug, write_qdc
from plait.exchange.descriptions import describe, parse_description

FULL = {
    "id": "load", "name": 'Load & "weight" 😀 <b>', "definition": "One.\nUse when: no\n\\ two",
    "use_when": "It weighs: much.\n\nOr more", "not_when": "Never", "since": "2",
    "notes": "n", "keywords": ["=tired", "a\nb"], "examples": ["- dash", "Notes: x"],
    "codes": [{"id": "home", "name": "Home"}],
}  # fmt: skip
FOREIGN = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>
<Code guid="{{9BF08D87-25BC-5522-A49B-1041FBE552F5}}" name="Émotional load" {more}>
<Description>What it takes.</Description>
<Code guid="46360831-57B3-5F11-9D49-65AFDCD2B7FC" name="2nd shift" isCodable="true" color="#ff0000"/>
</Code></Codes>{after}</CodeBook>
"""


def foreign(more='isCodable="true"', after=""):
    return FOREIGN.format(more=more, after=after).encode()


def test_a_codebook_comes_back_as_it_went():
    codes, faults, losses = read_qdc(write_qdc([FULL]), shown="a.qdc")
    assert codes == [FULL]
    assert (faults, losses) == ([], [])


def test_two_builds_are_the_same_bytes():
    assert write_qdc([FULL]) == write_qdc([FULL])


def test_blank_and_missing_keys_are_left_out():
    blank = {"id": "a", "name": "A", "definition": None, "keywords": [], "notes": ""}
    assert read_qdc(write_qdc([blank]), shown="a.qdc")[0] == [{"id": "a", "name": "A"}]


def test_a_codebook_without_codes_cannot_be_written():
    with pytest.raises(ValueError, match="Missing child"):
        write_qdc([])


def test_a_foreign_code_has_an_id_of_its_name_and_keeps_its_guid():
    (code,), faults, _ = read_qdc(foreign(), shown="a.qdc")
    assert faults == []
    assert (code["id"], code["name"]) == ("emotional_load", "Émotional load")
    assert code["definition"] == "What it takes."
    assert code["notes"] == "REFI-QDA GUID 9bf08d87-25bc-5522-a49b-1041fbe552f5"
    assert code["codes"][0]["id"] == "code_2nd_shift"


def test_what_yaml_does_not_hold_is_in_the_losses():
    sets = '<Sets><Set guid="46360831-57B3-5F11-9D49-65AFDCD2B7FD" name="S"/></Sets>'
    losses = read_qdc(foreign('isCodable="false"', sets), shown="a.qdc")[2]
    found = {row["what"]: (row["count"], row["detail"]) for row in losses}
    assert found["colours of codes"] == (1, "not kept")
    assert found["codes that were only headings"] == (1, "Émotional load")
    assert found["sets of codes"] == (1, "S")


def test_empty_sets_are_not_valid_and_are_read_all_the_same():
    data = write_qdc([FULL]).replace(b"</CodeBook>", b"<Sets/></CodeBook>")
    codes, faults, (loss,) = read_qdc(data, shown="a.qdc")
    assert (codes, faults) == ([FULL], [])
    assert loss["what"].startswith("places that are not valid")


def test_one_guid_twice_and_a_code_without_a_name_are_faults():
    data = foreign().replace(b"46360831-57B3-5F11-9D49-65AFDCD2B7FC",
                             b"9bf08d87-25bc-5522-a49b-1041fbe552f5")  # fmt: skip
    (fault,) = read_qdc(data, shown="a.qdc")[1]
    assert "one GUID" in fault.found
    assert fault.line == 5
    (fault,) = read_qdc(foreign().replace(b"2nd shift", b" "), shown="a.qdc")[1]
    assert fault.found == "a code without a name"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"<CodeBook>", "not well formed"),
        (b"", "not well formed"),
        (b"<CodeBook/>", "no codes"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><CodeBook>&x;</CodeBook>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><CodeBook/>', "document type"),
    ],
)
def test_what_is_no_codebook_is_a_fault(data, found):
    codes, (fault,), _ = read_qdc(data, shown="a.qdc")
    assert codes == []
    assert found in fault.found


def test_a_description_of_another_tool_is_the_definition():
    said = "Use when: it hurts\r\nor not"
    assert parse_description(said) == {"definition": "Use when: it hurts\nor not"}
    assert parse_description(" \n") == {}


def test_what_a_person_wrote_into_a_description_is_kept():
    said = describe({"id": "a", "notes": "one"}).replace("one", "one\ntwo")
    said = said.replace("Code id", "Keywords:\n- x\ny\nCode id")
    found = parse_description(said)
    assert found == {"notes": "one\ntwo", "keywords": ["x\ny"], "id": "a"}


def test_an_id_that_is_taken_gets_a_number():
    assert slug("A b", {"a_b", "a_b_2"}) == "a_b_3"
    assert slug("£££", set()) == "code"
