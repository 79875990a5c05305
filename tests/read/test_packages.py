"""Zip archives and the formats that are zips within, sound and not."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from tests.read.packing import REPORT, documents, items, problems, tarred, told, zipped

from fogline.config import Limits
from fogline.read import read_source
from fogline.records import RawDocument


def test_the_files_of_a_zip_are_read_in_sorted_order_under_their_paths() -> None:
    found = items("news.zip", zipped(("b/late.txt", REPORT), ("a/early.html", b"<html><p>The army left.")))
    assert told(found) == ["news.zip/a/early.html", "news.zip/b/late.txt"]
    assert [document.name for document in documents(found)] == ["early", "late"]


def test_what_macos_adds_and_hidden_files_are_passed_over() -> None:
    content = zipped(("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("b/._a.txt", b"x"), ("a.txt", REPORT))
    assert told(items("news.zip", content)) == ["news.zip/a.txt"]


def test_one_name_twice_is_two_documents() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = zipped(("a.txt", REPORT), ("a.txt", b"It came back."))
    found = items("news.zip", content)
    assert told(found) == ["news.zip/a.txt", "news.zip/a.txt (2)"]
    assert [document.name for document in documents(found)] == ["a", "a"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert told(items("news.zip", zipped((name, REPORT), ("b.txt", REPORT)))) in (
        ["unsafe-name", "news.zip/b.txt"],
        ["news.zip/b.txt", "unsafe-name"],
    )


def _changed(content: bytes, **header: int) -> bytes:
    """A zip whose only file's headers, here and in the list at the end, say something else."""
    places = {"flags": (6, 8), "method": (8, 10), "crc": (14, 16), "size": (22, 24)}
    changed = bytearray(content)
    central = content.rindex(b"PK\x01\x02")
    for name, value in header.items():
        local, listed = places[name]
        form = "<L" if name in {"crc", "size"} else "<H"
        struct.pack_into(form, changed, local, value)
        struct.pack_into(form, changed, central + listed, value)
    return bytes(changed)


def test_what_needs_a_password_is_told() -> None:
    assert told(items("news.zip", _changed(zipped(("a.txt", REPORT)), flags=1))) == ["encrypted"]


def test_an_unknown_way_of_packing_is_told() -> None:
    assert told(items("news.zip", _changed(zipped(("a.txt", REPORT)), method=98))) == ["unknown-packing"]


def test_a_broken_checksum_and_a_lying_size_are_told() -> None:
    assert told(items("news.zip", _changed(zipped(("a.txt", REPORT)), crc=1))) == ["damaged"]
    assert told(items("news.zip", _changed(zipped(("a.txt", REPORT * 100)), size=10))) == ["damaged"]


def test_one_broken_file_does_not_hinder_the_others() -> None:
    content = bytearray(zipped(("a.txt", REPORT), ("b.txt", REPORT[::-1])))
    content[40] ^= 255
    assert told(items("news.zip", bytes(content))) == ["damaged", "news.zip/b.txt"]


def test_a_zip_that_lost_its_end_is_told() -> None:
    assert told(items("news.zip", zipped(("a.txt", REPORT))[:-30])) == ["damaged"]


def _overlapping() -> bytes:
    """A zip as David Fifield's: the first file's packed bytes hold the second file, header and all."""
    second = zipped(("b.txt", REPORT))
    end = second.index(b"PK\x01\x02")
    with io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", second[:end])
        content = stream.getvalue()
    inside = content.index(b"PK\x03\x04", 4)
    central = content.index(b"PK\x01\x02")
    entry = bytearray(second[end : second.index(b"PK\x05\x06")])
    struct.pack_into("<L", entry, 42, inside)
    listed = content[central : content.index(b"PK\x05\x06")] + bytes(entry)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(listed), central, 0)
    return content[:central] + listed + tail


def test_files_that_lie_on_one_another_are_a_bomb() -> None:
    (problem,) = problems(found := items("news.zip", _overlapping()))
    assert problem.code == "bomb"
    assert not documents(found)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "отчёт"), ("cp932", "ニュース報告テスト"), ("cp1251", "отчет о положении в городе и районе"), ("cp437", "café")],
)
def test_names_in_old_encodings_are_told(encoding: str, name: str) -> None:
    raw = f"{name}.txt".encode(encoding)
    stand_in = "x" * len(raw)
    content = zipped((stand_in, REPORT)).replace(stand_in.encode(), raw)
    assert told(items("news.zip", content)) == [f"news.zip/{name}.txt"]


def test_the_folder_of_a_saved_page_is_no_report() -> None:
    content = zipped(("Convoy.html", b"<html><p>It left."), ("Convoy_files/ad.html", b"<html>Buy"), ("Convoy_files/x.js", b"x"))
    assert told(items("news.zip", content)) == ["news.zip/Convoy.html", "page-parts"]


def test_zips_in_zips_and_tars_are_read_to_the_depth_that_is_set() -> None:
    inner = zipped(("a.txt", REPORT))
    assert told(items("b.zip", zipped(("c.zip", inner)))) == ["b.zip/c.zip/a.txt"]
    assert told(items("b.tar", tarred(("c.zip", inner)))) == ["b.tar/c.zip/a.txt"]
    assert told(items("b.zip", zipped(("c.zip", inner)), Limits(archive_depth=1))) == ["too-deep"]
    assert told(items("b.tar", tarred(("c.zip", inner)), Limits(archive_bytes=10))) == ["too-large"]


def test_an_empty_zip_is_told() -> None:
    assert told(items("news.zip", zipped())) == ["empty-archive"]


def _word() -> bytes:
    return zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>"))


def test_an_office_document_is_one_document_whole() -> None:
    odt = zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>"))
    for name, content, ending in (("a.docx", _word(), "wordprocessingml.document"), ("a.odt", odt, "opendocument.text")):
        (document,) = documents(items(name, content))
        assert document.media_type.endswith(ending)
        assert document.content == content
    assert told(items("news.zip", zipped(("a.docx", _word())))) == ["news.zip/a.docx"]


def test_an_office_document_that_unpacks_to_too_much_is_refused() -> None:
    big = zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"a" * 100_000))
    (problem,) = problems(items("a.docx", big, Limits(office_bytes=50_000)))
    assert (problem.code, "office_bytes" in problem.hint) == ("too-large", True)


def test_a_presentation_is_told() -> None:
    slides = zipped(("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<x/>"))
    assert told(items("a.pptx", slides)) == ["unknown-format"]


def test_a_zip_on_disk_is_read_in_place(tmp_path: Path) -> None:
    (tmp_path / "news.zip").write_bytes(zipped(("a.txt", REPORT)))
    (document,) = read_source(str(tmp_path / "news.zip"))
    assert isinstance(document, RawDocument)
    assert document.address == "news.zip/a.txt"
