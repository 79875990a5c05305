"""A small case of hand-made records, built without any step, for tests of what stores and what reads a case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from fogline.ids import content_hash
from fogline.records import (
    Actor,
    Article,
    Claim,
    Codes,
    Count,
    Counted,
    DatePrecision,
    Dispute,
    DisputedValue,
    Dropped,
    DroppedPassage,
    Event,
    Means,
    Place,
    PlaceRole,
    Problem,
    Published,
    RawDocument,
    Stage,
    Status,
    Time,
    Toll,
    Voice,
)
from fogline.run.build import build
from fogline.spans import OffsetMap, Span
from fogline.store import Batch, CaseFolder, Document, encode, store_raw, write_shards
from fogline.tables import to_arrow
from fogline.version import line_version

TEXTS = {
    "dawn": "Rebels left the port for Hilltown by bus on Monday. Shells killed Jane Roe and 12 others in Harbour, a monitor said",
    "dusk": "Shells killed 30 in Hârbour, the governor said. Rebels may leave the port. NULL",
}
MONDAY = date(2019, 1, 7)


def raw(name: str, text: str) -> RawDocument:
    """Return a text as a document found in the folder `reports`."""
    content = text.encode()
    address = f"reports/{name}.txt"
    return RawDocument(name, content, content_hash(content), address, "text/plain", None, (("url", f"https://{name}.example/1"),))


DAWN, DUSK = (raw(name, text) for name, text in TEXTS.items())


def article(document: RawDocument, outlet: str | None, *dropped: DroppedPassage) -> Article:
    """Return a document as an article of the day after the events."""
    text = document.content.decode()
    published = Published(date(2019, 1, 8), date(2019, 1, 8), "line", DatePrecision.DAY)
    return Article(
        document.document_id,
        document.name,
        text,
        text,
        OffsetMap.identity(len(text)),
        document.media_type,
        outlet=outlet,
        language="en",
        published=published,
        dropped=dropped,
    )


def _span(document: RawDocument, part: str) -> Span:
    start = document.content.decode().index(part)
    return Span(start, start + len(part))


def _actor(
    document: RawDocument, text: str, name: str, actor_id: str | None, actor_class: str, label: str | None = None
) -> Actor:
    return Actor(text, name, _span(document, text), "subject", 0.5, actor_id, actor_class, label=label)


def _place(document: RawDocument, role: PlaceRole, text: str, place_id: str | None = None) -> Place:
    known = (35.5, 35.75, 2.0) if place_id else (None, None, None)
    return Place(role, text, text, _span(document, text), "prep", 0.5, place_id, "SY", "Coast", *known)


def _claim(document: RawDocument, quote: str, trigger: str, kind: str, status: Status, **parts: object) -> Claim:
    return Claim(
        claim_id=f"{document.name}-{kind}",
        document_id=document.document_id,
        kind=kind,
        status=status,
        status_rule="tense",
        quote=quote,
        span=_span(document, quote),
        trigger=trigger,
        trigger_span=_span(document, trigger),
        sentence=0,
        rule=f"verb:{trigger}",
        confidence=0.5 if document is DUSK else 0.75,
        **parts,  # type: ignore[arg-type]
    )


def _time(document: RawDocument, text: str) -> Time:
    return Time(text, _span(document, text), "weekday", 1.0, MONDAY, MONDAY, DatePrecision.DAY)


LEFT = _claim(
    DAWN,
    "Rebels left the port for Hilltown by bus on Monday",
    "left",
    "withdrawal",
    Status.HAPPENED,
    agents=(_actor(DAWN, "Rebels", "Coast Brigade", "coast-brigade", "armed-group", "rebels"),),
    places=(_place(DAWN, PlaceRole.FROM, "port"), _place(DAWN, PlaceRole.TO, "Hilltown")),
    time=_time(DAWN, "Monday"),
    means=(Means("bus", _span(DAWN, "bus")),),
    codes=Codes("RETREAT", "withdraw", "0874", "Strategic developments", "Non-violent transfer of territory"),
)
SHELLED = _claim(
    DAWN,
    "Shells killed Jane Roe and 12 others in Harbour",
    "killed",
    "shelling",
    Status.HAPPENED,
    patients=(_actor(DAWN, "Jane Roe", "Jane Roe", None, "person"), _actor(DAWN, "others", "others", None, "civilian")),
    places=(_place(DAWN, PlaceRole.AT, "Harbour", "geonames:1"),),
    counts=(Count(Counted.KILLED, "others", "12", 12, 12, _span(DAWN, "12"), "number", 1.0),),
    voices=(Voice("a monitor", "monitor", _span(DAWN, "a monitor"), "said", 1.0),),
    codes=Codes(acled="Explosions/Remote violence", acled_sub="Shelling/artillery/missile attack"),
)
SHELLED_TOO = _claim(
    DUSK,
    "Shells killed 30 in Hârbour",
    "killed",
    "shelling",
    Status.HAPPENED,
    places=(_place(DUSK, PlaceRole.AT, "Hârbour", "geonames:1"),),
    counts=(Count(Counted.KILLED, "people", "30", 30, 30, _span(DUSK, "30"), "number", 1.0),),
    voices=(Voice("the governor", "governor", _span(DUSK, "the governor"), "said", 1.0, "coast-governor"),),
    codes=Codes(acled="Explosions/Remote violence", acled_sub="Shelling/artillery/missile attack"),
)
MAY_LEAVE = _claim(
    DUSK,
    "Rebels may leave the port",
    "leave",
    "withdrawal",
    Status.POSSIBLE,
    agents=(_actor(DUSK, "Rebels", "Coast Brigade", "coast-brigade", "armed-group", "terrorists"),),
    places=(_place(DUSK, PlaceRole.FROM, "port"),),
)
UNREAD = Problem(
    Stage.READ, "reports/blank.txt", "empty-file", "reports/blank.txt is empty", "fetch the report again", fatal=True
)

BATCH = Batch(
    documents=(Document.of(DAWN, line_version()), Document.of(DUSK, line_version())),
    articles=(article(DAWN, "=Dawn Post"), article(DUSK, None, DroppedPassage(_span(DUSK, "NULL"), Dropped.DUMP, "NULL"))),
    claims=(LEFT, SHELLED, SHELLED_TOO, MAY_LEAVE),
    problems=(UNREAD,),
)

SHELLING = Event(
    "event-shelling",
    "shelling",
    None,
    None,
    SHELLED.places[0],
    (DAWN.document_id, DUSK.document_id),
    ((DAWN.document_id, DUSK.document_id),),
    (SHELLED.claim_id, SHELLED_TOO.claim_id),
    ("monitor", "governor"),
    2,
    (Toll(Counted.KILLED, "civilian", 12, 12, 30, "most-independent"),),
    (
        Dispute(
            "killed",
            (
                DisputedValue("12", 12, 12, ("monitor",), (DAWN.document_id,), (SHELLED.claim_id,)),
                DisputedValue("30", 30, 30, ("governor",), (DUSK.document_id,), (SHELLED_TOO.claim_id,)),
            ),
        ),
    ),
    (),
)
LEAVING = Event(
    "event-leaving",
    "withdrawal",
    MONDAY,
    MONDAY,
    LEFT.places[0],
    (DAWN.document_id, DUSK.document_id),
    (),
    (LEFT.claim_id, MAY_LEAVE.claim_id),
    (),
    2,
    (),
    (),
    (),
)


def link(connection: duckdb.DuckDBPyConnection, _: Path | None) -> None:
    """Write the events of the small case, in the place of the step that finds them."""
    connection.register("found", to_arrow(Event, [SHELLING, LEAVING]))
    connection.execute("create table events as select * from found")
    connection.unregister("found")


def small_case(root: Path) -> CaseFolder:
    """Make the small case in a folder."""
    folder = CaseFolder(root)
    folder.make()
    for document in (DAWN, DUSK):
        store_raw(folder.documents, document)
    write_shards(folder.shards, encode(BATCH))
    build(folder, link)
    return folder
