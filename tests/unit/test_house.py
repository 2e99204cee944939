"""The rules of the house that a machine can hold."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from plait.code import reached
from plait.shapes.shape import Shape
from plait.study_files import CHECKOUT

SCRIPTS = CHECKOUT / "scripts"
MODULES = sorted((SCRIPTS / "plait").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
RULES = (
    "score_questionnaires", "estimate_findings", "read_transcripts", "suggest_codes",
    "collect_codings", "weigh_propositions", "control_disclosure", "draw_figures",
    "render_report", "describe_run",
)  # fmt: skip
CONDA = {"snakemake-minimal": "snakemake", "matplotlib-base": "matplotlib"}
PYTHON_312 = {"python_version": "3.12", "python_full_version": "3.12.8",
              "sys_platform": "linux", "platform_system": "Linux", "os_name": "posix",
              "platform_machine": "x86_64", "implementation_name": "cpython",
              "platform_python_implementation": "CPython"}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(SCRIPTS).as_posix()


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _public(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Give the public functions, classes and methods that are reached by name."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(inner, Function) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", inner


def _lacks(node: ast.AST) -> list[str]:
    """Name the sections that a docstring should have and has not."""
    text = ast.get_docstring(node) or ""
    if not text:
        return ["a docstring"]
    heads = set(re.findall(r"^([A-Z][a-z ]+)\n-{3,}$", text, re.M))
    return [head for head in _wanted(node) if head not in heads]


def _wanted(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        fields = any(isinstance(part, ast.AnnAssign) for part in node.body)
        own = [f for f in _functions(node) if f.name == "__init__"]
        if fields or (own and len(own[0].args.args) > 1):
            yield "Parameters"
        return
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs,
                 *filter(None, [node.args.vararg])]  # fmt: skip
    if [a for a in arguments if a.arg not in ("self", "cls")]:
        yield "Parameters"
    decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
    if "property" not in decorators and not _gives_nothing(node):
        yields = any(isinstance(p, ast.Yield | ast.YieldFrom) for p in _own_nodes(node))
        yield "Yields" if yields else "Returns"


def _gives_nothing(node: Function) -> bool:
    return isinstance(node.returns, ast.Constant) and node.returns.value is None


def _own_nodes(node: Function) -> Iterator[ast.AST]:
    """Walk a function without the functions inside it."""
    waiting = list(node.body)
    while waiting:
        part = waiting.pop()
        yield part
        if not isinstance(part, Function | ast.Lambda):
            waiting += ast.iter_child_nodes(part)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_begins_with_a_sentence_on_what_it_is_for(path):
    assert ast.get_docstring(TREES[path])


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_everything_public_is_documented_with_what_it_takes_and_gives(path):
    lacking = {name: _lacks(node) for name, node in _public(TREES[path])}
    assert {name: missing for name, missing in lacking.items() if missing} == {}


def test_a_missing_section_would_be_seen():
    source = 'def f(a) -> int:\n    """Do."""\n\nclass C:\n    x: int\n'
    lacking = {name: _lacks(node) for name, node in _public(ast.parse(source))}
    assert lacking == {"f": ["Parameters", "Returns"], "C": ["a docstring"]}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_of_at_most_250_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def _imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give what is imported, as the module that it must be, and the level."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or "", node.level
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)


@pytest.mark.parametrize("path", [*MODULES, *sorted(SCRIPTS.glob("*.py"))], ids=_name)
def test_an_import_names_a_module_so_that_the_digest_of_the_code_is_whole(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [name for name, level in _imports(tree) if level] == []
    own = [name for name, _ in _imports(tree) if name.split(".")[0] == "plait"]
    files = {
        name: SCRIPTS.joinpath(*name.split(".")).with_suffix(".py") for name in own
    }
    assert [name for name, file in files.items() if not file.is_file()] == []


@pytest.mark.parametrize("path", [*MODULES, *sorted(SCRIPTS.glob("*.py"))], ids=_name)
def test_nothing_is_imported_where_the_digest_of_the_code_does_not_see_it(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    several = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Import)
               and len(node.names) > 1]  # fmt: skip
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert several == []
    dynamic = {"import_module", "__import__", "run_path", "run_module"}
    # the commands run whole scripts, whose rules have digests of their own
    assert names.isdisjoint(dynamic) or path.name == "jobs.py"


def test_no_rule_reaches_the_module_that_runs_scripts():
    scripts = (SCRIPTS / f"{rule}.py" for rule in RULES)
    assert not any(SCRIPTS / "plait" / "jobs.py" in reached(s) for s in scripts)


def _length(node: Function) -> int:
    """Count the lines of a function without its docstring."""
    has_text = ast.get_docstring(node) is not None
    first = node.body[0]
    text = first.end_lineno - first.lineno + 1 if has_text else 0
    return node.end_lineno - node.lineno + 1 - text


def test_functions_are_short():
    lengths = {f"{_name(path)}:{node.name}": _length(node)
               for path, tree in TREES.items() for node in _functions(tree)}  # fmt: skip
    assert {name: n for name, n in lengths.items() if n > 40} == {}
    assert statistics.median(lengths.values()) <= 10
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= 25


def test_rules_and_scripts_are_the_same_ten():
    text = "\n".join(p.read_text() for p in (CHECKOUT / "workflow/rules").glob("*.smk"))
    assert sorted(re.findall(r"^rule (\w+):", text, re.M)) == sorted(RULES)
    assert sorted(path.stem for path in SCRIPTS.glob("*.py")) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_script_only_reads_calls_and_writes(rule):
    text = (SCRIPTS / f"{rule}.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= 40
    assert not any(isinstance(n, Function | ast.ClassDef) for n in ast.walk(tree))


def _locked() -> dict[str, str]:
    """Give the version of every package that the lock has for Python 3.12."""
    lines = re.findall(r"^([\w.-]+)==([^\s;\\]+)[ ]*(?:;([^\\\n]+))?",
                       (CHECKOUT / "requirements.lock").read_text(), re.M)  # fmt: skip
    return {
        canonicalize_name(name): version
        for name, version, marker in lines
        if not marker.strip() or Marker(marker.strip()).evaluate(PYTHON_312)
    }


def _pinned() -> dict[str, str]:
    parts = yaml.safe_load((CHECKOUT / "environment.yml").read_text())["dependencies"]
    (pip,) = (part["pip"] for part in parts if isinstance(part, dict))
    texts = [part for part in [*parts, *pip] if isinstance(part, str)]
    pairs = [re.fullmatch(r"([\w.-]+)==?([\w.]+)", text) for text in texts]
    return {match[1]: match[2] for match in pairs if match}


def test_the_conda_environment_agrees_with_the_lock():
    # conda's `quarto` is the program; the pip package of that name comes after it
    pins = {CONDA.get(name, name): version for name, version in _pinned().items()}
    locked = _locked()
    assert pins.pop("python") == "3.12"
    assert {
        n: v for n, v in pins.items() if locked.get(canonicalize_name(n)) != v
    } == {}


def test_the_conda_environment_has_every_dependency_that_is_declared():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    declared = {re.match(r"[\w.-]+", text)[0] for text in project["dependencies"]}
    pinned = {canonicalize_name(CONDA.get(name, name)) for name in _pinned()}
    assert {name for name in declared if canonicalize_name(name) not in pinned} == set()


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("requirements*.lock")),
                         ids=lambda path: path.name)  # fmt: skip
def test_a_lock_names_no_place_to_download_from(path):
    assert "://" not in path.read_text()


def test_every_dependency_says_what_it_is_for():
    text = (CHECKOUT / "pyproject.toml").read_text()
    lists = re.findall(r"^(?:dependencies|develop) = \[\n(.*?)^\]", text, re.M | re.S)
    lines = [line for part in lists for line in part.splitlines()]
    assert len(lists) == 2
    assert [line for line in lines if not re.search(r'",\s+# \w', line)] == []


def _shapes() -> Iterator[Shape]:
    for path in sorted((SCRIPTS / "plait/shapes").glob("[a-z]*.py")):
        module = import_module(f"plait.shapes.{path.stem}")
        yield from (part for part in vars(module).values() if isinstance(part, Shape))


SHAPES = {shape.name: shape for shape in _shapes()}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_table_says_what_one_row_is(shape):
    assert shape.grain.startswith("one row: ")
    assert set(shape.key) <= set(shape.names)
    assert len(set(shape.names)) == len(shape.names)
    assert all(column.meaning for column in shape.columns)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in shape.names)
