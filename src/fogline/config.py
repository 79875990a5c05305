"""One table of settings, with what each means and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from fogline.errors import DataError


@dataclass(frozen=True, slots=True)
class Settings:
    """What the `[settings]` of a `case.toml` may say.

    `workers` is how many processes read at once (0: one a core); `batch` the most documents one of them takes at a time.
    """

    workers: int = 0
    batch: int = 32


def parse_settings(written: object, where: str) -> Settings:
    """Return the settings written in a file named `where`; an unknown name or a wrong value is a `DataError`.

    >>> parse_settings({"workers": 2}, "case.toml")
    Settings(workers=2, batch=32)
    """
    names = {field.name for field in fields(Settings)}
    if not isinstance(written, Mapping):
        raise DataError(f"{where}: `settings` is no table", hint="write `[settings]` on a line of its own")
    if unknown := sorted(set(written) - names):
        raise DataError(f"{where}: there is no setting {unknown[0]!r}", hint=f"settings: {', '.join(sorted(names))}")
    for name, value in written.items():
        least = 1 if name == "batch" else 0
        if type(value) is not int or value < least:
            raise DataError(
                f"{where}: {name} = {value!r} is no number that it may be", hint=f"write a whole number from {least} on"
            )
    return Settings(**written)
