"""Confidence: measured shares, one for every part of a claim."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import yaml

from fogline import read_text
from fogline.extract.confidence import confidence

DATA = files("fogline") / "data"


def test_the_shares_fit_their_schema() -> None:
    shares = yaml.safe_load((DATA / "confidence.yaml").read_text())
    jsonschema.validate(shares, json.loads((DATA / "schemas" / "confidence.json").read_text()))


def test_a_rule_that_was_not_measured_has_the_share_of_its_part() -> None:
    assert confidence("agents", "a_rule_of_tomorrow") == confidence("agents", "any")


def test_what_is_told_outright_is_surer_than_what_is_taken_over() -> None:
    text = "Rebels shelled Homs on Monday, killing five people. The shelling of the market wounded ten."
    first, second = read_text(text, published="2018-03-14")[:2]
    assert first.time is not None
    assert second.time is not None
    assert first.time.rule != second.time.rule
    assert first.time.confidence > second.time.confidence
