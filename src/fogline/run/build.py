"""The database of a case, built aside from all sealed shards and put in place whole."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from fogline.ids import content_hash, content_id
from fogline.queries import add_views
from fogline.registries.kinds import kinds
from fogline.store import RECORDS, CaseFolder, complete_batches, read_shards, shard_path, storing, sweep
from fogline.store.files import PART, swap_in
from fogline.tables import to_arrow
from fogline.version import build_version, line_version


def build_id(folder: CaseFolder) -> str:
    """Return what the database depends on: the sealed batches, the decisions and the version that builds it."""
    decisions = content_hash(folder.decisions.read_bytes()) if folder.decisions.is_file() else ""
    return content_id(build_version(), decisions, *complete_batches(folder.shards))


def is_built(folder: CaseFolder) -> bool:
    """Tell whether the database in place is the one that would be built now."""
    if not folder.database.is_file():
        return False
    try:
        with duckdb.connect(str(folder.database), read_only=True) as connection:
            row = connection.execute("select build_id from built").fetchone()
    except duckdb.Error:
        # A database that cannot be read is built again: it holds nothing that the shards do not.
        return False
    return row is not None and row[0] == build_id(folder)


Link = Callable[[duckdb.DuckDBPyConnection, Path | None], None]


def _link_case(connection: duckdb.DuckDBPyConnection, decisions: Path | None) -> None:
    # Loaded here, since most commands build nothing.
    import_module("fogline.link").link_case(connection, decisions)


def build(folder: CaseFolder, link: Link = _link_case) -> None:
    """Build the database from the shards, `link` it, and put it in the place of the one before."""
    part = folder.database.with_name(folder.database.name + PART)
    with storing(folder.root):
        try:
            with duckdb.connect(str(part)) as connection:
                _fill(connection, folder, link)
        except BaseException:
            sweep(folder.root)
            raise
        swap_in(part, folder.database)


def _fill(connection: duckdb.DuckDBPyConnection, folder: CaseFolder, link: Link) -> None:
    connection.execute("set enable_progress_bar = false")
    _load_shards(connection, folder)
    connection.execute(_sql("tables.sql"))
    for name in RECORDS:
        connection.execute(f"drop table all_{name}")
    connection.register("kinds_found", pa.table({"kind": list(kinds().family), "family": list(kinds().family.values())}))
    connection.execute("create table kinds as select * from kinds_found order by kind")
    connection.unregister("kinds_found")
    # Loaded here too.
    import_module("fogline.run.dating").date_by_neighbours(connection, folder)
    link(connection, folder.decisions if folder.decisions.is_file() else None)
    add_views(connection)
    connection.execute("create table built as select ? as build_id, ? as version", [build_id(folder), build_version()])


def _load_shards(connection: duckdb.DuckDBPyConnection, folder: CaseFolder) -> None:
    """Load all batches that this version of the line made into tables `all_…`, each row with its batch."""
    _load(connection, folder, "documents", complete_batches(folder.shards))
    connection.execute("delete from all_documents where read_by <> ?", [line_version()])
    rows = connection.execute("select distinct batch from all_documents").fetchall()
    others = (batch for batch in complete_batches(folder.shards) if not _holds_documents(folder, batch))
    batches = tuple(sorted({*(row[0] for row in rows), *others}))
    for name in RECORDS:
        if name != "documents":
            _load(connection, folder, name, batches)


def _holds_documents(folder: CaseFolder, batch: str) -> bool:
    return bool(pq.read_metadata(shard_path(folder.shards, "documents", batch)).num_rows)


def _load(connection: duckdb.DuckDBPyConnection, folder: CaseFolder, name: str, batches: tuple[str, ...]) -> None:
    connection.register("empty", to_arrow(RECORDS[name], ()))
    connection.execute(f"create table all_{name} as select *, '' as batch from empty")
    connection.unregister("empty")
    if not batches:
        return
    paths = [str(shard_path(folder.shards, name, batch)) for batch in batches]
    try:
        connection.execute(
            f"insert into all_{name} by name select * exclude filename, parse_filename(filename, true) as batch"
            " from read_parquet(?, filename = true)",
            [paths],
        )
    except duckdb.Error:
        # The database does not always say which file it is: reading them one by one does.
        for _ in read_shards(folder.shards, RECORDS[name], batches):
            pass
        raise


def _sql(name: str) -> str:
    return files("fogline.run").joinpath(name).read_text(encoding="utf-8")
