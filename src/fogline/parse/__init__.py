"""Parse: an article's tokens, tags and dependencies."""

from __future__ import annotations

from fogline.parse.parser import parse

__all__ = ["parse"]
