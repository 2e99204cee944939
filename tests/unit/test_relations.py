"""Constructs, relations and critique notes are held against what there is."""

import pytest
from synthesis_fixtures import change, claims_of, coding, evidence_with, yaml_of

from plait.ingest.schema import load_schema
from plait.shapes.codings import THEMES
from plait.shapes.release import CODES
from plait.synthesis.argument_check import claim_number_faults, known_of
from plait.synthesis.claims import read_claims
from plait.synthesis.growth import Growth
from plait.synthesis.memos import read_printed
from plait.synthesis.naming import kinds_of
from plait.synthesis.network import read_material, weigh_network, with_network
from plait.synthesis.propositions import weigh
from plait.synthesis.relations import VERBS

FINDING = "gad7.total.t1-t2.change"
CONSTRUCTS = """\
- {id: held, name: Being held, kind: synthetic, definition: d, from: [support, load]}
- {id: load, name: The load, kind: existing, definition: d, from: [gale2013]}
"""
RELATIONS = f"""\
- id: r1
  from: held
  to: load
  kind: limits
  text: It does.
  for: [{FINDING}, x1, w1, "@gale2013", {{document: d1, quote: felt held}}]
  against: [{FINDING}]
"""
PROPOSITIONS = """\
- id: p1
  text: T
  strands: qualitative
  statements: [{id: p1a, strand: qualitative, basis: data, text: t, evidence: [x1]}]
"""


@pytest.fixture
def network(tmp_path):
    def weighed(constructs=CONSTRUCTS, relations=RELATIONS, **more):
        files = {"constructs": constructs, "relations": relations} | more
        paths = {}
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
            paths[name] = f"{name}.yaml"
        claims = read_claims(paths, "", folder=str(tmp_path))
        assert claims.faults == []
        codes = CODES.frame([{"place": 1, "code": "support", "name": "Support"}])
        material = read_material(
            evidence_with([change(FINDING)], [coding()]), codes, THEMES.empty(),
            {"gale2013"},
        )  # fmt: skip
        growth = Growth([], read_printed([])[0], [])
        return weigh_network(claims, material, growth)

    return weighed


def found(network):
    return list(network.faults["found"])


def test_a_sound_network_has_no_faults_and_says_where_constructs_came_from(network):
    weighed = network()
    assert found(weighed) == []
    origins = weighed.tables["constructs"]["origins"]
    assert list(origins) == ["code:support; construct:load", "reference:gale2013"]


def test_every_kind_of_evidence_is_bound_and_counted(network):
    (row,) = network().tables["relations"].to_dict("records")
    assert (row["n_for"], row["n_against"], row["basis"]) == (5, 1, "evidence")
    assert row["findings_for"] == row["findings_against"] == FINDING
    assert row["extracts_for"] == "x1"
    assert row["others_for"] == "w1; @gale2013"


@pytest.mark.parametrize(("old", "new", "said"), [
    ("from: held", "from: helt", "helt, which no construct has; did you mean held?"),
    ("to: load", "to: held", "held related to itself"),
    ("x1", "x9", "x9, which nothing has"),
    ("@gale2013", "@gale2012", "@gale2012, which nothing has; did you mean @gale2013?"),
    ("felt held", "said so", "words that no coded passage of that document has (entry 5 of for)"),
])  # fmt: skip
def test_what_is_not_there_is_a_fault_with_its_line(network, old, new, said):
    weighed = network(relations=RELATIONS.replace(old, new))
    assert said in found(weighed)
    assert weighed.faults["line"].gt(1).all()
    assert list(weighed.faults["proposition"]) == ["r1"]


def test_words_that_are_not_found_are_never_repeated(network):
    weighed = network(relations=RELATIONS.replace("felt held", "a secret thing"))
    assert "secret" not in weighed.faults.to_csv()


def test_a_number_that_its_evidence_does_not_give_is_a_fault_of_its_relation(tmp_path):
    (tmp_path / "r.yaml").write_text(RELATIONS.replace("It does.", "By 77.7 points."))
    claims = read_claims({"relations": "r.yaml"}, "", folder=str(tmp_path))
    known = known_of(claims, evidence_with([change(FINDING)], [coding()]))
    (told,) = claim_number_faults(claims, known)
    assert told[:2] == ("r1", "")


BARE = "- {id: r1, from: held, to: load, kind: explains, text: It does}"


def test_a_relation_without_evidence_says_that_it_is_interpretation(network):
    assert found(network(relations=BARE)) == ["no evidence"]
    marked = network(relations=BARE.replace("text", "basis: interpretation, text"))
    assert found(marked) == []
    assert list(marked.tables["relations"]["basis"]) == ["interpretation"]


def test_interpretation_beside_evidence_is_a_fault(network):
    weighed = network(relations=RELATIONS + "  basis: interpretation\n")
    assert found(weighed) == ["basis: interpretation beside evidence"]


def test_a_ring_of_origins_is_a_fault_that_names_all_of_it(network):
    ring = CONSTRUCTS.replace("[gale2013]", "[held]")
    assert found(network(ring)) == ["a ring: held comes from load comes from held"]


def test_a_construct_made_of_itself_is_a_fault(network):
    own = CONSTRUCTS.replace("[gale2013]", "[load]")
    assert found(network(own)) == ["a ring: load comes from load"]


def relations_of(*ends):
    return "\n".join(
        f"- {{id: r{k}, from: {a}, to: {b}, kind: {kind}, text: t, basis: interpretation}}"
        for k, (a, kind, b) in enumerate(ends)
    )  # fmt: skip


