"""One way from every frozen record to an Arrow table and back, read off the record's own annotations.

A nested record is a struct, a tuple a list, an enumeration its word, a date a `date32`; what may be `None` is nullable. DuckDB
tables and Parquet shards made from these tables have the records' field names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

Record = TypeVar("Record")

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary(), date: pa.date32()}


def arrow_schema(record_type: type[Any]) -> pa.Schema:
    """Return the Arrow schema of a record type, its fields in their order.

    Raises `TypeError` for a field that no table can hold.

    >>> from fogline.spans import Span
    >>> arrow_schema(Span).names
    ['start', 'end']
    """
    return pa.schema(_arrow_fields(record_type))


def to_arrow(record_type: type[Record], records: Iterable[Record]) -> pa.Table:
    """Return the records as a table of `arrow_schema(record_type)`, a row each, in their order."""
    return pa.Table.from_pylist([as_row(record) for record in records], schema=arrow_schema(record_type))


def from_rows(record_type: type[Record], rows: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """Yield a record for each row, given as a mapping from field names; other columns are left aside.

    Raises `KeyError` for a row that lacks a field and `ValueError` for a word that the field's enumeration does not have.

    >>> from fogline.spans import Span
    >>> list(from_rows(Span, [{"start": 1, "end": 4}]))
    [Span(start=1, end=4)]
    """
    build = _builder(record_type)
    for row in rows:
        yield build(row)


def as_row(record: Any) -> dict[str, Any]:  # noqa: ANN401 — any record
    """Return a record as a mapping of plain values: nested records as mappings, tuples as lists."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return as_row(value) if is_dataclass(value) else value


def _arrow_fields(record_type: type[Any]) -> list[pa.Field]:
    hints = get_type_hints(record_type)
    return [_arrow_field(name, hints[name]) for name in hints]


def _arrow_field(name: str, hint: object) -> pa.Field:
    bare, optional = _bare(hint)
    return pa.field(name, _arrow_type(bare), nullable=optional)


def _arrow_type(hint: Any) -> pa.DataType:  # noqa: ANN401 — an annotation may be anything
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_field("item", _item(hint)))
    if is_dataclass(hint):
        return pa.struct(_arrow_fields(hint))  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return pa.string()
    if hint not in _PLAIN:
        raise TypeError(f"no table can hold a field of type {hint!r}")
    return _PLAIN[hint]


def _bare(hint: object) -> tuple[Any, bool]:
    """Split `X | None` into X and whether `None` is allowed."""
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    kept = [argument for argument in get_args(hint) if argument is not NoneType]
    if len(kept) != 1:
        raise TypeError(f"no table can hold a field of type {hint!r}")
    return kept[0], True


def _item(hint: object) -> object:
    """Return the one type that a tuple's items have."""
    kept = {argument for argument in get_args(hint) if argument is not Ellipsis}
    if len(kept) != 1:
        raise TypeError(f"no table can hold a field of type {hint!r}")
    return kept.pop()


def _builder(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 — builds whatever the annotation names
    bare, optional = _bare(hint)
    build = _required(bare)
    return (lambda value: None if value is None else build(value)) if optional else build


def _required(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    if get_origin(hint) is tuple:
        item = _builder(_item(hint))
        return lambda values: tuple(item(value) for value in values)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = {name: _builder(hints[name]) for name in hints}
        return lambda row: hint(**{name: part(row[name]) for name, part in parts.items()})  # type: ignore[operator]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return _same


def _same(value: Record) -> Record:
    return value
