"""A finding, an extract, a statement or a file, followed both ways."""

import pytest
from trace_fixtures import CHANGE, EXPORT, QUOTE, TRANSCRIPT, finding, results

from plait.ingest.transcripts import text_hash
from plait.provenance.manifest import sha256
from plait.provenance.trace import known_ids, nearest_ids, trace
from plait.provenance.trace_coded import counted_codings
from plait.provenance.trace_files import file_steps, same_as_recorded
from plait.provenance.trace_findings import value_of
from plait.provenance.trace_jobs import by_folder, rules_after, rules_before
from plait.provenance.trace_words import trail_lines
from plait.provenance.trail import spans
from plait.shapes.codings import CODINGS
from plait.shapes.identifiers import REPLACEMENTS
from plait.shapes.questionnaires import ANSWERS


def steps(trail, step, way=None):
    rows = trail[trail["step"].eq(step)]
    return list((rows if way is None else rows[rows["way"].eq(way)])["what"])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([4], "4"), ([3, 2, 2, 5], "2-3, 5"), ([1, 2, 3, 9, 10], "1-3, 9-10")],
)
def test_numbers_are_written_short(numbers, words):
    assert spans(numbers) == words


def test_a_finding_leads_to_the_rows_of_the_export(tmp_path):
    trail = trace(results(tmp_path), CHANGE)
    row = trail[trail["step"].eq("rows")].iloc[0]
    assert (row["what"], row["where"]) == ("lines 2-3, 6-7", EXPORT)
    assert (row["used"], row["left_out"]) == (4, 2)
    assert row["digest"] == sha256(str(tmp_path / EXPORT))[:16]
    assert steps(trail, "people") == ["P01, P02"]


def test_a_finding_tells_the_rows_left_out_and_what_became_of_the_whole_file(tmp_path):
    trail = trace(results(tmp_path), CHANGE)
    assert [w.partition(":")[0] for w in steps(trail, "rows left out")] == ["no score at t1", "no score at t2"]  # fmt: skip
    assert steps(trail, "rows used") == ["whole file: with at least one answer"]


def test_a_finding_tells_its_rules_scoring_and_parameters(tmp_path):
    trail = trace(results(tmp_path), CHANGE)
    assert [r.partition(":")[0] for r in steps(trail, "rule")] == ["estimate_findings", "score_questionnaires"]  # fmt: skip
    parameters = " ".join(steps(trail, "parameter"))
    assert "seed = 7" in parameters
    assert "'from': 't1'" in parameters
    assert "'margin': 2" in parameters
    assert "at least" in steps(trail, "scoring")[0]
    assert "plait.quantitative.change" in steps(trail, "module")


def test_a_count_that_differs_from_the_finding_is_told(tmp_path):
    trail = trace(results(tmp_path, findings=[finding(n=5)]), CHANGE)
    assert steps(trail, "people") == ["P01, P02 (counted again; the finding has n = 5)"]


def test_a_finding_leads_forward_to_claims_and_the_report(tmp_path):
    uses = {CHANGE: [("4 Changes, Table 3", "tbl-change")]}
    trail = trace(results(tmp_path, uses=uses), CHANGE)
    assert steps(trail, "statement") == ["p1a: It rose. (shown)"]
    assert steps(trail, "against relation") == ["r1: A helps b."]
    assert steps(trail, "released") == ["as computed"]
    place = trail[trail["step"].eq("report")].iloc[0]
    assert place["where"] == "results/shareable/report/report.html#tbl-change"


@pytest.mark.parametrize("name", ["x1", "q7"])
def test_an_extract_and_its_quote_lead_to_the_line_of_the_transcript(tmp_path, name):
    trail = trace(results(tmp_path), name)
    row = trail[trail["step"].eq("transcript")].iloc[0]
    assert row["what"] == "document p01_t1, line 2"
    assert row["where"] == f"{TRANSCRIPT}, code points 10-{10 + len(QUOTE)}"
    assert "the words stand there now, letter for letter" in steps(trail, "check")


