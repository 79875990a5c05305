"""Imports go one way: from what is known, by way of the steps, to what is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "fogline"

# A part may import those of lower layers, and itself; those of one layer do not know of each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__init__", "errors", "ids", "spans"),
    ("records", "config", "version"),
    ("tables", "times", "registries"),
    ("read", "clean", "parse", "extract", "resolve", "coding", "link", "store"),
    ("pipeline", "queries"),
    ("run", "export", "reading"),
    ("case", "evaluate"),
    ("cli",),
    ("__main__",),
)
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(path: Path) -> Iterator[str]:
    """Every part of the package that a module imports, by statement or by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield from _parts_of(
                f"{node.module}.{name.name}" if node.module == "fogline" else node.module or "" for name in node.names
            )
        elif isinstance(node, ast.Import):
            yield from _parts_of(name.name for name in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from _parts_of(str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))


def _parts_of(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        head, _, rest = str(name).partition(".")
        if head == "fogline":
            part = rest.partition(".")[0]
            yield part if part in LEVEL else "__init__"


def test_every_part_has_a_layer() -> None:
    parts = {_part(path) for path in PACKAGE.rglob("*.py")} - {"data"}
    assert parts == set(LEVEL)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    own = _part(path)
    # The package itself only names where its public things live, and loads them when asked for.
    wrong = [part for part in _imported(path) if part != own and LEVEL[part] >= LEVEL[own]]
    assert own == "__init__" or wrong == []


def test_the_rule_sees_every_way_to_import(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    lines = ["import fogline.clean", "from fogline.read import x", "from fogline import __version__, link"]
    lines.append("import_module('fogline.parse.parser')")
    module.write_text("\n".join(lines))
    assert sorted(_imported(module)) == ["__init__", "clean", "link", "parse", "read"]
