"""The report shows what was marked while coding under its theme and proposition."""

import pytest
from report_fixtures import make_inputs, make_tables

from plait.report.hover import quote_tip
from plait.report.inputs import rows_of
from plait.report.negative_marks import (
    against_proposition,
    against_theme,
    argued_against,
)
from plait.report.synthesis_tables import negative_cases
from plait.report.theme_tables import MARKED, theme_passages


def inputs(**marks):
    """Give the whole study with `case_against` of some quotes."""
    quotes = make_tables()["quotes"].set_index("quote")
    for quote, cell in marks.items():
        quotes.loc[quote, "case_against"] = cell
    return make_inputs(tables=make_tables() | {"quotes": quotes.reset_index()})


def theme(given, name):
    return next(t for t in rows_of(given, "themes") if t["theme"] == name)


def part(text, head):
    return text.split(f"## {head}")[1].split("\n## ")[0]


def names(quotes):
    return [quote["quote"] for quote in quotes]


def test_a_theme_has_the_quotes_against_it_and_against_its_codes():
    code = theme(inputs(), "held")["codes"].split(";")[0]
    given = inputs(q1="theme.held", q2=f"p1; code.{code}", q3="theme.worth")
    assert names(against_theme(given, theme(given, "held"))) == ["q1", "q2"]


def test_a_code_below_a_code_of_the_theme_belongs_to_it():
    tables = make_tables()
    code = theme(make_inputs(), "held")["codes"].split(";")[0]
    codes = tables["codes"]
    child = codes.iloc[[-1]].assign(code="below", parent=code, place=99)
    more = inputs(q1="code.below").tables | {"codes": type(codes)(
        [*codes.to_dict("records"), *child.to_dict("records")])}  # fmt: skip
    given = make_inputs(tables=more)
    assert names(against_theme(given, theme(given, "held"))) == ["q1"]


def test_the_quote_stands_under_the_theme_it_speaks_against_and_says_so():
    given = inputs(q1="theme.held")
    name = theme(given, "held")["name"]
    words = part(theme_passages(given), name)
    assert words.index(MARKED) < words.index("stood up straighter")
    assert MARKED not in part(theme_passages(given), theme(given, "place")["name"])
    assert MARKED not in theme_passages(inputs())


def test_under_its_own_theme_it_is_a_quote_like_others():
    given = inputs(q1="theme.held")
    own = part(theme_passages(given), theme(given, "worth")["name"])
    assert "stood up straighter" in own
    assert "against what the team argues" not in own


def test_a_proposition_lists_what_was_marked_beside_what_was_looked_for():
    given = inputs(q1="p1", q5="p3")
    (first, third) = (rows_of(given, "propositions")[place] for place in (0, 2))
    assert names(against_proposition(given, first)) == ["q1"]
    assert against_proposition(given, third) == []
    text = negative_cases(given)
    assert text.count("**Marked while coding:**") == 1
    assert "stood up straighter" in text.split("Marked while coding:")[1]


def test_a_proposition_without_a_search_shows_its_marks():
    tables = inputs(q1="p1").tables
    blank = tables["propositions"].assign(
        negative_case=None, searched=None, meaning=None
    )
    text = negative_cases(make_inputs(tables=tables | {"propositions": blank}))
    assert "Against proposition 1" in text
    assert "Looked for" not in text


@pytest.mark.parametrize(
    ("cell", "ids"),
    [("p1; theme.held; r2", ["p1", "r2"]), ("code.pay", []), (None, [])],
)
def test_marks_are_told_from_the_argument(cell, ids):
    assert argued_against({"case_against": cell}) == ids


def test_the_tip_of_a_quote_names_the_theme_that_it_speaks_against():
    quote = {"quote": "q1", "text": "t", "attribution": "a", "themes": None,
             "statements": None, "case_against": "p1; theme.held"}  # fmt: skip
    assert "Speaks against: p1; Held well" in quote_tip(
        quote, named={"held": "Held well"}
    )
