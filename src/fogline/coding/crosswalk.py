"""Codes a claim by the rules of `data/crosswalk.yaml`: the first rule that fits gives the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from fogline.errors import DataError
from fogline.records import Actor, Claim, Codes, Counted, Status
from fogline.registries.data import read_yaml

_TOLD = frozenset([Status.HAPPENED, Status.ONGOING])
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a claim must be like for `codes` to hold; an empty condition asks for nothing."""

    codes: Codes
    statuses: frozenset[Status] = _TOLD
    kinds: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    counts: frozenset[Counted] = frozenset()

    def fits(self, claim: Claim) -> bool:
        """Tell whether the claim meets every condition."""
        return (
            claim.status in self.statuses
            and (not self.kinds or claim.kind in self.kinds)
            and (not self.agents or _of_class(claim.agents, self.agents))
            and (not self.patients or _of_class(claim.patients, self.patients))
            and (not self.means or not self.means.isdisjoint(_words(claim)))
            and (not self.counts or any(count.what in self.counts for count in claim.counts))
        )


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The rules by kind, and those that give UCDP's type of violence."""

    rules: Mapping[str, tuple[Rule, ...]]
    deadly: frozenset[str]
    violence: tuple[Rule, ...]


def code(claim: Claim) -> Claim:
    """Return the claim with its codes; a kind or status that a codebook does not know leaves its fields empty.

    Raises `DataError` for a kind that the crosswalk does not have.
    """
    table = crosswalk()
    if claim.kind not in table.rules:
        raise DataError(f"crosswalk.yaml has no kind {claim.kind!r}", hint="add it under `kinds`")
    codes = _first(table.rules[claim.kind], claim) or Codes()
    if claim.kind in table.deadly and _kills(claim):
        violence = _first(table.violence, claim)
        codes = replace(codes, ucdp=violence.ucdp) if violence else codes
    return replace(claim, codes=codes)


@cache
def crosswalk() -> Crosswalk:
    """Return the shipped crosswalk."""
    return parse_crosswalk(read_yaml("crosswalk.yaml"))


def parse_crosswalk(data: Mapping[str, Any]) -> Crosswalk:
    """Build the crosswalk from the form of `crosswalk.yaml`."""
    rows = {name: Codes(**row) for name, row in data["rows"].items()}
    rules = {kind: tuple(_rule(rows[entry["codes"]], entry) for entry in entries) for kind, entries in data["kinds"].items()}
    ucdp = data["ucdp"]
    violence = tuple(_rule(Codes(ucdp=entry["type"]), entry) for entry in ucdp["rules"])
    return Crosswalk(rules, frozenset(ucdp["kinds"]), violence)


def _rule(codes: Codes, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        codes,
        frozenset(Status(status) for status in entry["status"]) if "status" in entry else _TOLD,
        frozenset(entry.get("kinds", ())),
        frozenset(entry.get("agents", ())),
        frozenset(entry.get("patients", ())),
        frozenset(entry.get("means", ())),
        frozenset(Counted(what) for what in entry.get("counts", ())),
    )


def _first(rules: Iterable[Rule], claim: Claim) -> Codes | None:
    return next((rule.codes for rule in rules if rule.fits(claim)), None)


def _of_class(actors: tuple[Actor, ...], classes: frozenset[str]) -> bool:
    return any(actor.actor_class in classes for actor in actors)


def _words(claim: Claim) -> Iterator[str]:
    for text in (claim.trigger, *(means.text for means in claim.means), *(actor.text for actor in claim.agents)):
        yield from _WORD.findall(text.lower())


def _kills(claim: Claim) -> bool:
    """Tell whether someone was killed: UCDP counts an event from one death on."""
    return any(count.what is Counted.KILLED and (count.high is None or count.high > 0) for count in claim.counts)
