"""Claims as a whole: their quotes, ids and order, and what no article may do to them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline import read_text
from fogline.registries.kinds import kinds

TEXT = (
    "Rebels shelled Aleppo on Monday, killing five people, the monitor said. "
    "On Tuesday the army captured the village of Tal Rifaat."
)


def test_quotes_and_triggers_stand_where_the_claim_says() -> None:
    for claim in read_text(TEXT, published="2018-03-14"):
        assert claim.quote == TEXT[claim.span.start : claim.span.end]
        assert claim.trigger == TEXT[claim.trigger_span.start : claim.trigger_span.end]
        assert claim.span.contains(claim.trigger_span)


def test_every_filler_is_verbatim_at_its_span() -> None:
    for claim in read_text(TEXT, published="2018-03-14"):
        told = [(actor.text, actor.span) for actor in (*claim.agents, *claim.patients)]
        told += [(place.text, place.span) for place in claim.places]
        told += [(count.text, count.span) for count in claim.counts]
        told += [(voice.text, voice.span) for voice in claim.voices]
        assert [text for text, _ in told] == [span.of(TEXT) for _, span in told]


def test_claim_ids_differ_within_an_article_and_repeat_between_runs() -> None:
    first, second = (read_text(TEXT, published="2018-03-14") for _ in range(2))
    ids = [claim.claim_id for claim in first]
    assert len(set(ids)) == len(ids) > 1
    assert ids == [claim.claim_id for claim in second]


def test_a_headline_that_the_body_tells_makes_no_claim() -> None:
    text = "Army shells Aleppo\n\nThe army shelled Aleppo on Monday, the monitor said."
    claims = read_text(text, published="2018-03-14")
    assert [claim.trigger for claim in claims] == ["shelled"]


PIECES = (
    "The army",
    "shelled",
    "Aleppo",
    ",",
    "“",
    "”",
    '"',
    "killing",
    "12",
    "–",
    "15",
    "people",
    ".",
    "\n",
    "said",
    "it",
    "’s",
    "(",
    ")",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_order_of_words_breaks_the_line(pieces: list[str]) -> None:
    text = " ".join(["The army shelled Aleppo.", *pieces])
    for claim in read_text(text, published="2018-03-14"):
        assert claim.kind in kinds().family
        assert claim.trigger in claim.quote
        assert text[claim.span.start : claim.span.end] == claim.quote
