"""All SQL that reads a case: the views in its database, the filters, and the subjects that can be shown."""

from fogline.queries.database import add_views, open_database
from fogline.queries.filters import Asked, Filters
from fogline.queries.query import Query
from fogline.queries.rows import ActorRow, ClaimRow, DisputeRow, EventRow, Movement, PlaceRow, SourceRow
from fogline.queries.subjects import SUBJECTS, Subject

__all__ = [
    "SUBJECTS",
    "ActorRow",
    "Asked",
    "ClaimRow",
    "DisputeRow",
    "EventRow",
    "Filters",
    "Movement",
    "PlaceRow",
    "Query",
    "SourceRow",
    "Subject",
    "add_views",
    "open_database",
]