def test_an_extract_tells_each_decision_and_those_before_it(tmp_path):
    trail = trace(results(tmp_path), "x1")
    latest, first = steps(trail, "decision")
    assert latest.startswith("d1, 2025-06-02T09:00:00, ann: action add, code support")
    assert "on second thought" in latest
    assert first.startswith("d0")
    where = trail.loc[trail["step"].eq("decision"), "where"].iloc[0]
    assert where == "coding/decisions/ann.csv, line 3"


def test_an_extract_tells_what_a_workshop_did_and_who_dissented(tmp_path):
    trail = trace(results(tmp_path), "x1")
    assert steps(trail, "theme") == ["held (Being held); renamed in w1, 2025-07-01: clearer"]  # fmt: skip
    assert steps(trail, "dissent") == ["one saw it otherwise"]


def test_an_extract_leads_forward_to_its_quote_and_what_it_speaks_against(tmp_path):
    trail = trace(results(tmp_path), "x1")
    assert steps(trail, "quote") == ["q7"]
    assert steps(trail, "against proposition") == ["p1: Both."]


def test_changed_words_in_a_transcript_are_told(tmp_path):
    run = results(tmp_path)
    (tmp_path / TRANSCRIPT).write_text(
        "A heading\n" + QUOTE.replace("my", "me"), "utf-8"
    )
    assert "other words stand there now" in " ".join(steps(trace(run, "x1"), "check"))


def test_places_are_told_in_the_transcript_as_it_came(tmp_path):
    """Ten letters before the passage were replaced by four."""
    run = results(tmp_path)
    replaced = [{"document": "p01_t1", "start": 0, "end": 4, "source_start": 0,
                 "source_end": 10, "kind": "name", "action": "replace",
                 "replacement": "[X]"}]  # fmt: skip
    run.tables["replacements"] = REPLACEMENTS.frame(replaced)
    where = trace(run, "x1").set_index("step").loc["transcript", "where"]
    assert where.endswith(f"code points 16-{16 + len(QUOTE)}")


def test_an_identifier_replaced_within_an_extract_is_told(tmp_path):
    run = results(tmp_path)
    inside = {"start": 12, "end": 15, "source_start": 12, "source_end": 15}
    run.tables["replacements"] = REPLACEMENTS.frame(
        [{"document": "p01_t1", "kind": "name", "action": "replace",
          "replacement": "[X]"} | inside]
    )  # fmt: skip
    assert steps(trace(run, "x1"), "identifier") == ["name replaced: '[X]' stands there now"]  # fmt: skip


def test_a_count_of_codings_tells_extracts_and_deciders(tmp_path):
    trail = trace(results(tmp_path), "code.care.all.extracts")
    assert steps(trail, "extracts") == ["coded support"]
    assert steps(trail, "extract") == ["x1: support by ann, 2025-06-02; support by bob"]


def test_a_theme_counts_the_codings_of_its_codes_and_those_below(tmp_path):
    row = finding() | {
        "instrument": "theme",
        "scale": "held",
        "time": "t1",
        "group": None,
    }
    assert set(counted_codings(results(tmp_path), row)["extract"]) == {"x1"}
    other = row | {"time": "t2"}
    assert counted_codings(results(tmp_path), other).empty


@pytest.mark.parametrize("name", ["p1a", "p1"])
def test_a_statement_carries_the_way_of_each_piece_of_evidence(tmp_path, name):
    trail = trace(results(tmp_path), name)
    assert steps(trail, "verdict") == ["shown; rose; so it is"]
    assert steps(trail, "rows", "back") == ["lines 2-3, 6-7"]
    assert len(steps(trail, "decision", "back")) == 2
    assert trail.loc[trail["step"].eq("rows"), "depth"].iloc[0] == 2


