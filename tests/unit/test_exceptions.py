"""A written reason lets something through; without reason, or for nothing, it is a fault."""

import pytest
from synthesis_fixtures import PROFILE

from plait.release.exceptions import (  # fmt: skip
    Exceptions,
    let_cells,
    read_exceptions,
    unknown_faults,
    with_quotes,
)
from plait.release.released import RELEASED

ROW = 'output: {output}, id: "{id}", reason: "needed to read table 2", who: lead, when: "2026-01-31"'  # fmt: skip
FLOW = RELEASED["flow"]


def _read(tmp_path, *rows, profile=PROFILE):
    text = "".join(f"- {{{row}}}\n" for row in rows)
    (tmp_path / "exceptions.yaml").write_text(text, encoding="utf-8")
    return read_exceptions("exceptions.yaml", profile, folder=str(tmp_path))


def _row(output="findings", name="a.b.c"):
    return ROW.format(output=output, id=name)


def _given(output="flow", name="1|left", **more):
    return Exceptions([{"output": output, "id": name, "reason": "r", "who": "w", "when": "d"} | more])  # fmt: skip


def test_no_file_is_no_exception():
    assert read_exceptions("", PROFILE) == (Exceptions([]), [])


def test_an_exception_is_read_by_output_and_id(tmp_path):
    exceptions, faults = _read(tmp_path, _row(), _row("quotes", "q1") + ", words: held")
    assert faults == []
    assert list(exceptions.of("findings")) == ["a.b.c"]
    assert "words" not in exceptions.told()[1]


@pytest.mark.parametrize(("row", "told"), [
    (_row().replace("needed to read table 2", "short"), "reason"),
    (_row("codes"), "one of findings"),
    (_row("quotes", "q1"), "without `words`"),
])  # fmt: skip
def test_what_cannot_be_let_through_is_a_fault(tmp_path, row, told):
    exceptions, faults = _read(tmp_path, row)
    assert exceptions.rows == []
    assert told in "\n".join(map(str, faults))


def test_an_exception_twice_is_a_fault(tmp_path):
    assert "each once" in str(_read(tmp_path, _row(), _row())[1][0])


def test_a_profile_without_exceptions_lets_only_quotes_be_looked_at(tmp_path):
    strict = PROFILE | {"exceptions": "none"}
    quote = _row("quotes", "q1") + ", words: held"
    _, faults = _read(tmp_path, _row(), quote, profile=strict)
    assert ["allows none" in str(fault) for fault in faults] == [True]


def _tables():
    tables = {name: RELEASED[name].empty() for name in RELEASED}
    flow = {"place": 1, "time": "t1", "label": "T1"}
    quote = {"quote": "q1", "extract": "x", "text": "I felt held", "attribution": "a"}
    return tables | {"flow": FLOW.frame([flow]), "quotes": RELEASED["quotes"].frame([quote])}  # fmt: skip


@pytest.mark.parametrize(("given", "known"), [
    (_given(), True), (_given(name="9|left"), False), (_given("findings", "f1"), True),
    (_given("findings", "f9"), False), (_given("quotes", "q1", words="felt  held"), True),
    (_given("quotes", "q1", words="felt cold"), False),
    (_given("quotes", "q9", words="Felt Held"), True),
])  # fmt: skip
def test_an_exception_for_what_is_not_there_is_a_fault(given, known):
    faults = [*unknown_faults(given, {"f1"}, _tables(), RELEASED)]
    assert (not faults) == known


def _quotes(*texts):
    rows = [{"quote": f"q{i}", "extract": "x", "text": text, "attribution": "a"}
            for i, text in enumerate(texts, 1)]  # fmt: skip
    return _tables() | {"quotes": RELEASED["quotes"].frame(rows)}


@pytest.mark.parametrize(("texts", "number"), [
    (["I felt held"], "q1"), (["It was good", "I felt\nheld"], "q2"),
    (["It was good"], "q9"), (["I felt held", "we felt held"], "q9"),
])  # fmt: skip
def test_an_exception_follows_the_words_of_its_quote(texts, number):
    given = with_quotes(
        _given("quotes", "q9", words="felt held"), _quotes(*texts)["quotes"]
    )
    assert [row["id"] for row in given.rows] == [number]


@pytest.mark.parametrize(("texts", "found", "mend"), [
    (["It was good"], "words that no quote of this release has", "take the exception out if"),
    (["I felt held", "we felt held"], "words that 2 quotes of this release have", "q1 or q2"),
])  # fmt: skip
def test_an_exception_for_no_quote_says_how_it_is_mended_without_the_table(
    texts, found, mend
):
    given = _given("quotes", "q9", words="felt held")
    (fault,) = unknown_faults(given, set(), _quotes(*texts), RELEASED)
    assert (fault.found, mend in fault.mend) == (found, True)
    assert "tables/quotes.csv" not in fault.mend


def test_one_cell_is_put_back_and_no_other():
    exact = FLOW.frame([{"place": 1, "time": "t1", "label": "T1", "left": 4, "withdrawn": 2}])  # fmt: skip
    tables = let_cells(_tables(), {"flow": exact}, _given(), RELEASED)
    row = tables["flow"].iloc[0]
    assert row["left"] == 4
    assert row.isna()["withdrawn"]
