"""Builds actor entries from `data/actors/*.yaml` and, for the bodies that every state has, from `data/countries.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fogline.registries.actor_entry import ActorEntry, ActorName, MemberOf
from fogline.registries.countries import Country, countries
from fogline.registries.data import data_file, first_day, last_day, read_yaml


def shipped_actors() -> Iterator[ActorEntry]:
    """Yield every shipped actor: those of the files in their order, then the bodies of states."""
    for file in sorted(data_file("actors").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml") and file.name != "states.yaml":
            for row in read_yaml("actors", file.name):
                yield actor_of(row)
    bodies = read_yaml("actors", "states.yaml")
    for country in countries().values():
        for body, row in bodies.items():
            yield _body(country, body, row)


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
