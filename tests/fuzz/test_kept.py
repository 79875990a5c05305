"""What fuzzing found once is read soundly ever after."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import NAMES, read_any, read_as

from fogline.records import RawDocument

KEPT = sorted((Path(__file__).parents[1] / "cases" / "fuzz").glob("*-*"))
PIECES = (
    b"<p>", b"</p>", b"<div class=comments>", b"<script>", b"<!--", b"-->", b"<br>", b"&amp;", b"&#x110000;", b"&#0;", b"\0",
    b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\xe2\x80\x8f", b'{"text": "', b'"}', b"\n", b"\r\n\r\n", b"PK\x03\x04",
    b"%PDF-1.4\n", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n", b"<?xml version='1.0'?>", b"<rss><channel>",
    b"<item>", b"http://example.org/1", b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x", b"text,date,id\n", b'"', b";",
    b"\t", b"Published: 31/02/2016", b"Comments",
    b"The army left the town on Monday, a monitor said, after two days of clashes with the rebels in the north of the province.",
)  # fmt: skip


def test_what_was_found_once() -> None:
    for path in KEPT:
        read_any(path.read_bytes())


@pytest.mark.parametrize(("name", "content"), seeds().items())
def test_what_fuzzing_starts_from_is_sound(name: str, content: bytes) -> None:
    assert any(isinstance(item, RawDocument) for item in read_as(name, content))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=30))
def test_pieces_under_any_name(name: str, pieces: list[bytes]) -> None:
    read_as(name, b"".join(pieces))
