"""The joint display of the example has the layout and the words of the published one.

Gillard et al. (2022) BMC Psychiatry 22:373, Table 5, read as table_5.md has it.
"""

import re
from pathlib import Path

import pandas as pd

from plait.ingest.yamlfile import read_yaml
from plait.report.inputs import ReportInputs
from plait.report.joint_display import joint_display
from plait.shapes.findings import FINDINGS
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.study_files import CHECKOUT

CLAIMS = CHECKOUT / "studies/impact/synthesis/propositions.yaml"
TABLE_5 = (Path(__file__).parent / "table_5.md").read_text("utf-8")
KEPT = ("strand", "basis", "text", "label", "display", "citation")


def statements():
    for proposition in read_yaml(str(CLAIMS)).data[:2]:
        for said in proposition["statements"]:
            shown = (
                "published elsewhere" if said["basis"] == "published" else "not shown"
            )
            row = {name: said.get(name) for name in KEPT} | {"verdict": shown}
            yield row | {"proposition": proposition["id"], "statement": said["id"]}


def display():
    rows = [{name: p[name] for name in ("text", "strands")} | {"proposition": p["id"]}
            for p in read_yaml(str(CLAIMS)).data[:2]]  # fmt: skip
    tables = {"statements": STATEMENTS.frame(statements()),
              "propositions": PROPOSITIONS.frame(rows)}  # fmt: skip
    study = {"times": [], "contrasts": []}
    return joint_display(ReportInputs(FINDINGS.empty(), tables, study))


def items(table):
    """Read the items of a grid table, without marks, evidence and warnings."""
    columns = [[], []]
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 2:
            for column, cell in zip(columns, cells, strict=True):
                column.append(cell)
    words = [re.sub(r"&#\d+;", "#", " ".join(filter(None, c))) for c in columns]
    plain = [re.sub(r"\[[^]]*\]\{[^}]*\}", "", text) for text in words]
    plain = [re.sub(r"\*[^*]*\*", " / ", text).replace("\\", "") for text in plain]
    return [" ".join(text.split()) for text in plain]


def published(proposition, arm):
    part = TABLE_5.split("\n## ")[proposition]
    lines = part.split(f"### {arm}\n")[1].split("\n#")[0].splitlines()
    return [line for line in lines if line]


def test_every_item_stands_under_its_letter_in_its_column():
    columns = dict(zip(("Quantitative analysis", "Qualitative analysis"), items(display()), strict=True))  # fmt: skip
    for arm, text in columns.items():
        place = 0
        for item in [*published(1, arm), *published(2, arm)]:
            place = text.index(item, place) + len(item)


def test_both_propositions_stand_above_their_items():
    text = " ".join(display().replace("|", " ").replace("\\", "").split())
    heads = re.findall(r"^## (.+)$", TABLE_5, re.M)
    assert [text.index(head) for head in heads] == sorted(map(text.index, heads))


def test_statements_without_data_carry_their_reference():
    said = pd.DataFrame(statements())
    named = set(said.loc[said["basis"] == "published", "statement"])
    assert named == {"p1c", "p1d"}
    assert display().count("[@gillard2022]") == 2
