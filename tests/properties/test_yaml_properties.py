"""Whatever stands in a YAML file, it is read as it was meant, or a fault says why not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plait.ingest.yamlfile import plain_scalar, read_yaml

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]),
                max_size=20)  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
    ),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("yaml") / "f.yaml"


@given(data=DATA, indent=st.sampled_from([None, 2]))
def test_json_is_yaml_and_is_read_as_json(path, data, indent):
    path.write_text(json.dumps(data, ensure_ascii=False, indent=indent), "utf-8")
    file = read_yaml(str(path))
    assert (file.faults, file.data) == ([], data)


@given(
    data=st.dictionaries(st.from_regex(r"[a-z]+", fullmatch=True), SCALARS, min_size=1)
)
def test_each_key_has_the_line_in_which_it_stands(path, data):
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()
    ]
    path.write_text("\n".join(lines), "utf-8")
    file = read_yaml(str(path))
    assert [file.line(key) for key in data] == list(range(1, len(data) + 1))


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda t: t.encode("utf-8", "replace")))  # fmt: skip
def test_no_file_is_so_broken_that_it_raises(path, data):
    path.write_bytes(data)
    file = read_yaml(str(path), shown="f.yaml")
    assert file.data is None or isinstance(file.data, dict | list | str | int | float)
    assert all(fault.file == "f.yaml" and fault.mend for fault in file.faults)


@given(text=st.from_regex(r"[{}\[\]&*!|>\"'%@:,\- \n#a0]{1,40}", fullmatch=True))
def test_no_arrangement_of_signs_raises(path, text):
    path.write_text(text, "utf-8")
    read_yaml(str(path))


@given(number=st.integers())
def test_a_whole_number_is_a_number(number):
    assert plain_scalar(str(number)) == number


@given(text=st.from_regex(r"0[0-9]{1,10}", fullmatch=True))
def test_digits_with_a_zero_in_front_are_an_id(text):
    assert plain_scalar(text) == text
