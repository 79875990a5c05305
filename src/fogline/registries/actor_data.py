"""Builds actor entries from `data/actors/*.yaml` and, for the bodies that every state has, from `data/countries.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fogline.registries.actor_entry import ActorEntry, ActorName, MemberOf
from fogline.registries.countries import Country, countries
from fogline.registries.data import data_file, first_day, last_day, read_yaml


def shipped_actors() -> Iterator[ActorEntry]:
    """Yield every shipped actor: those of the files in their order, then the bodies of states with what the files add to them."""
    rows = [row for name in _files() for row in read_yaml("actors", name)]
    yield from (actor_of(row) for row in rows if "id" in row)
    further = {row["extends"]: row["names"] for row in rows if "extends" in row}
    bodies = read_yaml("actors", "states.yaml")
    for country in countries().values():
        for body, template in bodies.items():
            entry = _body(country, body, template)
            added = tuple(ActorName(name) for name in further.get(entry.actor_id, ()))
            yield replace(entry, names=entry.names + added) if added else entry


def _files() -> list[str]:
    names = (file.name for file in data_file("actors").iterdir())
    return sorted(name for name in names if name.endswith(".yaml") and name != "states.yaml")


def actor_of(row: Mapping[str, Any]) -> ActorEntry:
    """Return the entry of one row of an actors file."""
    names = [_name(name) for name in (row["name"], *row.get("names", ()))]
    return ActorEntry(
        actor_id=row["id"],
        name=row["name"],
        actor_class=row["class"],
        country=row["country"],
        source=row["source"],
        names=tuple(dict.fromkeys(names)),
        member_of=tuple(
            MemberOf(member["group"], first_day(member.get("from")), last_day(member.get("to")))
            for member in row.get("member_of", ())
        ),
        start=first_day(row.get("from")),
        end=last_day(row.get("to")),
        follows=row.get("follows"),
    )


def _name(name: str | Mapping[str, Any]) -> ActorName:
    if isinstance(name, str):
        return ActorName(name)
    return ActorName(name["name"], first_day(name.get("from")), last_day(name.get("to")))


def _body(country: Country, body: str, row: Mapping[str, Any]) -> ActorEntry:
    def filled(templates: list[str]) -> tuple[str, ...]:
        said = (
            template.format(adjective=adjective, country=name, capital=country.capital)
            for template in templates
            for adjective in country.adjectives
            for name in country.names
        )
        return tuple(dict.fromkeys(name for name in said if name))

    usual = row["name"].format(adjective=country.adjectives[0], country=country.name)
    return ActorEntry(
        actor_id=f"{body}-{country.iso.lower()}",
        name=usual,
        actor_class=row["class"],
        country=country.iso,
        source=country.source,
        names=tuple(ActorName(name) for name in dict.fromkeys((usual, *filled(row["names"])))),
        metonyms=filled(row["metonyms"]),
    )
