"""Bytes into text."""

from __future__ import annotations

import pytest
from tests.clean.documents import document

from fogline.clean.decode import decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_whatever_its_form(encoding: str) -> None:
    found = decoded(document("The army left “Kafraya”.".encode(encoding)))
    assert (found.text, found.problems) == ("The army left “Kafraya”.", ())


def test_single_bytes_of_windows_1252_in_utf_8_are_mended() -> None:
    found = decoded(document("The café in ".encode() + b"\x93Qasr\x94".replace(b"\x93", b"\x93") + " and the café".encode()))
    assert found.text == "The café in “Qasr” and the café"
    assert [(problem.code, problem.fatal) for problem in found.problems] == [("encoding", False)]


def test_text_of_one_older_encoding_is_read_in_it() -> None:
    assert decoded(document("“It left”, he said at the café".encode("cp1252"))).text == "“It left”, he said at the café"
    arabic = "قال الجيش السوري إن قواته غادرت المدينة بعد اشتباكات استمرت يومين"
    assert decoded(document(arabic.encode("cp1256"))).text == arabic
