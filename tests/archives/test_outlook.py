"""Mails of Outlook are read as other mails are."""

from __future__ import annotations

from archive_files import PAGE, TEXT, zip_file
from archives.opening import opened, sources, unread
from compound_files import compound_file
from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.source import Reason, Source

PROPERTIES = ("__properties_version1.0",)
ATTACHMENT = "__attach_version1.0_#00000000"


def wide(number: str, text: str) -> tuple[str, bytes]:
    return f"__substg1.0_{number}001F", text.encode("utf-16-le")


def streams(*path: str, page: bytes = b"") -> dict[tuple[str, ...], bytes]:
    known = dict(
        [wide("0037", "关于公开的通知"), wide("0C1A", "甲"), wide("0E04", "乙"), wide("1000", TEXT.decode())]
    )
    known |= {"__substg1.0_10130102": page} if page else {}
    return {(*path, name): data for name, data in known.items()} | {(*path, *PROPERTIES): b"\0" * 32}


def texts(data: bytes) -> list[str]:
    first = opened(data, "m.msg")[0]
    assert isinstance(first, Source)
    found = read(first)
    assert isinstance(found, Document)
    assert found.flaws == ()
    return [block.text.value for block in found.blocks]


def test_a_mail_is_a_document_of_its_head_and_text() -> None:
    assert texts(compound_file(streams())) == [
        "主题：关于公开的通知",
        "发件人：甲",
        "收件人：乙",
        TEXT.decode().strip(),
    ]


def test_the_page_is_shown_where_there_is_one() -> None:
    assert texts(compound_file(streams(page=PAGE)))[-1] == TEXT.decode().strip()
    assert len(texts(compound_file(streams(page=PAGE)))) == 4


def test_recipients_and_names_in_one_byte_are_read() -> None:
    recipient = ("__recip_version1.0_#00000000",)
    more = {
        (*recipient, "__substg1.0_3001001E"): "丙".encode("gbk"),
        (*recipient, wide("39FE", "")[0]): "c@qinglan.example".encode("utf-16-le"),
    }
    assert "收件人：丙 c@qinglan.example" in texts(compound_file(streams() | more))


def test_attachments_are_documents() -> None:
    attached = {
        (ATTACHMENT, wide("3707", "")[0]): "附件.zip".encode("utf-16-le"),
        (ATTACHMENT, "__substg1.0_37010102"): zip_file({"内.txt": TEXT}),
        ("__attach_version1.0_#00000001", wide("3704", "")[0]): "空.txt".encode("utf-16-le"),
    }
    data = compound_file(streams() | attached)
    assert list(sources(data, "m.msg")) == ["m.msg", "m.msg!附件.zip!内.txt"]
    assert unread(data, "m.msg") == [("m.msg!空.txt", Reason.EMPTY, "")]


def test_a_mail_in_a_mail_is_a_document_of_its_own() -> None:
    inner = streams(ATTACHMENT, "__substg1.0_3701000D")
    named = {(ATTACHMENT, wide("3001", "")[0]): "内".encode("utf-16-le")}
    data = compound_file(streams() | inner | named)
    assert list(sources(data, "m.msg")) == ["m.msg", "m.msg!内"]
