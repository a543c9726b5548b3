"""A mail is a document with what is attached to it; of a saved page, each page is one."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from archive_files import PAGE, PNG, TEXT, multipart, part, zip_file
from archives.opening import opened, sources, unread
from disclosure_lint.document import Concealed, Document
from disclosure_lint.readers import read
from disclosure_lint.source import Reason, Source

HEAD = "From: a@qinglan.example\nTo: b@qinglan.example\nDate: Tue, 05 Mar 2024 10:00:00 +0800\n"
PLAIN = "text/plain; charset=utf-8"


def document(data: bytes, name: str = "m.eml") -> Document:
    first = opened(data, name)[0]
    assert isinstance(first, Source)
    found = read(first)
    assert isinstance(found, Document)
    return found


def lines(found: Document) -> list[str]:
    return [block.text.value for block in found.blocks]


def word(text: str, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def test_a_mail_is_a_document_of_its_head_and_text() -> None:
    found = document(f"{HEAD}Subject: 通知\nX-Mailer: x\n\n".encode() + TEXT)
    assert lines(found) == [
        "发件人：a@qinglan.example",
        "收件人：b@qinglan.example",
        "日期：Tue, 05 Mar 2024 10:00:00 +0800",
        "主题：通知",
        TEXT.decode().strip(),
    ]
    assert (found.name, found.media) == ("m.eml", "text/plain")
    assert found.date == datetime(2024, 3, 5, 10, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize("suffix", [".eml", ".txt", "", ".mht"])
def test_a_mail_is_known_by_its_head(suffix: str) -> None:
    assert list(sources(HEAD.encode() + b"\nx", f"m{suffix}")) == [f"m{suffix}"]


@pytest.mark.parametrize(
    "text",
    [
        "From: 青岚市\n\n正文",
        "主题：通知\nFrom: a\n",
        "Note: a\nDate: b\n\nc",
        "Subject: a\nDate: b\n\nc",
        "From: a",
    ],
)
def test_text_that_begins_somewhat_like_a_mail_is_text(text: str) -> None:
    (found,) = opened(text.encode(), "a.txt")
    assert found == Source("a.txt", text.encode())


@pytest.mark.parametrize(
    "subject",
    [
        word("青岚市通知", "utf-8"),
        word("青岚市通知", "gbk"),
        word("青岚市通知", "gb2312"),
        word("青岚市", "gb18030") + "\n " + word("通知", "gb18030"),
        "=?gb2312?Q?" + quopri.encodestring("青岚市通知".encode("gbk")).decode() + "?=",
        "=?x-unknown?B?" + base64.b64encode("青岚市通知".encode()).decode() + "?=",
    ],
)
def test_words_of_the_head_are_decoded(subject: str) -> None:
    assert "主题：青岚市通知" in lines(document(f"{HEAD}Subject: {subject}\n\nx".encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_head_of_bare_bytes_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    assert "主题：青岚市通知" in lines(document(HEAD.encode() + "Subject: 青岚市通知\n\nx".encode(encoding)))


def test_a_rare_name_cut_in_two_by_the_encoding_of_words_is_whole() -> None:
    data = "青岚市".encode()
    words = [f"=?utf-8?B?{base64.b64encode(piece).decode()}?=" for piece in (data[:4], data[4:])]
    assert "主题：青岚市" in lines(document(f"{HEAD}Subject: {words[0]}\n {words[1]}\n\nx".encode()))


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gb18030"), ("gbk", "gbk"), ("big5", "big5"), ("hz-gb-2312", "hz")]
)
def test_texts_are_read_in_the_charset_they_declare(charset: str, encoding: str) -> None:
    text = "收到申請約五十餘件" if charset == "big5" else "收到申请约五十余件"
    data = multipart("mixed", [part(text.encode(encoding), f"text/plain; charset={charset}")], HEAD)
    assert lines(document(data))[-1] == text


def test_of_two_texts_the_page_is_shown_and_what_it_lacks_is_hidden() -> None:
    plain = TEXT + "只在这里的一行。\n".encode()
    both = multipart("alternative", [part(plain, PLAIN), part(PAGE, "text/html; charset=utf-8")], HEAD)
    found = document(both)
    assert found.media == "text/html"
    assert sum("50余件" in line for line in lines(found)) == 1
    hidden = [(one.text.value, one.kind) for one in found.hidden]
    assert hidden == [("只在这里的一行。", Concealed.STYLE)]


def test_a_page_that_declares_another_charset_than_it_was_sent_in_is_no_fault() -> None:
    page = b'<meta charset="gb2312">' + PAGE
    assert document(multipart("mixed", [part(page, "text/html; charset=utf-8")], HEAD)).flaws == ()


def test_signs_of_markup_in_the_head_are_text() -> None:
    data = multipart("mixed", [part(PAGE, "text/html")], HEAD + "Subject: <b>&amp;\n")
    assert "主题：<b>&amp;" in lines(document(data))


def test_attachments_are_documents_and_archives_among_them_are_opened() -> None:
    name = "=?gbk?B?" + base64.b64encode("附件.zip".encode("gbk")).decode() + "?="
    attached = [
        part(TEXT, PLAIN, fields='Content-Disposition: attachment; filename="b.txt"\n'),
        part(zip_file({"内.txt": TEXT}), f'application/zip; name="{name}"'),
        part(TEXT, "text/plain", fields="Content-Disposition: attachment;\n filename*=gb2312''%B8%BD.txt\n"),
        part(PNG, "image/png", fields="Content-ID: <1>\n"),
    ]
    assert list(sources(multipart("mixed", [part(TEXT, PLAIN), *attached], HEAD), "m.eml")) == [
        "m.eml",
        "m.eml!b.txt",
        "m.eml!附件.zip!内.txt",
        "m.eml!附.txt",
    ]


def test_a_mail_in_a_mail_is_a_document_of_its_own() -> None:
    inner = f"{HEAD}Subject: 内\n\n".encode() + TEXT
    data = multipart("mixed", [part(TEXT, PLAIN), part(inner, "message/rfc822", "8bit")], HEAD)
    found = sources(data, "m.eml")
    assert list(found) == ["m.eml", "m.eml!2.eml"]
    assert "主题：内" in found["m.eml!2.eml"].decode()


@pytest.mark.parametrize("damage", [b"\n=\n", b"!", b"\xff\xfe", b"A"])
def test_broken_base64_is_decoded_as_far_as_it_goes(damage: bytes) -> None:
    body = base64.encodebytes(TEXT * 3)
    data = multipart(
        "mixed", [part(body + damage, PLAIN).replace(base64.encodebytes(body + damage), body + damage)]
    )
    assert TEXT.decode().strip() in lines(document(HEAD.encode() + data))


def test_quoted_printable_is_decoded() -> None:
    data = multipart("mixed", [part(quopri.encodestring(TEXT), PLAIN, "quoted-printable")], HEAD)
    assert TEXT.decode().strip() in lines(document(data))


def test_a_mail_without_its_end_is_read() -> None:
    data = multipart("mixed", [part(TEXT, PLAIN), part(zip_file({"a.txt": TEXT}), "application/zip")], HEAD)
    assert TEXT.decode().strip() in lines(document(data[: len(data) // 2]))


def test_parts_in_parts_end_somewhere() -> None:
    data = part(TEXT, PLAIN)
    for number in range(500):
        data = multipart("mixed", [data], boundary=f"b{number}-")
    assert [why for _, *why in unread(HEAD.encode() + data)] in ([], [[Reason.DAMAGED, "RecursionError"]])


def test_a_mail_python_writes_is_read() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "甲 <a@qinglan.example>",
        "b@qinglan.example",
        "关于公开的通知" * 9,
    )
    message.set_content(TEXT.decode())
    message.add_alternative(PAGE.decode(), subtype="html")
    message.add_attachment(TEXT, maintype="text", subtype="plain", filename="名单.txt")
    found = sources(message.as_bytes(), "m.eml")
    assert list(found) == ["m.eml", "m.eml!名单.txt"]
    assert "主题：" + "关于公开的通知" * 9 in found["m.eml"].decode()
    assert "发件人：甲 <a@qinglan.example>" in found["m.eml"].decode().replace("&lt;", "<").replace(
        "&gt;", ">"
    )


SAVED = "From: <Saved by Blink>\nSnapshot-Content-Location: http://a.cn/x.html\nSubject: t\n"


@pytest.mark.parametrize("head", [SAVED, "From: =?gb2312?B?08kg?= Windows\n", "", "X-Unsent: 1\n"])
def test_of_a_saved_page_each_page_is_a_document(head: str) -> None:
    parts = [
        part(
            quopri.encodestring(PAGE),
            "text/html; charset=utf-8",
            "quoted-printable",
            "Content-Location: http://a.cn/x.html\n",
        ),
        part(PNG, "image/png", fields="Content-Location: http://a.cn/x.png\n"),
        part(PAGE, "text/html", fields="Content-Location: cid:frame@mhtml.blink\n"),
        part(b"a{}", "text/css"),
    ]
    data = multipart("related", parts, head)
    assert sources(data, "p.mht") == {
        "p.mht!http://a.cn/x.html": PAGE,
        "p.mht!cid:frame@mhtml.blink": PAGE,
    }
    assert unread(data, "p.mht") == [("p.mht", Reason.PAGE_ASSET, "2: image/png 1, text/css 1")]


def test_places_in_a_saved_page_are_those_of_the_decoded_page() -> None:
    text = multipart(
        "related", [part(quopri.encodestring(b"\n\n" + PAGE), "text/html", "quoted-printable")], SAVED
    )
    (first, *_) = opened(text, "p.mht")
    assert isinstance(first, Source)
    found = read(first)
    assert isinstance(found, Document)
    assert found.point(found.blocks[0].text.span().start).line == 3
    assert first.date is None or first.date.tzinfo is UTC