def test_a_ring_of_parts_is_a_fault(network):
    ring = relations_of(("held", "part_of", "load"), ("load", "part_of", "held"))
    assert found(network(relations=ring)) == [
        "a ring: held is part of load is part of held"
    ]


@pytest.mark.parametrize("kind", ["leads_to", "enables", "limits"])
def test_a_feedback_loop_is_no_fault(network, kind):
    loop = relations_of(("held", kind, "load"), ("load", kind, "held"))
    assert found(network(relations=loop)) == []


def test_an_unknown_origin_is_a_fault(network):
    weighed = network(CONSTRUCTS.replace("[support", "[suport"))
    assert found(weighed) == ["suport, which nothing has; did you mean support?"]
    assert "construct:load" in list(weighed.tables["constructs"]["origins"])


def test_an_origin_that_could_be_two_things_wants_its_kind(network):
    both = CONSTRUCTS + "- {id: support, name: S, kind: existing, definition: d}\n"
    assert found(network(both)) == ["support, which is a code and a construct"]
    told = network(both.replace("[support", "['code:support'"))
    assert found(told) == []


@pytest.mark.parametrize(("on", "kind"), [
    ("p1", "proposition"), ("p1a", "statement"), ("held", "construct"),
    ("r1", "relation"), ("q1", "question"), ("'@gale2013'", "reference"),
    ("method", "method"),
])  # fmt: skip
def test_a_critique_note_may_be_on_anything_of_the_synthesis(network, on, kind):
    notes = f"- {{id: n, on: {on}, by: an adviser, text: No.}}"
    weighed = network(propositions=PROPOSITIONS, critique=notes,
                      questions="- {id: q1, text: Q}")  # fmt: skip
    assert found(weighed) == []
    assert list(weighed.tables["critique_notes"]["on_kind"]) == [kind]


def test_a_critique_note_on_nothing_is_a_fault(network):
    weighed = network(critique="- {id: n, on: p9, by: an adviser, text: No.}")
    assert found(weighed) == ["p9, which nothing has"]


@pytest.mark.parametrize(("on", "meant"), [
    ("helt", "held"), ("'@gale2012'", "@gale2013"), ("'construct:helt'", "construct:held"),
])  # fmt: skip
def test_a_critique_note_on_a_misspelt_id_is_told_the_nearest(network, on, meant):
    weighed = network(critique=f"- {{id: n, on: {on}, by: an adviser, text: No.}}")
    assert found(weighed) == [f"{on.strip(chr(39))}, which nothing has; did you mean {meant}?"]  # fmt: skip


def test_a_critique_note_on_one_of_two_things_wants_the_kind(network):
    same = "- {id: held, text: Q}"
    notes = "- {id: n, on: held, by: an adviser, text: No.}"
    weighed = network(questions=same, critique=notes)
    assert found(weighed) == ["held, which is a construct and a question"]


def test_earlier_wordings_keep_what_was_not_changed(network):
    past = CONSTRUCTS.replace(
        "[gale2013]}",
        "[gale2013], history: [{until: 2025-01-01, name: Burden, why: w}]}",
    )
    (row,) = network(past).tables["earlier_wordings"].to_dict("records")
    assert (row["text"], row["now"]) == ("Burden: d", "The load: d")


def test_an_unknown_reference_in_a_text_is_a_fault(network):
    relations = RELATIONS.replace("It does.", "It does [@gale2031].")
    assert found(network(relations=relations)) == [
        "the reference @gale2031, which no bibliography has; did you mean gale2013?"
    ]


def test_faults_of_the_network_stand_beside_those_of_propositions(network, tmp_path):
    weighed = weigh(claims_of(tmp_path, PROPOSITIONS), evidence_with([], [coding()]))
    both = with_network(weighed, network(relations=BARE))
    assert set(both.faults["found"]) >= {"no negative case", "no evidence"}


def test_the_verbs_of_the_schema_are_those_that_are_explained():
    kind = load_schema("relations")["items"]["properties"]["kind"]
    assert kind["enum"] == list(VERBS)


def test_a_kind_before_an_id_is_taken_at_its_word():
    known = {"code": {"pay"}, "theme": {"pay"}}
    assert kinds_of("theme:pay", known) == (["theme"], "pay")
    assert kinds_of("theme:work", known) == ([], "work")


@pytest.mark.parametrize(("name", "text", "said"), [
    ("relations", "- {id: r, from: a, to: b, kind: limits, text: t, since: soon}", "'soon'"),
    ("critique", "- {id: n, on: p, by: x, text: t, date: 2025-02-30}", "'2025-02-30'"),
    ("questions", "- {id: q, text: t, since: 2025-01-01, history: [{text: o, until: 2025-03-01}]}",
     "2025-01-01 after 2025-03-01"),
    ("constructs", "- {id: c, name: n, kind: existing, definition: d, history: "
     "[{name: a, until: 2025-03-01}, {name: b, until: 2025-02-01}]}",
     "2025-02-01 after 2025-03-01"),
])  # fmt: skip
def test_dates_that_are_none_or_out_of_order_are_faults(tmp_path, name, text, said):
    yaml_of(tmp_path, name, text)
    claims = read_claims({name: f"{name}.yaml"}, "", folder=str(tmp_path))
    assert [fault.found for fault in claims.faults] == [said]
    assert getattr(claims, name).data == []
