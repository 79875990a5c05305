"""What is read: which formats, and up to which size."""

from __future__ import annotations

# Far more than any report, even as a page with its scripts: what is larger is a dump or a wrong file, and would hold up the run.
LIMIT = 8_000_000
"""The most bytes that one document, or one line of a jsonl file, may have."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/json",
}
"""The media type of each suffix that is read."""
