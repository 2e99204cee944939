"""Files of coding/imports: which tool they are from, and what cannot be read."""

import sqlite3

import pytest
from refi_fixtures import SHOWN, TEXT, sent

from plait.exchange.import_files import read_imports
from plait.exchange.import_list import list_imports, name_faults
from plait.exchange.project_qdpx import project_qdpx
from plait.exchange.qualcoder import read_qualcoder
from plait.exchange.taguette import read_taguette, words_of

# the tables of Taguette 1.5.2 and QualCoder 4.0, without what plait does not read
TAGUETTE = """
CREATE TABLE projects (id INTEGER, name TEXT);
CREATE TABLE documents (id INTEGER, name TEXT);
CREATE TABLE tags (id INTEGER, path TEXT, description TEXT);
CREATE TABLE highlights (id INTEGER, document_id INTEGER, snippet TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
CREATE TABLE commands (id INTEGER, date TEXT, user_login TEXT, payload TEXT);
INSERT INTO projects VALUES (1, 'p');
INSERT INTO documents VALUES (1, 'p03_t1.txt');
INSERT INTO tags VALUES (1, 'pay', 'money');
INSERT INTO highlights VALUES (1, 1, '<p>The <i>pay</i> is</p><p>&pound;5</p>');
INSERT INTO highlights VALUES (2, 1, '<p>no tag</p>');
INSERT INTO highlight_tags VALUES (1, 1);
INSERT INTO commands VALUES (1, '2025-02-03 10:00:00.5', 'ann',
  '{"type": "highlight_add", "highlight_id": 1}');
INSERT INTO commands VALUES (2, '2025-02-03 10:00:00.5', 'zoe', '{"type": "tag_add"}');
INSERT INTO commands VALUES (3, '2025-02-03 10:00:00.5', 'zoe', 'damaged');
"""
QUALCODER = """
CREATE TABLE source (id INTEGER, name TEXT, fulltext TEXT);
CREATE TABLE code_name (cid INTEGER, name TEXT, memo TEXT, catid INTEGER);
CREATE TABLE code_cat (catid INTEGER, name TEXT, memo TEXT, supercatid INTEGER);
CREATE TABLE code_text (ctid INTEGER, cid INTEGER, fid INTEGER, seltext TEXT,
  pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);
CREATE TABLE code_image (imid INTEGER);
CREATE TABLE code_av (avid INTEGER);
CREATE TABLE journal (jid INTEGER, name TEXT, jentry TEXT);
INSERT INTO source VALUES (1, 'p03_t1', '😀 the pay is poor');
INSERT INTO source VALUES (2, 'picture', NULL);
INSERT INTO code_cat VALUES (1, 'money', NULL, NULL);
INSERT INTO code_name VALUES (1, 'pay', 'memo', 1);
INSERT INTO code_text VALUES (1, 1, 1, 'pay', 7, 10, 'ann', '2025-02-03 10:00:00', 'm');
INSERT INTO code_text VALUES (2, 1, 1, 'the', 3, 6, 'ann', '2025-02-03 10:00:00', NULL);
INSERT INTO code_text VALUES (3, 1, 1, 'x', 90, 99, 'ann', '2025-02-03 10:00:00', NULL);
INSERT INTO code_image VALUES (1);
INSERT INTO journal VALUES (1, 'day one', 'words');
"""


def database(script):
    base = sqlite3.connect(":memory:")
    base.executescript(script)
    data = base.serialize()
    base.close()
    return data


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    shown = f"coding/imports/{name}"
    (project,) = read_imports([(str(tmp_path / name), shown)]).projects
    return project


def found(project):
    return " | ".join(fault.found for fault in project.faults)


def test_a_qdpx_is_read(tmp_path):
    project = read(tmp_path, "A.QDPX", project_qdpx(sent()))
    assert project.sources[0].text == TEXT


def test_the_database_of_taguette_is_read(tmp_path):
    project = read(tmp_path, "a.sqlite3", database(TAGUETTE))
    (coding,) = project.codings
    assert (coding.quote, coding.user, coding.at) == (
        "The pay is £5", "ann", "2025-02-03T10:00:00",
    )  # fmt: skip
    assert (coding.start, project.sources[0].text) == (-1, None)
    assert project.codes[0].name == "pay"
    assert project.losses[0]["what"] == "highlights without a tag, not read"


