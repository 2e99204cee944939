"""Projects of other tools, read leniently, with a list of what was not read."""

import re

import pytest
from refi_fixtures import TEXT, project_xml, respoken, sent, with_text

from plait.exchange.guids import guid
from plait.exchange.project_qdpx import project_qdpx
from plait.exchange.project_reading import read_qdpx

PROJECT = project_qdpx(sent())
CODE = guid("code", "pay")
SELECTION = '<PlainTextSelection guid="{g}" startPosition="3" endPosition="6">{c}</PlainTextSelection>'


def read(data=PROJECT):
    return read_qdpx(data, shown="a.qdpx")


def losses(data):
    project = read(data)
    assert project.faults == []
    return {row["what"]: (row["count"], row["detail"]) for row in project.losses}


def mine(project):
    user = guid("user", "small", "ann")
    return [
        (c.quote, c.start, c.end, c.code) for c in project.codings if c.user == user
    ]


EXPECTED = [("pay is poor", TEXT.index("pay is"), TEXT.index("pay is") + 11, CODE)]


def test_our_own_project_comes_back_whole():
    project = read()
    assert (project.faults, project.losses) == ([], [])
    assert project.origin == "plait"
    assert sorted(project.users.values()) == ["ann", "plait suggestions"]
    assert [s.text for s in project.sources] == [TEXT]
    assert mine(project) == EXPECTED
    assert project.codings[0].memo == "hm"
    assert project.cases == {"P03": [guid("document", "small", "p03_t1")]}
    assert project.sets["money"] == [CODE]
    assert project.notes["on pay"] == "A memo.\n"
    parents = {code.name: code.parent for code in project.codes}
    assert parents["Bands"] == CODE
    assert parents["Pay"] == ""


def test_guids_in_braces_and_capitals_are_the_same():
    data = respoken(f'targetGUID="{CODE}"', f'targetGUID="{{{CODE.upper()}}}"', PROJECT,
                    every=True)  # fmt: skip
    assert mine(read(data)) == EXPECTED


def test_an_older_namespace_is_read():
    data = respoken("urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:4", PROJECT)
    assert mine(read(data)) == EXPECTED


def test_a_byte_order_mark_and_crlf_are_read():
    def change(text):
        return b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")

    assert mine(read(with_text(change, PROJECT))) == EXPECTED


def test_other_encodings_of_the_text_are_read():
    wide = read(with_text(lambda text: text.decode().encode("utf-16"), PROJECT))
    assert mine(wide) == EXPECTED
    old = read(with_text(lambda text: text.replace(b"And", b"\xa3nd"), PROJECT))
    assert old.sources[0].text.startswith("X: £nd")


def test_places_counted_in_another_way_are_told():
    start, end = EXPECTED[0][1:3]
    data = respoken(f'startPosition="{start}" endPosition="{end}"',
                    f'startPosition="{start}" endPosition="{end - 1}"')  # fmt: skip
    # only one of several passages is counted so: the others outweigh it
    assert mine(read(data))[0][0] == "pay is poo"


def test_a_text_inside_the_project_is_read():
    name = guid("document", "small", "p03_t1")
    path = f' plainTextPath="internal://{name}.txt" creationDateTime="2026-01-15T00:00:00Z">'
    data = respoken(path, f"><PlainTextContent>{TEXT}</PlainTextContent>", PROJECT)
    assert mine(read(data)) == EXPECTED


def test_a_text_that_is_not_there_is_in_the_losses():
    found = losses(respoken("internal://", "internal://x", PROJECT, every=True))
    assert found["texts that are not in the package as plain text, not read"] == (
        1,
        "p03_t1",
    )


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ('startPosition="9" endPosition="3"', "passages that end before they start"),
        (
            'startPosition="9" endPosition="9999"',
            "passages that go past the end of their text",
        ),
        (
            'startPosition="-9" endPosition="3"',
            "passages that go past the end of their text",
        ),
        (
            'startPosition="x" endPosition="3"',
            "passages that go past the end of their text",
        ),
    ],
)
def test_a_passage_that_cannot_be_is_in_the_losses(place, what):
    start, end = EXPECTED[0][1:3]
    data = respoken(f'startPosition="{start}" endPosition="{end}"', place)
    assert mine(read(data)) == []
    assert losses(data)[f"{what}, not read"][0] == 1


def test_a_dangling_code_is_in_the_losses():
    data = respoken(f'CodeRef targetGUID="{CODE}"', f'CodeRef targetGUID="{guid("x")}"')
    assert mine(read(data)) == []
    assert losses(data)["codings with a code that is not in the file"][0] == 1


