"""Reads the data files that ship with the package."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from fogline.errors import DataError

# libyaml reads the same YAML several times as fast, where the library was built with it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_file(*path: str) -> Traversable:
    """Return a file or folder under `fogline/data`."""
    return files("fogline").joinpath("data", *path)


def read_yaml(*path: str) -> Any:  # noqa: ANN401 - what a YAML file holds is its schema's matter
    """Return the content of a YAML file under `fogline/data`."""
    return yaml.load(data_file(*path).read_text(encoding="utf-8"), Loader=_LOADER)


def read_csv(*path: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file under `fogline/data`."""
    return csv.DictReader(data_file(*path).read_text(encoding="utf-8").splitlines())


def first_day(told: object) -> date | None:
    """Return the first day of a year, month or day as data files write it; `None` stays.

    >>> first_day("2016-07")
    datetime.date(2016, 7, 1)
    """
    return None if told is None else _day(str(told), last=False)


def last_day(told: object) -> date | None:
    """Return the last day of a year, month or day as data files write it; `None` stays.

    >>> last_day(2016)
    datetime.date(2016, 12, 31)
    """
    return None if told is None else _day(str(told), last=True)


def _day(told: str, *, last: bool) -> date:
    try:
        year, month, day = ([int(part) for part in told.split("-")] + [0, 0])[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise DataError(f"{told!r} is no date", hint="write 2016, 2016-07 or 2016-07-28") from error
