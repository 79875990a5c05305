"""The outlets known by name and address, from `data/outlets.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fogline.errors import DataError
from fogline.registries.data import read_yaml

_ODD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One who publishes; `country` is ISO 3166 alpha-2, `language` ISO 639-1, `source` where the facts stand."""

    outlet_id: str
    name: str
    spellings: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    language: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, to be found by spelling or domain."""

    entries: tuple[Outlet, ...]
    _by_spelling: Mapping[str, Outlet]
    _by_domain: Mapping[str, Outlet]

    def named(self, text: str) -> Outlet | None:
        """Return the outlet that `text` as a whole is a spelling of; case, spaces, hyphens and a leading "the" do not matter.

        >>> outlets().named("AL MANAR").name
        'Al-Manar'
        """
        return self._by_spelling.get(_key(text))

    def by_domain(self, domain: str) -> Outlet | None:
        """Return the outlet that publishes at `domain` or at a domain above it.

        >>> outlets().by_domain("www.aljazeera.com").name
        'Al Jazeera'
        """
        labels = domain.lower().split(".")
        above = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self._by_domain[name] for name in above if name in self._by_domain), None)


@cache
def outlets() -> Outlets:
    """Return the shipped outlets."""
    return parse_outlets(read_yaml("outlets.yaml"))


def parse_outlets(data: Sequence[Mapping[str, Any]]) -> Outlets:
    """Build the outlets from the form of `outlets.yaml`; a spelling or domain of two outlets is an error."""
    entries = tuple(
        Outlet(
            outlet_id=item["id"],
            name=item["name"],
            spellings=tuple(item["spellings"]),
            domains=tuple(item["domains"]),
            country=item["country"],
            language=item["language"],
            kind=item["kind"],
            source=item["source"],
        )
        for item in data
    )
    by_spelling: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in entries:
        for key in {_key(spelling) for spelling in (outlet.outlet_id, outlet.name, *outlet.spellings)}:
            _add(by_spelling, key, outlet)
        for domain in outlet.domains:
            _add(by_domain, domain, outlet)
    return Outlets(entries, by_spelling, by_domain)


def _add(index: dict[str, Outlet], key: str, outlet: Outlet) -> None:
    if key in index:
        message = f"outlets.yaml: {key!r} stands for both {index[key].outlet_id} and {outlet.outlet_id}"
        raise DataError(message, hint="leave it with one of them")
    index[key] = outlet


def _key(text: str) -> str:
    return _ODD.sub("", text.casefold().removeprefix("the "))
