"""Messages and pages saved as one file."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import LEAD, MORE

from fogline.clean import clean
from fogline.config import Limits
from fogline.read import Options
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.records import Article, Problem, RawDocument

TEXT = f"{LEAD}\n\n{MORE}\n"
PAGE = f"<html><body><h1>Forces withdraw from Qasr</h1><p>{LEAD}</p><p>{MORE}</p></body></html>"
HEAD = b"From: Qasr Monitor <news@example.org>\r\nSubject: Fwd: Forces withdraw\r\nDate: Mon, 26 Mar 2018 23:30:00 +0300\r\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def _items(content: bytes, name: str = "report.eml", **limits: int) -> list[RawDocument | Problem]:
    reading = reading_with(Options(Limits(**limits)))
    return list(reading.read(Entry.of_bytes(name, name, content)))


def _documents(content: bytes, name: str = "report.eml") -> list[RawDocument]:
    items = _items(content, name)
    assert not [item for item in items if isinstance(item, Problem)], items
    return [item for item in items if isinstance(item, RawDocument)]


def _mail(text: str = TEXT, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Nora Hale <nora@example.org>"
    mail["Subject"] = "Forces withdraw from Qasr"
    mail["Date"] = "Mon, 26 Mar 2018 23:30:00 +0300"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def _problems(content: bytes) -> list[tuple[str, bool]]:
    return [(item.code, item.fatal) for item in _items(content) if isinstance(item, Problem)]


def test_a_message_is_its_text_with_what_its_head_says() -> None:
    (document,) = _documents(_mail().as_bytes())
    assert document.content.decode().split() == TEXT.split()
    assert (document.name, document.address, document.media_type) == ("report", "report.eml", "text/plain")
    assert dict(document.metadata) == {
        "title": "Forces withdraw from Qasr",
        "published": "2018-03-26T23:30:00+03:00",
        "author": "Nora Hale",
        "charset": "utf-8",
    }


def test_its_date_is_the_sender_s_own_day() -> None:
    (document,) = _documents(_mail().as_bytes())
    article = clean(document)
    assert isinstance(article, Article)
    assert article.published
    assert str(article.published.day) == "2018-03-26"


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"List_Unsubscribe": "<https://example.org/no>"}, {"outlet": "Nora Hale"}),
        (
            {"List_Id": "Qasr Watch <qasr.example.org>", "List_Post": "<mailto:qasr@example.org>"},
            {"outlet": "Qasr Watch", "author": "Nora Hale"},
        ),
        ({"List_Id": "Qasr Watch <qasr.example.org>", "List_Post": "NO"}, {"outlet": "Nora Hale"}),
        ({"Archived_At": "<https://example.org/2018/12>"}, {"author": "Nora Hale", "url": "https://example.org/2018/12"}),
    ],
)
def test_who_sends_to_many_is_the_outlet(headers: dict[str, str], told: dict[str, str]) -> None:
    (document,) = _documents(_mail(**headers).as_bytes())
    found = dict(document.metadata)
    assert {key: found[key] for key in ("outlet", "author", "url") if key in found} == told


def test_a_known_outlet_is_the_outlet() -> None:
    mail = _mail()
    mail.replace_header("From", "Reuters <news@example.org>")
    assert dict(_documents(mail.as_bytes())[0].metadata)["outlet"] == "Reuters"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: Forces withdraw", "Forces withdraw"),
        ("[qasr-watch] Re: Forces withdraw", "Forces withdraw"),
        ("=?utf-8?q?Forces_withdraw_=E2=80=93_at_last?=", "Forces withdraw – at last"),
        ("=?iso-8859-1?b?Y2Fm6Q==?= =?iso-8859-1?q?_closed?=", "café closed"),
        ("=?nonsense?q?Forces?=", "Forces"),
    ],
)
def test_the_title_is_the_subject_as_it_is_shown(subject: str, title: str) -> None:
    content = f"List-Id: <a.example.org>\r\nSubject: {subject}\r\n\r\n{TEXT}".encode()
    assert dict(_documents(content)[0].metadata)["title"] == title


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_head_with_bytes_beyond_ascii_is_read(encoding: str) -> None:
    content = "Subject: “Café” closed\r\n\r\n".encode(encoding) + TEXT.encode()
    assert dict(_documents(content)[0].metadata)["title"] == "“Café” closed"


def test_the_bytes_stand_as_they_were_with_their_encoding() -> None:
    content = (
        HEAD
        + b"Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        + b"\r\nIn =\r\n=93Qasr=94"
    )
    (document,) = _documents(content)
    assert document.content == b"In \x93Qasr\x94"
    assert dict(document.metadata)["charset"] == "windows-1252"


@pytest.mark.parametrize(("plain", "media_type"), [(TEXT, "text/plain"), ("View this email in your browser.", "text/html")])
def test_of_alternatives_the_plain_text_is_taken_if_it_is_one(plain: str, media_type: str) -> None:
    mail = _mail(plain)
    mail.add_alternative("<style>" + "p {color: red} " * 100 + "</style>" + PAGE, subtype="html")
    assert [document.media_type for document in _documents(mail.as_bytes())] == [media_type]


def test_files_attached_are_documents_and_pictures_are_not() -> None:
    mail = _mail()
    mail.add_attachment(TEXT.encode(), maintype="application", subtype="octet-stream", filename="../a/annex.txt")
    mail.add_attachment(PAGE, subtype="html", filename="page.html")
    mail.add_attachment(PICTURE, maintype="image", subtype="png", filename="map.png")
    mail.add_attachment(PICTURE, maintype="application", subtype="octet-stream", filename="map2.dat")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="annex.txt")
    found = [(document.address, document.media_type, dict(document.metadata)) for document in _documents(mail.as_bytes())[1:]]
    assert found == [
        ("report.eml/annex.txt", "text/plain", {}),
        ("report.eml/page.html", "text/html", {}),
        ("report.eml/annex.txt (2)", "text/plain", {}),
    ]


def test_a_message_of_nothing_but_a_file_is_that_file() -> None:
    mail = _mail("\n")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="annex.txt")
    assert [document.address for document in _documents(mail.as_bytes())] == ["report.eml/annex.txt"]


def test_text_that_pictures_divide_is_one_text() -> None:
    mail = MIMEMultipart()
    for part in (MIMEText(LEAD, "plain", "us-ascii"), MIMEText(f"“{MORE}”", "plain", "windows-1252")):
        mail.attach(part)
    (document,) = _documents(mail.as_bytes())
    assert document.content.decode() == f"{LEAD}\n\n“{MORE}”"


def test_forwarded_messages_are_documents_down_to_a_depth() -> None:
    mail: EmailMessage | MIMEMultipart = _mail(MORE)
    for number in range(6):
        outer = MIMEMultipart()
        outer["Subject"] = f"Number {number}"
        outer.attach(MIMEText(LEAD))
        outer.attach(MIMEMessage(mail))
        mail = outer
    items = _items(mail.as_bytes())
    assert [item.metadata[0][1] for item in items if isinstance(item, RawDocument)] == [f"Number {n}" for n in (5, 4, 3, 2)]
    assert [item.code for item in items if isinstance(item, Problem)] == ["too-deep"]


def _saved(headers: bytes, location: bytes = b"https://example.org/2018/03/26/qasr?id=1") -> bytes:
    return (
        headers + b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        b"------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
        + location
        + b"\r\n\r\n"
        + PAGE.replace("=", "=3D").encode()
        + b"\r\n------b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.org/\r\n\r\n<p>Buy now</p>\r\n"
        b"------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/a.png\r\n\r\n"
        + base64.b64encode(PICTURE)
        + b"\r\n------b--\r\n"
    )


@pytest.mark.parametrize(
    "headers",
    [
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/2018/03/26/qasr?id=1\r\nSubject: Forces\r\n"
        b"Date: Sat, 5 Jan 2019 10:00:00 -0000\r\n",
        b'From: "Saved by Windows Internet Explorer 8"\r\nSubject: Forces\r\nDate: Sat, 5 Jan 2019 10:00:00 +0000\r\n',
    ],
)
def test_a_saved_page_is_a_page_and_its_date_is_when_it_was_saved(headers: bytes) -> None:
    (document,) = _documents(_saved(headers), "report.mht")
    assert (document.media_type, document.content.decode()) == ("text/html", PAGE)
    found = dict(document.metadata)
    assert found["url"] == "https://example.org/2018/03/26/qasr?id=1"
    assert found["fetched"].startswith("2019-01-05")
    assert not {"published", "author", "outlet", "title"} & set(found)


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + TEXT.encode(), [("broken-mail", False)]),
        (HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + TEXT.encode(), [("broken-mail", False)]),
        (HEAD + b"Content-Type: text/plain; charset=x-odd\r\n\r\n" + TEXT.encode(), [("broken-mail", False)]),
        (HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nVGhlIGFybXkgbGVmdC4*VGhl", [("broken-mail", False)]),
        (b"Date: some day\r\n\r\n" + TEXT.encode(), [("broken-mail", False)]),
        (HEAD + b"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n", [("encrypted", True)]),
        (HEAD + b"\r\n \r\n", [("empty-file", True)]),
        (b"", [("empty-file", True)]),
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes_and_told(content: bytes, problems: list[tuple[str, bool]]) -> None:
    assert _problems(content) == problems
    documents = [item for item in _items(content) if isinstance(item, RawDocument)]
    assert bool(documents) is not problems[0][1]


def test_parts_within_parts_without_end_are_a_problem() -> None:
    content = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2000))
    assert _problems(content)[0] == ("broken-mail", True)


def test_a_head_made_to_hold_up_the_reading_does_not() -> None:
    for name in ("From", "To", "Date", "Subject", "Content-Type", "Content-Disposition", "List-Id"):
        for value in ("(" * 50_000, "; a=b" * 50_000, "=?a?q?" * 50_000, '"' * 50_000, "<" * 50_000):
            assert _items(f"{name}: text/plain {value}\r\n\r\n{TEXT}".encode())


def test_a_message_over_the_limit_is_refused() -> None:
    (problem,) = _items(_mail().as_bytes(), office_bytes=100)
    assert isinstance(problem, Problem)
    assert problem.code == "too-large"


def _rich() -> bytes:
    mail = _mail(List_Id="Qasr <q.example.org>")
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="Café.txt")
    mail.add_attachment(_mail(MORE))
    return mail.as_bytes()


RICH = _rich()
PIECES = [
    b"",
    b"\r\n",
    b"\0",
    b"--",
    b"=?utf-8?b?",
    b"charset=zip",
    b"\xff\xfe",
    b"multipart/mixed",
    b"base64",
    b"uuencode",
    b";",
    b'"',
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(RICH)), st.integers(0, 30), st.one_of(st.sampled_from(PIECES), st.binary(max_size=6))))
)
def test_a_damaged_message_never_stops_the_reading(changes: list[tuple[int, int, bytes]]) -> None:
    content = RICH
    for at, gone, value in changes:
        content = content[:at] + value + content[at + gone :]
    for item in _items(content):
        assert item.address if isinstance(item, RawDocument) else item.hint


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_named_as_a_message_never_stop_the_reading(content: bytes) -> None:
    assert _items(b"Subject: a\r\nContent-Type: text/plain; charset=" + content)


def _mailbox(*messages: bytes) -> bytes:
    return b"".join(b"From nora@example.org Mon Mar 26 18:00:00 2018\r\n" + message + b"\r\n\r\n" for message in messages)


def test_each_message_of_a_mailbox_is_read() -> None:
    first = HEAD + b"\r\n" + LEAD.encode() + b"\r\n\r\n>From the ridge shells fell.\r\nFrom noon on it was calm."
    items = _items(_mailbox(first, HEAD + b"\r\n" + b"a" * 2000, _mail(MORE).as_bytes()), "news.mbox", office_bytes=1000)
    assert [(item.name, item.address) if isinstance(item, RawDocument) else item.code for item in items] == [
        ("news-001", "news.mbox:1"),
        "too-large",
        ("news-003", "news.mbox:3"),
    ]
    assert isinstance(items[0], RawDocument)
    assert items[0].content.decode().endswith("\r\n\r\nFrom the ridge shells fell.\r\nFrom noon on it was calm.\r\n\r\n")


def test_a_mailbox_without_messages_is_a_problem() -> None:
    assert [item.code for item in _items(b"Nothing here\n", "news.mbox") if isinstance(item, Problem)] == ["empty-file"]
