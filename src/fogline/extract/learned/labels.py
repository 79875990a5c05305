"""The classes that the network tells apart, in the order of its outputs."""

from __future__ import annotations

from fogline.records import Counted, PlaceRole, Status

# As trained: a kind that `kinds.yaml` gains later is left to the rules.
KINDS = (
    "none",
    "accusation",
    "advance",
    "agreement",
    "aid",
    "air-strike",
    "armed-clash",
    "backing",
    "bombing",
    "capture",
    "casualties",
    "chemical-attack",
    "coercion",
    "condemnation",
    "demand",
    "denial",
    "destruction",
    "detention",
    "displacement",
    "evacuation",
    "execution",
    "ground-attack",
    "hold",
    "join",
    "loss",
    "membership",
    "protest",
    "release",
    "rename",
    "return",
    "riot",
    "shelling",
    "siege",
    "split",
    "surrender",
    "talks",
    "threat",
    "violation",
    "withdrawal",
)
STATUSES = tuple(Status)
ROLES = ("agents", "patients", "places", "time", "voices", "counts")
PLACE_ROLES = tuple(PlaceRole)
COUNTED = tuple(Counted)
# Beside the roles of a word, a pair of trigger and word has: whether a filler begins, what role a place has, what is counted.
BEGIN = len(ROLES)
FIRST_PLACE_ROLE = BEGIN + 1
FIRST_COUNTED = FIRST_PLACE_ROLE + len(PLACE_ROLES)
OUTPUTS = FIRST_COUNTED + len(COUNTED)
