"""What is read: which formats, and up to which size."""

from __future__ import annotations

# A page saved with its scripts rarely passes 2 MB and no report 1 MB of text; what is larger is a dump or a wrong file, and would
# hold up the whole run. 8 MB also keeps one document's share of memory under 100 MB in every later step.
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
