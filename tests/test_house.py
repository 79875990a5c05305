"""The rules of the house that no linter holds."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import fogline

ROOT = Path(__file__).resolve().parents[1]
SOURCE = sorted((ROOT / "src").rglob("*.py"))
MODULES = [*SOURCE, *sorted(path for folder in ("tests", "docs", "benchmarks") for path in (ROOT / folder).rglob("*.py"))]
LONGEST_FUNCTION = 60
LONGEST_FILE = 400
# Every record stands in one file, by design: it is the one place where the line can be read from end to end.
LONGER = {"src/fogline/records.py": 500}
PUBLIC = ["Case", "FoglineError", "__version__", "read_text"]

# The forbidden words are put together here, so that this file is not the first to break its own rule.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("registry", "yarnpkg"),
        ("anaconda", "org"),
        ("conda", "anaconda"),
        ("proxy", "golang"),
        ("crates", "io"),
    ]
]
INDEX_OPTION = re.compile("(?:index-url|find-links|trusted-host)" + r"[ =]+(?:https?:|[\w-]+\.)")
MACHINE_PATH = re.compile(r"(?<![\w.~}/-])/(?:" + "|".join(["home", "root", "Users", "work", "mnt", "media"]) + r")/\w")


def _at(node: ast.AST) -> int:
    return getattr(node, "lineno", 1)


@cache
def _committed() -> tuple[tuple[str, str], ...]:
    """Every committed text file with its text; the test is skipped outside a git checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is nothing committed to look at")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    names = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return tuple((name, (ROOT / name).read_bytes().decode("utf-8", errors="replace")) for name in names)


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in _committed()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions, classes and methods; what is defined inside a function is its own affair."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def test_no_committed_file_names_a_package_registry() -> None:
    assert _lines_with(re.compile("|".join(map(re.escape, REGISTRIES)))) == []
    assert _lines_with(INDEX_OPTION) == []


def test_no_committed_file_names_a_path_of_one_machine() -> None:
    assert _lines_with(MACHINE_PATH) == []


def test_the_machine_path_rule_sees_what_it_should() -> None:
    seen = "/".join(["see ", "home", "someone", "x"])
    assert MACHINE_PATH.search(seen)
    assert not MACHINE_PATH.search("https://example.org/home/x and src/work/x")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(_tree(path)), f"{_name(path)} does not say what it is"


@pytest.mark.parametrize("path", SOURCE, ids=_name)
def test_rooms_are_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER.get(_name(path), LONGEST_FILE), f"{_name(path)} has {lines} lines"
    long = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", SOURCE, ids=_name)
def test_public_things_say_what_they_do(path: Path) -> None:
    silent = [
        f"{_name(path)}:{_at(node)} {node.name}"
        for node in _public(_tree(path).body)
        if not re.search(r"\.(?:\s|$)", (ast.get_docstring(node) or "").split("\n\n")[0])
    ]
    assert silent == []


def test_public_names_are_exactly_these() -> None:
    assert sorted(fogline.__all__) == PUBLIC
    assert all(hasattr(fogline, name) for name in PUBLIC)
