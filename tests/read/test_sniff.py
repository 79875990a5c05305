"""What bytes hold, told by how they begin."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.packing import tarred, zipped
from tests.shared import SHARED, needs_shared

from fogline.read.sniff import is_one_json, is_text, packed_as, refused_as, written_as, xml_root


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"some bytes of a server\r\n%PDF-1.4\n", "pdf"),
        (b"The file began with %PDF-1.4, they said.", None),
        (zipped(("a", b"b")), "package"),
        (zipped(), "package"),
        (gzip.compress(b"a"), "compressed"),
        (bz2.compress(b"a"), "compressed"),
        (bz2.compress(b""), "compressed"),
        (b"BZh is what they wrote.", None),
        (lzma.compress(b"a"), "compressed"),
        (b"WARC/1.1\r\n", "warc"),
        (tarred(("a", b"%PDF-1.4")), "tar"),
        (b"The army left.", None),
        (b"", None),
    ],
)
def test_what_is_packed_is_told_by_its_first_bytes(head: bytes, form: str | None) -> None:
    assert packed_as(head) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<!DOCTYPE html><p>It left.", "page"),
        ("\n\n<!-- saved from a page -->\n<!doctype HTML>\n<p>", "page"),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'a.dtd'><html>", "page"),
        ("<html>", "page"),
        ("<!-- " + "a" * 5000 + " --><html>", "page"),
        ("<?xml version='1.0'?><?xml-stylesheet href='a'?><!-- news --><rss version='2.0'>", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<rdf:RDF>", "feed"),
        ("<opml version='2.0'>", "opml"),
        ("<?xml version='1.0'?><nitf>", None),
        ("<p>It left.</p>", None),
        ('{"text": "It left."}', "json"),
        ("[\n  {", "json"),
        ("[It left.]", None),
        ("{It left.}", None),
        ("https://a.example/1\n# a note\nhttps://a.example/2", "addresses"),
        ("https://a.example/1 says that it left.", None),
        ("The army left.", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_is_written_is_told_by_its_first_characters(text: str, form: str | None, encoding: str) -> None:
    assert written_as(text.encode(encoding)) == form


def test_the_root_of_xml_is_named_only_where_it_says_that_it_is_xml() -> None:
    assert xml_root(b"<?xml version='1.0'?>\n<NewsML>") == "NewsML"
    assert xml_root(b"<p>It left.") is None


@pytest.mark.parametrize(
    "head", [b"\x89PNG", b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF", b"Rar!", b"PAR1", b"{\\rtf1", b"\0\0\0 ftypmp42"]
)
def test_what_holds_no_text_is_refused(head: bytes) -> None:
    assert refused_as(head)


@needs_shared
def test_reports_as_they_were_scraped_are_plain_text() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        head = Path(path).read_bytes()[:8192]
        assert written_as(head) in (None, "json")
        assert packed_as(head) is refused_as(head) is None


@given(st.binary(max_size=200) | st.text(alphabet="<!-[]{}\"'?>% \nadoctypehml", max_size=200).map(str.encode))
def test_no_bytes_are_too_much(head: bytes) -> None:
    for look in (packed_as, refused_as, written_as, xml_root, is_one_json, is_text):
        look(head)
