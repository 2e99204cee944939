"""Hold a file that a person wrote against its schema, in plain words."""

import difflib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import jsonschema

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile, read_yaml

SCHEMAS = Path(__file__).parents[3] / "config" / "schemas"
TYPES = {
    "object": "a list of keys with values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


@cache
def load_schema(name: str) -> dict:
    """Read one of the schemas that plait ships.

    Parameters
    ----------
    name : str
        File name in config/schemas without its ending.

    Returns
    -------
    dict
        A JSON schema, 2020-12.
    """
    return read_yaml(str(SCHEMAS / f"{name}.yaml")).data


def schema_faults(file: YamlFile, schema: dict) -> list[Fault]:
    """List everything in a file that its schema does not allow.

    Parameters
    ----------
    file : YamlFile
        As read; its own faults are not repeated.
    schema : dict
        JSON schema, 2020-12.

    Returns
    -------
    list of Fault
        All of them, with lines and, for a misspelt key, the likely one.
    """
    validator = jsonschema.Draft202012Validator(schema)
    errors = sorted(
        validator.iter_errors(file.data), key=lambda e: str(e.absolute_path)
    )
    faults = [fault for error in errors for fault in _faults(file, error)]
    return list(dict.fromkeys(faults))  # each missing key is told once for all of them


def _faults(file: YamlFile, error: jsonschema.ValidationError) -> Iterator[Fault]:
    keys = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(file, keys, error)
        return
    if error.validator == "required":
        missing = [k for k in error.validator_value if k not in error.instance]
        for key in missing:
            yield file.fault(keys, f"no {key!r}", f"the key {key!r}", f"add {key!r}")
        return
    expected = EXPECTED.get(error.validator, lambda e: e.message)(error)
    mend = error.schema.get("description", "correct this value")
    yield file.fault(keys, _shown(error.instance), expected, mend)


def _unknown_keys(
    file: YamlFile, keys: tuple, error: jsonschema.ValidationError
) -> Iterator[Fault]:
    known = sorted(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        near = difflib.get_close_matches(key, known, n=1)
        mend = f"did you mean {near[0]!r}?" if near else "take it out, or correct it"
        expected = f"one of {', '.join(known)}"
        yield file.fault((*keys, key), f"the unknown key {key!r}", expected, mend)


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _either_words(forms: list[dict]) -> str:
    """Name the keys of which exactly one must be there."""
    return f"just one of {', '.join(key for form in forms for key in form['required'])}"


def _type_words(error: jsonschema.ValidationError) -> str:
    names = error.validator_value
    names = [names] if isinstance(names, str) else names
    return " or ".join(TYPES[name] for name in names)


EXPECTED: dict[str, Callable[[jsonschema.ValidationError], str]] = {
    "type": _type_words,
    "enum": lambda e: f"one of {', '.join(map(str, e.validator_value))}",
    "const": lambda e: repr(e.validator_value),
    "pattern": lambda e: e.schema.get("description", "another form of text"),
    "minItems": lambda e: f"at least {e.validator_value} in the list",
    "maxItems": lambda e: f"at most {e.validator_value} in the list",
    "minProperties": lambda e: f"at least {e.validator_value} key",
    "minLength": lambda e: "text that is not empty",
    "maxLength": lambda e: f"at most {e.validator_value} characters",
    "minimum": lambda e: f"at least {e.validator_value}",
    "maximum": lambda e: f"at most {e.validator_value}",
    "exclusiveMinimum": lambda e: f"more than {e.validator_value}",
    "uniqueItems": lambda e: "each only once",
    "anyOf": lambda e: "one of the forms that the schema names",
    "oneOf": lambda e: _either_words(e.validator_value),
}
