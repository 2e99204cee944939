"""The data dictionary says what the shapes say."""

import importlib
import pkgutil
import runpy
from pathlib import Path

import plait.shapes
from plait.shapes.dictionary import TABLES, data_dictionary
from plait.shapes.shape import Column, Shape

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
TINY = Shape(
    name="sips",
    grain="one row: a sip of tea, SHA and all",
    key=("cup", "sip"),
    columns=(
        Column("cup", "text", "id as <house>.<cup>", required=True),
        Column("sip", "count", "hot | cold"),
        Column("sweet", "flag", "whether it was"),
    ),
)


def shapes_of_the_package():
    for module in pkgutil.iter_modules(plait.shapes.__path__, "plait.shapes."):
        names = vars(importlib.import_module(module.name)).values()
        yield from (thing for thing in names if isinstance(thing, Shape))


def test_docs_tables_is_in_step_with_the_shapes():
    assert PAGE.read_text(encoding="utf-8") == data_dictionary(TABLES), (
        "docs/tables.md is behind scripts/plait/shapes; write it again with "
        "`.venv/bin/python -m plait.shapes.dictionary > docs/tables.md`"
    )


def test_every_shape_of_the_package_is_in_the_dictionary():
    listed = [shape.name for tables in TABLES.values() for shape in tables]
    assert sorted(listed) == sorted({s.name for s in shapes_of_the_package()})


def test_a_table_is_said_with_its_grain_key_and_columns():
    assert data_dictionary({"Tea": [TINY]}).split("## Tea")[1].splitlines() == [
        "",
        "",
        "### sips",
        "",
        "One row: a sip of tea, SHA and all. Key: `cup`, `sip`.",
        "",
        "| column | type | always | meaning |",
        "|---|---|---|---|",
        r"| `cup` | text | yes | id as \<house>.\<cup> |",
        r"| `sip` | whole number |  | hot \| cold |",
        "| `sweet` | True or False | yes | whether it was |",
    ]


def test_the_module_prints_the_page(capsys):
    module = Path(plait.shapes.__path__[0]) / "dictionary.py"
    runpy.run_path(str(module), run_name="__main__")
    assert capsys.readouterr().out == data_dictionary(TABLES)
