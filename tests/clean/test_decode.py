"""Bytes into text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import LEAD, document

from fogline.clean.raw.decode import Decoded, decoded
from fogline.records import RawDocument

ARABIC = "قال الجيش السوري إن قواته غادرت المدينة بعد اشتباكات استمرت يومين"
RUSSIAN = "Армия сообщила, что её силы покинули город после двух дней боёв"


def _read(found: RawDocument) -> Decoded:
    read = decoded(found)
    assert isinstance(read, Decoded)
    return read


def _codes(found: Decoded) -> list[tuple[str, bool]]:
    return [(problem.code, problem.fatal) for problem in found.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_whatever_its_form(encoding: str) -> None:
    found = _read(document("The army left “Kafraya”.".encode(encoding)))
    assert (found.text, found.problems) == ("The army left “Kafraya”.", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_as_reading_tells(encoding: str) -> None:
    found = _read(document("The army left “Kafraya”.".encode(encoding), charset=encoding))
    assert (found.text, found.problems) == ("The army left “Kafraya”.", ())


def test_the_mark_tells_more_than_what_is_declared() -> None:
    assert _read(document(codecs.BOM_UTF8 + "café".encode(), charset="windows-1252")).text == "café"


def test_what_is_utf_8_is_read_so_whatever_is_declared() -> None:
    for wrong in ("iso-8859-1", "utf-16", "shift_jis", "windows-1251"):
        found = _read(document("The café “left”".encode(), charset=wrong))
        assert (found.text, found.problems) == ("The café “left”", ())


def test_single_bytes_of_windows_1252_in_utf_8_are_mended() -> None:
    found = _read(document("The café in ".encode() + b"\x93Qasr\x94" + " and the café".encode()))
    assert found.text == "The café in “Qasr” and the café"
    assert _codes(found) == [("encoding", False)]


def test_passages_of_utf_8_in_windows_1252_are_mended() -> None:
    content = "“It left”, he said at the café – “at noon”. ".encode("cp1252") + "The “café” too.".encode()
    found = _read(document(content))
    assert found.text == "“It left”, he said at the café – “at noon”. The “café” too."
    assert _codes(found) == [("encoding", False)]


def test_lines_of_utf_8_in_another_older_encoding_are_mended() -> None:
    found = _read(document("\n".join([RUSSIAN] * 4).encode("cp1251") + "\nГород".encode(), charset="windows-1251"))
    assert found.text == "\n".join([RUSSIAN] * 4) + "\nГород"


def test_text_of_one_older_encoding_is_read_in_it() -> None:
    assert _read(document("“It left”, he said at the café".encode("cp1252"))).text == "“It left”, he said at the café"
    assert _read(document(ARABIC.encode("cp1256"))).text == ARABIC
    assert _read(document(RUSSIAN.encode("cp1251"))).text == RUSSIAN


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "iso-8859-6"), (RUSSIAN, "koi8-r"), ("Wałęsa wyjechał", "iso-8859-2")])
def test_the_encoding_declared_is_taken(text: str, encoding: str) -> None:
    assert _read(document(text.encode(encoding), charset=encoding)).text == text
    page = f'<html><head><meta charset="{encoding}"></head><body>{text}'.encode(encoding)
    assert text in _read(document(page, "html")).text
    older = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}"><p>{text}'.encode(encoding)
    assert text in _read(document(older, "html")).text


def test_a_western_encoding_declared_over_another_script_is_not_taken() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{ARABIC} {ARABIC}</p>'.encode("cp1256")
    assert ARABIC in _read(document(page, "html")).text


def test_a_declaration_that_its_bytes_speak_against_is_not_taken() -> None:
    text = "“It left”, he said at the café – “at noon”, the naïve résumé"
    assert _read(document(text.encode("cp1252"), charset="euc-jp")).text == text


@pytest.mark.parametrize(
    "name", ["rot13", "zip", "hex", "idna", "unicode_escape", "undefined", "utf-7", "x-unknown", "a b", "\0", "\udc80", ""]
)
def test_a_name_that_is_no_encoding_of_pages_counts_for_nothing(name: str) -> None:
    assert _read(document("he said at the café “now”".encode("cp1252"), charset=name)).text == "he said at the café “now”"


def test_overlong_forms_and_half_characters_are_not_utf_8() -> None:
    for content in (b"The \xc0\xaf army caf\xc3\xa9 caf\xc3\xa9", b"The \xed\xa0\x80 army caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9"):
        found = _read(document(content))
        assert "/" not in found.text
        assert found.text.encode()
        assert _codes(found) == [("encoding", False)]


def test_nul_bytes_are_told_and_seen_by_nobody() -> None:
    found = _read(document(f"{LEAD}\0 It left."))
    assert _codes(found) == [("nul-bytes", False)]
    assert "1 NUL" in found.problems[0].detail


def test_a_broken_end_of_utf_16_is_told() -> None:
    found = _read(document("The army left".encode("utf-16") + b"x"))
    assert found.text.startswith("The army left")
    assert _codes(found) == [("encoding", False)]


NAMES = ["", "utf-8", "utf-16", "windows-1256", "gbk", "big5", "euc-kr", "iso-2022-jp", "shift_jis", "rot13", "zip", "utf-7"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode), st.just(b'<meta charset="gbk">'))),
    st.one_of(st.sampled_from(NAMES), st.text(max_size=12)),
)
def test_any_bytes_under_any_name_give_a_text(parts: list[bytes], charset: str) -> None:
    for found in (document(b"".join(parts), charset=charset), document(b"\n".join(parts), "html")):
        assert _read(found).text.encode() is not None
