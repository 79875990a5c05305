"""How much archives may unpack to."""

from __future__ import annotations

FREE = 100_000_000
"""How many bytes may be unpacked whatever they were packed in: an honest file of zeros of this size hurts nobody."""


class BrokenError(OSError):
    """Bytes that cannot be had from where they lie: a short word as a problem has it, what is wrong, and what to do next."""

    def __init__(self, code: str, detail: str, hint: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.hint = hint


class BombError(BrokenError):
    """An archive that unpacks to far more than it holds."""


class Budget:
    """What an archive, with all archives in it, may unpack to: so many times its own size.

    >>> Budget(200, packed=1000).spend(100_000_001)
    Traceback (most recent call last):
    ...
    fogline.read.budget.BombError: it unpacks to more than 200 times its size
    """

    def __init__(self, ratio: int, packed: int = 0) -> None:
        self._ratio = ratio
        self._packed = packed
        self._unpacked = 0

    def add(self, packed: int) -> None:
        """Count bytes of the archive itself, where its size shows only as it is read."""
        self._packed += packed

    def spend(self, unpacked: int) -> None:
        """Count bytes that were unpacked; too many of them are a `BombError`."""
        self._unpacked += unpacked
        if self._unpacked > max(FREE, self._ratio * self._packed):
            detail = f"it unpacks to more than {self._ratio} times its size"
            raise BombError("bomb", detail, "no honest archive does; if this one does, raise archive_ratio in case.toml")
