"""What goes out comes back, whatever the words are."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from refi_fixtures import CODES, DOCUMENT, PERSON, with_text

from plait.exchange.carried import carried
from plait.exchange.codebook_qdc import read_qdc, write_qdc
from plait.exchange.project_qdpx import project_qdpx
from plait.exchange.project_reading import read_qdpx
from plait.exchange.sent import Sent
from plait.shapes.codings import CODINGS

PIECES = st.sampled_from(["X: And", "é", "e\u0301", "£", "–", "😀", "\u0301", "<&>", '"',
                          "pay is poor", " ", "\n", "\t", "ﬁ", "…", "\u2028"])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map(
    lambda parts: unicodedata.normalize("NFC", "X: And" + "".join(parts))
)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.just("\n")
)
LINES = WORDS.filter(bool)
CODE = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b2", "c_d"]), "name": WORDS.filter(str.strip)},
    optional={
        "definition": LINES, "use_when": LINES, "not_when": LINES, "since": LINES,
        "notes": LINES, "keywords": st.lists(WORDS, min_size=1),
        "examples": st.lists(WORDS, min_size=1),
    },
)  # fmt: skip


def spans(text):
    whole = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    # a passage of blanks alone is no passage
    return whole.filter(lambda span: carried(text)[slice(*span)].strip())


CODED = TEXTS.flatmap(
    lambda text: st.tuples(st.just(text), st.sets(spans(text), max_size=5))
)


def coding(text, start, end):
    return {
        "extract": "x1", "document": "p03_t1", "turn": 1, "start": start, "end": end,
        "text": text[start:end], "text_hash": "h", "code": "pay", "coder": "ann",
        "origin": "hand", "decision": "d", "anchor": "as decided",
    }  # fmt: skip


def project(text, places):
    rows = CODINGS.frame({k: v for k, v in coding(text, *place).items()
                          if k in CODINGS.names} for place in places)  # fmt: skip
    return project_qdpx(
        Sent("small", "2026-01-15", CODES, {"p03_t1": text}, [DOCUMENT], [PERSON], rows)
    )


@given(CODED)
def test_codings_come_back_where_they_were(coded):
    text, places = coded
    back = read_qdpx(project(text, places), shown="a")
    assert (back.faults, back.losses) == ([], [])
    assert back.sources[0].text == carried(text)
    assert {(c.start, c.end) for c in back.codings} == places


@given(CODED)
def test_crlf_and_a_mark_do_not_move_codings(coded):
    text, places = coded

    def change(data):
        return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")

    back = read_qdpx(with_text(change, project(text, places)), shown="a")
    assert back.sources[0].text == carried(text)
    words = {" ".join(carried(text)[slice(*place)].split()) for place in places}
    assert {" ".join(c.quote.split()) for c in back.codings} == words


@given(st.lists(CODE, min_size=1, max_size=3, unique_by=lambda code: code["id"]))
def test_a_codebook_survives_the_journey(codes):
    found, faults, losses = read_qdc(write_qdc(codes), shown="a.qdc")
    assert found == codes
    assert (faults, losses) == ([], [])
