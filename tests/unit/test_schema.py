"""What a schema does not allow is told in words that a person understands."""

from pathlib import Path

import pytest

from plait.ingest.schema import EXPECTED, SCHEMAS, load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "title"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z]+$", "description": "small letters"},
        "title": {"type": "string", "minLength": 1},
        "seed": {"type": "integer", "minimum": 0, "maximum": 9},
        "margin": {"exclusiveMinimum": 0},
        "mode": {"enum": ["draft", "final"]},
        "unit": {"const": "points"},
        "days": {
            "type": ["array", "null"],
            "minItems": 2,
            "maxItems": 2,
            "uniqueItems": True,
        },
        "bands": {"minProperties": 1},
        "either": {"anyOf": [{"type": "string"}, {"type": "array"}]},
        "odd": {"not": {"type": "string"}},
    },
}
SOUND = "id: a\ntitle: T\n"


@pytest.fixture
def faults(tmp_path: Path):
    def write_and_check(text: str):
        (tmp_path / "f.yaml").write_text(text)
        return schema_faults(read_yaml(str(tmp_path / "f.yaml"), shown="f"), SCHEMA)

    return write_and_check


def test_a_sound_file_has_no_faults(faults):
    assert faults(SOUND) == []


@pytest.mark.parametrize(("line", "found", "expected"), [
    ("seed: x", "'x'", "a whole number"),
    ("seed: true", "true", "a whole number"),
    ("seed: -1", "-1", "at least 0"),
    ("seed: 10", "10", "at most 9"),
    ("margin: 0", "0", "more than 0"),
    ("mode: done", "'done'", "one of draft, final"),
    ("unit: cm", "'cm'", "'points'"),
    ("days: x", "'x'", "a list or nothing"),
    ("days: [1]", "[1]", "at least 2 in the list"),
    ("days: [1, 1]", "[1, 1]", "each only once"),
    ("days: [1, 2, 3]", "[1, 2, 3]", "at most 2 in the list"),
    ("bands: {}", "{}", "at least 1 key"),
    ("either: 3", "3", "one of the forms that the schema names"),
    ("odd: x", "'x'", "'x' should not be valid under {'type': 'string'}"),
])  # fmt: skip
def test_a_wrong_value_is_told_in_words(faults, line, found, expected):
    (fault,) = faults(f"{SOUND}{line}\n")
    assert (fault.line, fault.where) == (3, line.split(":")[0])
    assert (fault.found, fault.expected) == (found, expected)


def test_the_description_of_a_key_says_how_to_mend_it(faults):
    (fault,) = faults("id: A1\ntitle: T\n")
    assert (fault.expected, fault.mend) == ("small letters", "small letters")


def test_an_empty_text_is_told_as_such(faults):
    (fault,) = faults('id: a\ntitle: ""\n')
    assert fault.expected == "text that is not empty"


def test_a_key_without_a_value_is_told_as_nothing(faults):
    (fault,) = faults("id: a\ntitle:\n")
    assert (fault.found, fault.expected) == ("nothing", "text")


def test_a_long_value_is_cut(faults):
    (fault,) = faults(f"{SOUND}mode: {'x' * 100}\n")
    assert len(fault.found) == 60
    assert fault.found.endswith("...")


def test_each_missing_key_is_told_once(faults):
    assert [f.found for f in faults("seed: 1\n")] == ["no 'id'", "no 'title'"]


def test_an_unknown_key_is_told_with_the_likely_one(faults):
    (fault,) = faults(f"{SOUND}titel: x\n")
    assert (fault.line, fault.where) == (3, "titel")
    assert fault.mend == "did you mean 'title'?"


def test_an_unknown_key_like_no_other_is_to_be_taken_out(faults):
    (fault,) = faults(f"{SOUND}zzz: x\n")
    assert fault.mend == "take it out, or correct it"


def test_all_faults_are_told_at_once(faults):
    assert len(faults("id: A\nseed: x\nmodus: y\n")) == 4


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.yaml")), ids=lambda p: p.stem)
def test_everything_that_a_shipped_schema_demands_has_words(path):
    silent = {"$schema", "$ref", "$defs", "description", "title", "items", "properties"}
    silent |= {"if", "then", "else", "allOf"}  # faults come from what is below them
    told = set(EXPECTED) | {"required", "additionalProperties"}
    assert _keywords(load_schema(path.stem)) <= silent | told


def _keywords(schema: object) -> set[str]:
    """Collect the keywords of a schema; keys below `properties` are names."""
    if isinstance(schema, list):
        return {word for part in schema for word in _keywords(part)}
    if not isinstance(schema, dict):
        return set()
    words = set(schema)
    for key, part in schema.items():
        named = key in {"properties", "$defs"}
        parts = list(part.values()) if named else [part]
        words |= set() if key == "enum" else _keywords(parts)
    return words
