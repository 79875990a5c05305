"""Identifiers made from content alone, so that two machines give the same thing the same name."""

from __future__ import annotations

import hashlib


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of `content` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def content_id(*parts: str | int) -> str:
    """Return 16 hexadecimal digits that stand for `parts` in their order.

    Each part is hashed with its length before it, so that ("ab", "c") and ("a", "bc") differ.

    >>> content_id("ab", "c") == content_id("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = str(part).encode()
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()[:16]