def test_what_is_not_text_is_in_the_losses():
    media = "".join(f'<{kind}Source guid="{guid(kind)}" name="{kind}" />'
                    for kind in ("Picture", "PDF", "Audio", "Video"))  # fmt: skip
    data = respoken("</Sources>", f"{media}</Sources>", PROJECT)
    found = losses(data)
    assert found["pictures, not read"] == (1, "Picture")
    assert found["PDF sources, not read"] == (1, "PDF")
    assert found["audio sources, not read"] == (1, "Audio")
    assert found["video sources, not read"] == (1, "Video")


def test_passages_without_a_code_and_codings_of_a_whole_text_are_in_the_losses():
    bare = SELECTION.format(g=guid("s"), c="")
    coding = f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{CODE}" /></Coding>'
    xml = project_xml(PROJECT)
    assert "<VariableValue>" in xml
    data = respoken("</TextSource>", f"{bare}{coding}</TextSource>")
    found = losses(data)
    assert found["passages without a code, not read"][0] == 1
    assert found["codings of a whole text, not read"] == (1, "p03_t1")
    assert found["places that are not valid to the schema, read all the same"][0] > 0


def test_links_and_graphs_are_in_the_losses():
    links = f'<Links><Link guid="{guid("l")}" /></Links><Sets>'
    assert losses(respoken("<Sets>", links, PROJECT))["links, not read"] == (1, "")


def test_the_coder_is_taken_from_the_passage_where_the_coding_has_none():
    xml = project_xml(PROJECT)
    start = xml.index("<Coding ")
    coding = xml[start : xml.index(">", start)]
    data = respoken(coding, coding[: coding.index(" creatingUser")], PROJECT)
    assert mine(read(data)) == EXPECTED


def test_one_guid_for_two_codes_is_a_fault():
    data = respoken(f'guid="{guid("code", "bands")}"', f'guid="{CODE}"', PROJECT)
    (fault,) = read(data).faults
    assert fault.found == "one GUID for 'Pay' and 'Bands'"


def test_a_document_type_is_a_fault():
    old = '<?xml version="1.0" encoding="UTF-8"?>'
    doctype = f'{old}<!DOCTYPE Project [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'
    (fault,) = read(respoken(old, doctype, PROJECT)).faults
    assert "document type" in fault.found


def test_a_codebook_in_place_of_a_project_is_a_fault():
    xml = project_xml(PROJECT)
    data = respoken(xml, '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" />', PROJECT)
    (fault,) = read(data).faults
    assert fault.found == "no project"


def test_what_is_no_package_is_a_fault():
    assert "no ZIP" in read(b"nonsense").faults[0].found


def test_another_way_of_counting_is_found_and_told():
    data = project_qdpx(sent(suggestions=sent().suggestions.iloc[:0]))
    data = with_text(lambda text: text.replace(b"\n", b"\r\n"), data)
    start, end = EXPECTED[0][1:3]
    old = f'startPosition="{start}" endPosition="{end}"'
    data = respoken(old, f'startPosition="{start + 1}" endPosition="{end + 1}"', data)
    assert mine(read(data)) == EXPECTED
    assert losses(data) == {
        "texts whose places were counted in another way": (
            1,
            "p03_t1: code points, CR and LF are two (1 of 1 agree)",
        )
    }


def nameless(data):
    xml = project_xml(data)
    for name in re.findall(r'<PlainTextSelection [^>]*?( name="[^"]*")', xml):
        data = respoken(name, "", data)
    return data


def test_without_names_the_way_of_counting_that_fits_the_words_is_told():
    data = with_text(lambda text: text.replace(b"\n", b"\r\n"), nameless(PROJECT))
    told = losses(data)
    (what,) = told
    assert what.startswith("texts whose places can be counted in several ways")
    assert told[what][1].startswith("p03_t1: code points, a line end is one (")


def test_a_passage_whose_place_nothing_tells_is_in_the_losses():
    data = nameless(project_qdpx(sent(suggestions=sent().suggestions.iloc[:0])))
    start, end = EXPECTED[0][1:3]
    # within words under either way of counting
    data = respoken(f'startPosition="{start}" endPosition="{end}"',
                    f'startPosition="{start + 1}" endPosition="{end - 1}"', data)  # fmt: skip
    data = with_text(lambda text: text.replace(b"\n", b"\r\n"), data)
    assert mine(read(data)) == []
    told = {
        what: found for what, found in losses(data).items() if "lie elsewhere" in what
    }
    assert list(told.values()) == [(1, "p03_t1")]
