"""Text extracted from PDFs and office documents."""

from __future__ import annotations

from fogline.clean.office.extract import OFFICE, extracted

__all__ = ["OFFICE", "extracted"]
