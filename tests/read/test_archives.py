"""Packed files and tar archives, sound and not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest
from tests.read.packing import REPORT, documents, items, problems, tarred, told, zipped

from fogline.config import Limits
from fogline.read import Options, budget
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.records import RawDocument

PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    (".gz", gzip.compress),
    (".bz2", bz2.compress),
    (".xz", lzma.compress),
]


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_a_packed_file_is_read_as_what_it_packs(suffix: str, pack: Callable[[bytes], bytes]) -> None:
    (document,) = items(f"report.html{suffix}", pack(b"<html><p>The army left."))
    assert isinstance(document, RawDocument)
    assert (document.name, document.media_type, document.address) == ("report", "text/html", f"report.html{suffix}")
    assert documents(items(f"report.txt{suffix}", pack(REPORT)))[0].content == REPORT


@pytest.mark.parametrize(
    ("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_the_files_of_a_tar_are_read_in_its_order_under_their_paths(suffix: str, pack: Callable[[bytes], bytes]) -> None:
    name = f"news.tar{suffix}"
    found = items(name, pack(tarred(("b/late.txt", REPORT), ("a/early.html", b"<html><p>The army left."))))
    assert told(found) == [f"{name}/b/late.txt", f"{name}/a/early.html"]


def test_lines_within_a_packed_file_keep_their_numbers() -> None:
    assert told(items("news.jsonl.gz", gzip.compress(b'{"text": "It left."}\n\n{"text": "It came."}'))) == [
        "news.jsonl.gz:1",
        "news.jsonl.gz:3",
    ]


def test_several_packed_streams_in_one_file_are_one() -> None:
    packed = gzip.compress(b"The army ") + bytes(512) + gzip.compress(b"left.")
    assert documents(items("report.txt.gz", packed))[0].content == b"The army left."


def test_a_short_name_for_a_packed_tar_is_known() -> None:
    assert told(items("news.tgz", gzip.compress(tarred(("a.txt", REPORT))))) == ["news.tgz/a.txt"]


def test_links_devices_and_names_that_lead_out_are_told_and_the_rest_is_read() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("device", tarfile.CHRTYPE), ("same", tarfile.LNKTYPE)):
            header = tarfile.TarInfo(name)
            header.type, header.linkname = kind, "../../etc/passwd"
            archive.addfile(header)
        for name in ("../out.txt", "/etc/out.txt", "good.txt"):
            header = tarfile.TarInfo(name)
            header.size = len(REPORT)
            archive.addfile(header, io.BytesIO(REPORT))
    assert told(items("news.tar", stream.getvalue())) == [
        "no-file",
        "no-file",
        "no-file",
        "unsafe-name",
        "unsafe-name",
        "news.tar/good.txt",
    ]


def test_what_stands_before_a_cut_is_read_and_the_cut_told() -> None:
    files = [(f"{number}.txt", REPORT + bytes([65 + number]) * 2000) for number in range(9)]
    whole = tarred(*files)
    for content in (whole[:10_000], gzip.compress(whole)[:-30]):
        found = items("news.tar", content)
        assert len(documents(found)) >= 2
        assert problems(found)[-1].code == "damaged"
        assert problems(found)[-1].fatal


def test_a_cut_document_is_no_document() -> None:
    (problem,) = problems(found := items("report.txt.gz", gzip.compress(REPORT * 1000)[:-20]))
    assert problem.code == "damaged"
    assert not documents(found)


def test_a_broken_checksum_is_told() -> None:
    packed = bytearray(gzip.compress(REPORT))
    packed[-6] ^= 1
    assert told(items("report.txt.gz", bytes(packed))) == ["damaged"]


def test_a_tar_with_a_broken_header_is_read_up_to_it() -> None:
    content = bytearray(tarred(("a.txt", REPORT), ("b.txt", REPORT)))
    content[1024 + 148 : 1024 + 156] = b"77777777"
    assert told(items("news.tar", bytes(content))) == ["news.tar/a.txt", "damaged"]


def test_an_empty_tar_is_told() -> None:
    assert told(items("news.tar", tarred())) == ["empty-archive"]


def test_what_unpacks_to_far_too_much_ends_the_whole_archive_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "FREE", 100_000)
    inner = zipped(*((f"{number}.jsonl", b"\n" * 50_000) for number in range(20)))
    found = items("news.tar.gz", gzip.compress(tarred(("first.txt", REPORT), ("a.zip", inner), ("b.zip", inner))))
    assert told(found)[0] == "news.tar.gz/first.txt"
    assert [problem.code for problem in problems(found) if problem.code != "empty-file"] == ["bomb"]
    assert problems(found)[-1].record_id == "news.tar.gz"


def test_an_archive_that_packs_well_is_no_bomb() -> None:
    text = b" ".join(b"%d soldiers left." % number for number in range(20_000))
    assert len(documents(items("report.txt.gz", gzip.compress(text)))) == 1


def test_archives_in_archives_have_an_end() -> None:
    content = REPORT
    for _ in range(6):
        content = gzip.compress(content)
    assert told(items("report.txt" + ".gz" * 6, content)) == ["too-deep"]


def test_an_archive_of_more_files_than_the_limit_is_told() -> None:
    found = items("news.tar", tarred(*((f"{n}.txt", REPORT) for n in range(5))), Limits(archive_entries=3))
    assert told(found) == ["news.tar/0.txt", "news.tar/1.txt", "news.tar/2.txt", "too-many-files"]


def test_ten_thousand_pictures_are_one_note() -> None:
    files = ((f"{number}.png", b"\x89PNG and so on") for number in range(10_000))
    (document, note) = items("news.tar", tarred(*files, ("report.txt", REPORT)))
    assert isinstance(document, RawDocument)
    assert (note.code, note.fatal) == ("unknown-format", False)  # type: ignore[union-attr]
    assert "9,999 more" in note.detail  # type: ignore[union-attr]


class _Watched(io.BytesIO):
    """Bytes that tell how far they were read."""

    furthest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        self.furthest = max(self.furthest, self.tell())
        return content

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        number = super().readinto(buffer)
        self.furthest = max(self.furthest, self.tell())
        return number


def test_the_first_document_comes_before_the_end_is_read() -> None:
    files = [(f"{number}.txt", REPORT * 1000) for number in range(100)]
    stream = _Watched(tarred(*files))
    reading = reading_with(Options())
    found = reading.read(Entry("news.tar", "news.tar", lambda: stream))
    assert isinstance(next(found), RawDocument)
    assert stream.furthest < len(stream.getvalue()) / 10
    assert len(list(found)) == 99
