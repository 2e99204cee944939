"""Whatever a platform or a file puts around the answers is accounted for."""

import numpy as np
import pytest
from questionnaire_fixtures import INSTRUMENTS, LONG, WIDE, accounts, only, read_texts

from plait.errors import Fault
from plait.ingest import questionnaires
from plait.ingest.tablefile import TableFile, text_column
from plait.release.rows_read import release_rows_read


def table(columns, **more):
    texts = {name: text_column(column) for name, column in columns.items()}
    count = len(next(iter(columns.values())))
    return TableFile("wide.csv", texts, np.arange(2, count + 2), **more)


@pytest.fixture
def read(monkeypatch):
    def read_file(file, source=WIDE):
        monkeypatch.setattr(questionnaires, "read_table", lambda source, folder: file)
        return questionnaires.read_questionnaires(
            [source], folder="", participants={"P01", "P02"}, times=["t1", "t2"],
            instruments=INSTRUMENTS,
        )  # fmt: skip

    return read_file


WAVES = {"id": ["P01", "P02"], "wave": ["t1", "t1"], "m1": ["3", "9"], "m2": ["4", ""]}


def test_what_the_file_declares_missing_is_missing_and_listed(read):
    data = read(table(WAVES, missing={"m1": frozenset({"9"})}))
    assert data.faults == []
    assert np.isnan(data.answers["answer"].tolist()[2])
    found = accounts(data)
    detail = "missing code 9, declared in the file itself"
    assert found["recoded_missing", detail] == 1
    assert found["recoded_missing", "empty cells"] == 1


def test_what_the_file_declares_missing_holds_for_its_own_column_only(read):
    fault = only(read(table(WAVES, missing={"m2": frozenset({"9"})})))
    assert fault.found == "the answer 9"


def test_a_long_file_declares_missing_in_its_column_of_answers(read):
    columns = {"id": ["P01", "P01"], "wave": ["t1", "t1"],
               "what": ["job_pay", "job_peers"], "value": ["3", "99"]}  # fmt: skip
    data = read(table(columns, missing={"value": frozenset({"99"})}), LONG)
    assert data.faults == []
    assert data.answers["answer"].isna().sum() == 1


def test_a_fault_says_what_the_file_calls_the_number(read):
    fault = only(read(table(WAVES, value_labels={"m1": {"9": "Do not know"}})))
    assert fault.found == "the answer 9, which the file calls 'Do not know'"


def test_rows_that_the_platform_passed_over_are_listed(read):
    sound = WAVES | {"m1": ["3", "2"]}
    data = read(table(sound, passed_over=[("survey preview", 4)]))
    assert accounts(data)["rows_left_out", "survey preview"] == 4


def test_responses_that_were_not_completed_are_kept_and_counted(read):
    file = table(WAVES | {"m1": ["3", "2"]}, incomplete=np.array([False, True]))
    data = read(file)
    assert set(data.answers["participant"]) == {"P01", "P02"}
    assert accounts(data)["rows_used", "of these, not completed: kept"] == 1


def test_responses_that_were_not_completed_are_left_out_where_asked(read):
    file = table(WAVES, incomplete=np.array([False, True]))
    data = read(file, WIDE | {"incomplete": "leave_out"})
    assert data.faults == []
    assert set(data.answers["participant"]) == {"P01"}
    detail = "not completed, and incomplete: leave_out in study.yaml"
    assert accounts(data)["rows_left_out", detail] == 1


def test_nothing_is_listed_where_all_responses_were_completed(read):
    file = table(WAVES | {"m1": ["3", "2"]}, incomplete=np.array([False, False]))
    data = read(file, WIDE | {"incomplete": "leave_out"})
    assert not any(what == "rows_left_out" for what, _ in accounts(data))


def test_a_file_that_does_not_say_what_was_completed_cannot_leave_it_out(read):
    fault = only(
        read(table(WAVES | {"m1": ["3", "2"]}), WIDE | {"incomplete": "leave_out"})
    )
    assert fault.found == "nothing that says which responses were completed"


def test_columns_that_identify_people_are_listed_as_not_read(read):
    file = table(WAVES | {"m1": ["3", "2"], "IPAddress": ["1.2.3.4", "5.6.7.8"]})
    found = accounts(read(file))
    assert found["columns_left_out", "IPAddress: identifies people: not read"] == 1


def test_words_that_became_numbers_are_counted(tmp_path):
    source = WIDE | {"answer_values": {"mood": {"Often": 4, "Never": 1}}}
    text = "id,wave,m1,m2\nP01,t1,often,Often\nP02,t1,Never,2\n"
    found = accounts(read_texts(tmp_path, (source, text)))
    assert found["recoded", "mood: Often read as 4"] == 2
    assert found["recoded", "mood: Never read as 1"] == 1


def test_a_file_that_cannot_be_read_tells_its_own_faults_only(read):
    broken = Fault("wide.csv", 0, "", "a file that cannot be opened", "a table", "x")
    data = read(
        TableFile("wide.csv", faults=[broken]), WIDE | {"incomplete": "leave_out"}
    )
    assert data.faults == [broken]
    assert data.rows_read.empty


def test_accounts_of_rows_hold_no_label_of_an_item(tmp_path):
    source = LONG | {"leave_out": ["I feel low"]}
    text = "id,wave,what,value\nP01,t1,I feel low,3\nP01,t1,job_pay,3\n"
    data = read_texts(tmp_path, (source, text))
    profile = {"quantitative": {"min_people": 1}}
    shown = release_rows_read(data.rows_read, profile)
    assert not shown["detail"].str.contains("feel low").any()