def test_several_projects_in_one_database_are_a_fault():
    data = database(TAGUETTE + "INSERT INTO projects VALUES (2, 'q');")
    assert "2 projects" in found(read_taguette(data, shown="a"))


def test_a_highlight_that_no_command_made_has_no_user():
    data = database(TAGUETTE + "DELETE FROM commands;")
    assert read_taguette(data, shown="a").codings[0].user == ""


def test_the_list_of_highlights_is_read(tmp_path):
    data = "id,document,tag,content\n1,p03_t1.txt,pay,The pay\n2,p03_t1.txt,,none\n"
    project = read(tmp_path, "highlights.csv", data.encode())
    (coding,) = project.codings
    assert (coding.quote, coding.code, coding.line) == ("The pay", "pay", 2)
    assert project.losses[0]["count"] == 1


def test_the_database_of_qualcoder_is_read_with_its_own_counting(tmp_path):
    (tmp_path / "a.qda").mkdir()
    project = read(tmp_path, "a.qda/data.qda", database(QUALCODER))
    # QualCoder's text field counts an emoji as two
    assert [(c.quote, c.start) for c in project.codings] == [("pay", 6), ("the", 2)]
    assert project.users == {"ann": "ann"}
    assert [(c.name, c.parent) for c in project.codes] == [
        ("money", ""), ("pay", "category 1"),
    ]  # fmt: skip
    assert project.notes == {"day one": "words"}
    what = {row["what"]: row["count"] for row in project.losses}
    assert what["codings of pictures, audio or video, not read"] == 1
    assert what["passages that do not lie in their text, not read"] == 1


@pytest.mark.parametrize(
    "data", [b"", b"nonsense" * 99, database("CREATE TABLE a (b);")]
)
def test_a_database_that_is_not_the_tools_is_a_fault(data):
    assert "cannot be read" in found(read_taguette(data, shown="a"))
    assert "cannot be read" in found(read_qualcoder(data, shown="a"))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.qdc", b"<CodeBook/>", "a codebook without codings"),
        ("a.nvpx", b"x", "a file of the kind '.nvpx'"),
        ("a.csv", b"a,b\n1,2\n", "a table with the columns a, b"),
        ("a.csv", b"", "empty"),
        ("a.qdpx", b"", "no ZIP"),
    ],
)
def test_a_file_of_no_known_kind_is_a_fault(tmp_path, name, data, what):
    assert what in found(read(tmp_path, name, data))


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path):
    (project,) = read_imports([(str(tmp_path / "none.qdpx"), SHOWN)]).projects
    assert "cannot be read" in found(project)


def users(tmp_path, text):
    (tmp_path / "users.csv").write_text(text)
    path = (str(tmp_path / "users.csv"), "coding/imports/users.csv")
    return read_imports([(str(tmp_path / "none.qdpx"), SHOWN), path])


def test_users_csv_is_read(tmp_path):
    read = users(tmp_path, "file,user,coder\na.qdpx,Ann B,ann\n,,ann\n")
    assert read.faults == []
    assert [row["coder"] for row in read.users] == ["ann", "ann"]


def test_a_slip_in_users_csv_is_a_fault(tmp_path):
    faults = users(tmp_path, "file,user,coder\nb.qdpx,Ann B,\n").faults
    assert [(f.line, f.where) for f in faults] == [(2, "file"), (2, "coder")]
    assert users(tmp_path, "file,coder\n").faults


def test_the_folder_is_listed_without_hidden_files(tmp_path):
    for name in ("b.qdpx", ".DS_Store", "README.md", "a.qda/data.qda", "a.qda/x.txt"):
        path = tmp_path / "coding/imports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert list_imports(tmp_path) == [
        "coding/imports/a.qda/data.qda", "coding/imports/b.qdpx",
    ]  # fmt: skip
    assert list_imports(tmp_path / "coding") == []


def test_a_brace_in_a_name_is_a_fault():
    (fault,) = name_faults(["coding/imports/a{1}.qdpx", SHOWN])
    assert fault.file == "coding/imports/a{1}.qdpx"


def test_words_of_paragraphs_do_not_run_together():
    assert words_of("<p>one</p><p>t<b>w</b>o<br>three</p>") == "one two three"