def test_a_relation_carries_what_speaks_for_and_against_it(tmp_path):
    trail = trace(results(tmp_path), "r1")
    assert steps(trail, "relation", "asked") == ["r1: A helps b."]
    assert steps(trail, "ends") == ["a enables b"]
    assert steps(trail, "basis") == [
        "evidence, for it: nothing",
        f"evidence, against it: {CHANGE}",
    ]
    assert steps(trail, "rows", "back") == ["lines 2-3, 6-7"]
    assert "r1" in known_ids(results(tmp_path))


def of_workbook(tmp_path):
    """Give a run whose export is a sheet of a workbook."""
    book = "data/questionnaires/anxiety.xlsx"
    run = results(tmp_path)
    rows = run.tables["answers"].to_dict("records")
    run.tables["answers"] = ANSWERS.frame([row | {"file": f"{book}, sheet T1"} for row in rows])  # fmt: skip
    (tmp_path / book).write_bytes(b"a workbook")
    run.job("score_questionnaires").params.sources = [
        {"file": book, "sheet": "T1", "layout": "wide"},
        {"file": book, "sheet": "T2", "layout": "long"},
    ]
    run.__dict__["recorded"] = {book: True}
    return run, book


def test_a_sheet_of_a_workbook_is_held_against_the_file(tmp_path):
    run, book = of_workbook(tmp_path)
    trail = trace(run, CHANGE)
    row = trail[trail["step"].eq("rows")].iloc[0]
    assert row["digest"] == sha256(str(tmp_path / book))[:16]
    assert "as it was in the run" in steps(trail, "check")
    assert "not known whether it changed since the run" not in steps(trail, "check")
    assert "{'sheet': 'T1', 'layout': 'wide'}" in steps(trail, "parameter")
    assert "{'sheet': 'T2', 'layout': 'long'}" not in steps(trail, "parameter")


def test_a_workbook_leads_to_the_answers_of_its_sheets(tmp_path):
    run, book = of_workbook(tmp_path)
    (tmp_path / EXPORT).unlink()
    told = list(file_steps(run, book))
    assert [s.what for s in told if s.step == "answers"] == ["to gad7: lines 2-7"]


CUES = """WEBVTT

00:00:05.000 --> 00:00:09.000
<v Ann>How was it?</v>

01:00:09.000 --> 01:00:13.000
<v P01>At first odd.</v>

01:00:13.500 --> 01:00:17.000
<v P01>my supervisor supported</v>
<v P01>me every week</v>
"""


def of_cues(tmp_path, text=CUES):
    """Give a run whose extract lies in subtitles."""
    vtt, words = "data/transcripts/p01_t1.vtt", "my supervisor supported\nme every week"
    run = results(tmp_path)
    start = len("Ann\nHow was it?\nP01\nAt first odd.\n")
    place = {"start": start, "end": start + len(words), "text": words,
             "text_hash": text_hash(words)}  # fmt: skip
    rows = run.tables["codings"].to_dict("records")
    run.tables["codings"] = CODINGS.frame([row | place for row in rows])
    (tmp_path / vtt).write_text(text, "utf-8")
    for job in run.jobs:
        if job.rule == "read_transcripts":
            row = {"document": "p01_t1", "file": vtt, "kind": "interview",
                   "participant": "P01", "interviewer_labels": "Ann"}  # fmt: skip
            job.params.documents, job.params.participants = [row], ["P01"]
    return run


def test_an_extract_of_subtitles_has_lines_of_the_file_and_the_time_of_its_cue(
    tmp_path,
):
    trail = trace(of_cues(tmp_path), "x1")
    (told,) = steps(trail, "transcript")
    assert told == "document p01_t1, lines 10-11 of the file, cue at 01:00:13.500"
    assert "the words stand there now, letter for letter" in steps(trail, "check")


def test_subtitles_that_changed_are_told(tmp_path):
    trail = trace(of_cues(tmp_path, CUES.replace("every week", "each week")), "x1")
    assert "other words stand there now" in " ".join(steps(trail, "check"))


def test_a_file_leads_to_what_came_of_it(tmp_path):
    trail = trace(results(tmp_path), EXPORT)
    assert steps(trail, "rule", "forward") == ["score_questionnaires", "estimate_findings", "control_disclosure"]  # fmt: skip
    answered = trail[trail["step"].eq("answers")].iloc[0]
    assert (answered["what"], answered["used"]) == ("to gad7: lines 2-7", 6)


