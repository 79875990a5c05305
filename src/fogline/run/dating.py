"""Dates undated reports by their neighbours in the case, and the days of their claims with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import TypeVar

import duckdb
import pyarrow as pa

from fogline.link import Text, find_copies
from fogline.records import Article, Claim
from fogline.run.neighbours import Hint, Report, hints
from fogline.store import CaseFolder, Document, load_raw
from fogline.tables import from_rows, to_arrow

Record = TypeVar("Record")

_UNDATED = """
select count(*) from articles where published is null or published."start" is distinct from published."end"
"""
_REPORTS = """
select
    document_id, documents.name, documents.addresses, documents.metadata, text, outlet,
    if(published."start" = published."end", published."start", null) as day
from articles join documents using (document_id) order by document_id
"""

_DOCUMENT = "select *, addresses[1] as address from documents where document_id = ?"
_CLAIMS = "select * from claims where document_id = ?"


def date_by_neighbours(connection: duckdb.DuckDBPyConnection, folder: CaseFolder) -> None:
    """Clean again each undated report that the others tell something of, and resolve its claims anew where it gets a date."""
    if not _count(connection):
        return
    rows = connection.execute(_REPORTS).fetchall()
    reports = [Report(row[0], row[1], _web_addresses(row[2], row[3]), row[6]) for row in rows]
    copies = find_copies(Text(row[0], row[4], row[6], row[5]) for row in rows)
    for document_id, hint in hints(reports, copies).items():
        _date(connection, folder, document_id, hint)


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute(_UNDATED).fetchall()[0][0])


def _web_addresses(addresses: Iterable[str], metadata: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    told = (address for address in addresses if address.startswith(("http://", "https://")))
    return tuple(dict.fromkeys((*told, *(value for key, value in metadata if key == "url"))))


def _date(connection: duckdb.DuckDBPyConnection, folder: CaseFolder, document_id: str, hint: Hint) -> None:
    # Loaded here, since most cases have no undated report: the registries take a second.
    clean = import_module("fogline.clean").clean
    resolve = import_module("fogline.resolve").resolve
    document = next(_records(connection, Document, _DOCUMENT, document_id))
    raw = load_raw(folder.documents, document)
    article = clean(replace(raw, metadata=(*raw.metadata, ("neighbours", str(hint)))))
    if not isinstance(article, Article) or article.published is None:
        return
    claims = resolve(tuple(_records(connection, Claim, _CLAIMS, document_id)), article)
    _replace(connection, "articles", document_id, to_arrow(Article, [article]))
    _replace(connection, "claims", document_id, to_arrow(Claim, claims))


def _records(connection: duckdb.DuckDBPyConnection, record_type: type[Record], query: str, document_id: str) -> Iterator[Record]:
    return from_rows(record_type, connection.execute(query, [document_id]).to_arrow_table().to_pylist())


def _replace(connection: duckdb.DuckDBPyConnection, name: str, document_id: str, records: pa.Table) -> None:
    connection.execute(f"delete from {name} where document_id = ?", [document_id])
    connection.register("dated", records)
    connection.execute(f"insert into {name} by name select * from dated")
    connection.unregister("dated")
