"""What the classes of the annotation are called in the network's outputs."""

from __future__ import annotations

from fogline.extract.learned.labels import (
    BEGIN,
    COUNTED,
    FIRST_COUNTED,
    FIRST_PLACE_ROLE,
    KINDS,
    OUTPUTS,
    PLACE_ROLES,
    STATUSES,
)

__all__ = ["BEGIN", "COUNTED", "FIRST_COUNTED", "FIRST_PLACE_ROLE", "KINDS", "OUTPUTS", "PLACE_ROLES", "ROLES", "STATUSES"]

ROLES = ("agent", "patient", "place", "time", "voice", "count")
"""The roles as `train.prepare` writes them, in the order of the outputs."""