def test_a_transcript_and_decisions_tell_what_of_them_counts(tmp_path):
    run = results(tmp_path)
    assert steps(trace(run, TRANSCRIPT), "extracts") == ["x1"]
    row = trace(run, "coding/decisions/ann.csv").set_index("step").loc["codings"]
    assert (row["used"], row["left_out"]) == (1, 1)


def test_a_file_is_found_by_its_name_alone_and_by_its_whole_path(tmp_path):
    run = results(tmp_path)
    for name in ("anxiety.csv", f"./{EXPORT}", str(tmp_path / EXPORT)):
        assert trace(run, name)["what"].iloc[0] == EXPORT


def test_a_file_is_held_against_the_manifest(tmp_path):
    name = "results/shareable/findings.csv"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("a", "utf-8")
    sealed = {"files": {"findings.csv": sha256(str(tmp_path / name))}}
    run = results(tmp_path, manifest=sealed)
    assert same_as_recorded(run, name) is True
    (tmp_path / name).write_text("b", "utf-8")
    assert same_as_recorded(run, name) is False
    assert same_as_recorded(run, EXPORT) is None


def test_code_that_changed_since_the_run_is_told(tmp_path):
    run = results(tmp_path)
    assert "has changed since the run" in " ".join(steps(trace(run, CHANGE), "check"))
    code = {job.rule: job.params.code for job in run.jobs}
    same = results(tmp_path, manifest={"code": code})
    assert "the code is that of the run" in steps(trace(same, CHANGE), "check")


def test_a_quote_whose_extract_cannot_be_found_is_told(tmp_path):
    run = results(tmp_path)
    (tmp_path / EXPORT).write_text("changed", "utf-8")
    assert "a confidential file has changed" in trace(run, "q7")["what"].iloc[0]


def test_an_unknown_id_is_answered_with_the_nearest(tmp_path):
    run = results(tmp_path)
    assert trace(run, "gad7.totl.t1-t2.change") is None
    assert nearest_ids(run, "gad7.totl.t1-t2.change")[0] == CHANGE
    assert nearest_ids(run, "anxeity.csv")[0] == "anxiety.csv"


def test_a_value_is_told_with_its_interval_or_its_status():
    assert value_of(finding(unit="points")) == "2 points (95% interval 1 to 3), n = 2"
    assert value_of(finding(status="not_computed")) == "not computed"


def test_jobs_are_followed_both_ways(tmp_path):
    jobs = results(tmp_path).jobs
    assert [j.rule for j in rules_after(jobs, TRANSCRIPT)] == ["read_transcripts", "collect_codings", "weigh_propositions", "control_disclosure"]  # fmt: skip
    assert [j.rule for j in rules_before(jobs, "numbers.parquet")] == ["estimate_findings", "score_questionnaires"]  # fmt: skip
    assert by_folder(["a/x", "a/y", "b/x", "a/x"]) == {"a": ["x", "y"], "b": ["x"]}


def test_the_lines_on_screen_say_restricted_and_count_what_they_cut(tmp_path):
    trail = trace(results(tmp_path), CHANGE)
    lines = list(trail_lines(trail))
    assert lines[0].startswith("Restricted")
    assert any("modules, each with its digest" in line for line in lines)
    assert not any("plait.quantitative.change" in line for line in lines)
    whole = list(trail_lines(trail, whole=True))
    assert any("plait.quantitative.change" in line for line in whole)


def test_many_steps_of_a_kind_are_cut_with_their_number(tmp_path):
    rows = [{"file": EXPORT, "what": "rows_used", "detail": f"reason {n}", "n": n}
            for n in range(12)]  # fmt: skip
    lines = list(trail_lines(trace(results(tmp_path, rows_read=rows), CHANGE)))
    assert any("4 more of this kind: --all tells them" in line for line in lines)
