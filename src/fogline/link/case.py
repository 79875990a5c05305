"""Links a case: reads its documents, articles and claims, writes its copies, events and memberships."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from fogline.link.blocking import candidate_pairs
from fogline.link.clusters import cluster
from fogline.link.copies import Copy, Text, find_copies
from fogline.link.decisions import read_decisions
from fogline.link.events import make_events
from fogline.link.memberships import find_memberships
from fogline.link.tellings import Source, Telling, rare_words, tell, words_of
from fogline.records import Claim, Event, Membership
from fogline.tables import from_rows, to_arrow

_TEXTS = """
select document_id, text, outlet, if(published."start" = published."end", published."start", null) as published
from articles order by document_id
"""


def link_case(connection: duckdb.DuckDBPyConnection, decisions: Path | None) -> None:
    """Read `documents`, `articles` and `claims`, and write the tables `copies`, `events` and `memberships`.

    Those that are there are replaced.
    What reviewers decided is kept. The same rows give the same tables in whatever order they come. Raises `DataError` for a
    file of decisions that cannot be read.
    """
    decided = read_decisions(decisions)
    texts = [
        Text(document, text, published, outlet) for document, text, outlet, published in connection.execute(_TEXTS).fetchall()
    ]
    copies = find_copies(texts)
    tellings = _tellings(connection, texts, copies)
    groups, joins = cluster(tellings, candidate_pairs(connection, tellings), decided)
    _write(connection, "copies", Copy, copies)
    _write(connection, "events", Event, make_events(tellings, groups, joins))
    _write(connection, "memberships", Membership, find_memberships(tellings))


def _tellings(connection: duckdb.DuckDBPyConnection, texts: Iterable[Text], copies: Iterable[Copy]) -> tuple[Telling, ...]:
    copy_groups = {copy.document_id: copy.group_id for copy in copies}
    names = dict(connection.execute("select document_id, id from documents").fetchall())
    words = {text.document_id: words_of(text.text) for text in texts}
    rare = rare_words(words.values())
    sources = {
        text.document_id: Source(
            document_id=text.document_id,
            copy_group=copy_groups.get(text.document_id, text.document_id),
            name=names[text.document_id],
            outlet=text.outlet,
            published=text.published,
            words=words[text.document_id] & rare,
        )
        for text in texts
    }
    rows = connection.execute("select * from claims order by claim_id").to_arrow_table().to_pylist()
    return tell(from_rows(Claim, rows), sources)


def _write(connection: duckdb.DuckDBPyConnection, name: str, record_type: type[Any], records: Iterable[Any]) -> None:
    connection.register("linked", to_arrow(record_type, records))
    connection.execute(f"create or replace table {name} as select * from linked")
    connection.unregister("linked")
