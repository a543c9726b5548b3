"""Records of WARC files are documents with their URL and date; what was lost on the way is told."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as Oracle
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive_files import PAGE, PNG, TEXT, chunked, record, warc, zip_file
from archives.opening import opened, sources, unread
from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.source import Reason, Source, Unread

HTML = "Content-Type: text/html"
SIX = [record(f"http://a.cn/{n}.html", PAGE * 20 + f"<p>{n}".encode()) for n in range(6)]


@pytest.mark.parametrize("packed", [True, False])
def test_records_are_documents_with_address_and_date(*, packed: bool) -> None:
    data = warc(
        [record("http://a.cn/x.jsp?id=3", PAGE, "Content-Type: text/html; charset=utf-8")], packed=packed
    )
    assert opened(data, "s.warc.gz" if packed else "s.warc") == [
        Source(
            f"s.warc{'.gz' * packed}!http://a.cn/x.jsp?id=3",
            PAGE,
            media="text/html; charset=utf-8",
            address="http://a.cn/x.jsp?id=3",
            date=datetime(2024, 3, 5, 2, tzinfo=UTC),
            depth=1,
        )
    ]


def test_a_document_keeps_where_it_was_fetched_and_when() -> None:
    (source,) = opened(warc([record("http://a.cn/x", PAGE)]))
    assert isinstance(source, Source)
    document = read(source)
    assert isinstance(document, Document)
    assert (document.address, document.date) == ("http://a.cn/x", datetime(2024, 3, 5, 2, tzinfo=UTC))


def test_responses_resources_and_conversions_are_documents_and_nothing_else() -> None:
    kinds = ["warcinfo", "request", "metadata", "response", "resource", "conversion"]
    records = [record(f"http://a.cn/{kind}", PAGE, None, kind=kind) for kind in kinds]
    assert list(sources(warc(records))) == [f"f!http://a.cn/{kind}" for kind in kinds[3:]]
    assert unread(warc(records)) == []


def test_repetitions_errors_and_what_pages_are_made_of_are_counted() -> None:
    records = [
        record("http://a.cn/", PAGE),
        record("http://a.cn/", b"", kind="revisit"),
        record("http://a.cn/", b"", kind="revisit"),
        record("http://a.cn/old", b"", status="302 Found"),
        record("http://a.cn/no", PAGE, status="404 Not Found"),
        record("http://a.cn/a.css", b"a", "Content-Type: text/css"),
        record("http://a.cn/img?1", PNG, "Content-Type: image/png"),
        record("http://a.cn/a.js", b"a", "Content-Type: application/javascript"),
        record("http://a.cn/b.js", b"a", "Server: x"),
        record("dns:a.cn", b"a.cn 1.2.3.4", None),
    ]
    assert list(sources(warc(records))) == ["f!http://a.cn/"]
    assert unread(warc(records)) == [
        ("f", Reason.PAGE_ASSET, "4: css 1, image/png 1, js 2"),
        ("f", Reason.UNCHANGED, "2"),
        ("f", Reason.FAILED_FETCH, "2: HTTP 302 1, HTTP 404 1"),
    ]


@pytest.mark.parametrize(
    ("http", "data"),
    [
        ("Transfer-Encoding: chunked", chunked(PAGE)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(PAGE))),
        ("Content-Encoding: gzip", gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:])),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: br", brotli.compress(PAGE)),
        ("Content-Encoding: gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("Content-Encoding: identity", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: br", PAGE),
    ],
)
def test_encodings_are_undone_where_they_are_there(http: str, data: bytes) -> None:
    found = warc([record(f"http://a.cn/{n}", data, f"{HTML}\r\n{http}") for n in range(3)])
    assert list(sources(found).values()) == [PAGE] * 3
    assert unread(found) == []


@pytest.mark.parametrize(
    ("http", "data", "why"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE * 99)[:-20], "cut"),
        ("Content-Encoding: br", brotli.compress(TEXT * 99 + PAGE)[:-3], "br"),
        ("Transfer-Encoding: chunked", chunked(PAGE)[:-9], "chunked"),
        ("Content-Encoding: zstd", b"\x28\xb5\x2f\xfd", "zstd"),
    ],
)
def test_an_encoding_that_cannot_be_undone_to_the_end_is_told(http: str, data: bytes, why: str) -> None:
    assert unread(warc([record("http://a.cn/", data, f"{HTML}\r\n{http}")]))[-1:] == [
        ("f!http://a.cn/", Reason.DAMAGED, why)
    ]


def test_an_encoded_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_lint.archives.warc.MOST_BYTES", 1 << 20)
    bombs = [("gzip", gzip.compress(b"0" * 5_000_000)), ("br", brotli.compress(b"0" * 5_000_000))]
    records = [
        record(f"http://a.cn/{name}", data, f"{HTML}\r\nContent-Encoding: {name}") for name, data in bombs
    ]
    plain = record("http://a.cn/plain", b"0" * 2_000_000)
    assert unread(warc([*records, plain])) == [
        (f"f!http://a.cn/{name}", Reason.LIMIT, "> 1 MB") for name in ("gzip", "br", "plain")
    ]


def test_a_record_that_says_it_is_truncated_is_read_and_told() -> None:
    data = warc([record("http://a.cn/", PAGE, fields="WARC-Truncated: length\r\n")])
    assert list(sources(data)) == ["f!http://a.cn/"]
    assert unread(data) == [("f!http://a.cn/", Reason.DAMAGED, "WARC-Truncated: length")]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("end", [0.999, 0.9, 0.7, 0.55])
def test_an_archive_that_breaks_off_is_read_so_far_and_told(end: float, *, packed: bool) -> None:
    whole = warc(SIX, packed=packed)
    data = whole[: int(len(whole) * end)]
    assert len(sources(data)) >= int(6 * end)
    assert unread(data)[-1][:2] == ("f", Reason.DAMAGED)


@pytest.mark.parametrize("packed", [True, False])
def test_every_place_an_archive_may_break_off_at_is_told(*, packed: bool) -> None:
    first, second = (warc([one], packed=packed) for one in SIX[:2])
    for size in range(len(first) + 1, len(first) + len(second) - 4):
        assert unread((first + second)[:size]), size
    assert unread(first + second) == []


def test_a_damaged_record_costs_that_record() -> None:
    pieces = [gzip.compress(one) for one in SIX]
    pieces[2] = pieces[2][:60] + bytes(byte ^ 0x55 for byte in pieces[2][60:100]) + pieces[2][100:]
    data = b"".join(pieces)
    whole = [name for name, page in sources(data).items() if page.startswith(PAGE * 20)]
    assert [name[-6] for name in whole] == ["0", "1", "3", "4", "5"]
    assert unread(data)[-1][:2] == ("f", Reason.DAMAGED)


def test_a_damaged_first_record_costs_no_other() -> None:
    first = gzip.compress(SIX[0])
    data = first[:10] + b"\xff" * 40 + first[50:] + warc(SIX[1:])
    assert len(sources(data, "s.warc.gz")) == 5


def test_rubbish_between_records_costs_no_record() -> None:
    data = warc(SIX[:2], packed=False) + b"rubbish\r\n\r\nmore rubbish\r\n" + warc(SIX[2:], packed=False)
    assert len(sources(data)) == 6
    assert unread(data)[-1][:2] == ("f", Reason.DAMAGED)


def test_an_archive_of_unix_lines_is_read() -> None:
    split = [one.partition(b"\r\n\r\n") for one in SIX]
    lines = [head.replace(b"\r\n", b"\n") + b"\n\n" + block[:-4] + b"\n\n" for head, _, block in split]
    assert len(sources(b"".join(lines))) == 6


def test_a_url_in_any_encoding_is_a_name() -> None:
    data = record("http://a.cn/名单.htm", PAGE).replace("名单".encode(), "名单".encode("gbk"))
    assert list(sources(warc([data]))) == ["f!http://a.cn/名单.htm"]


def test_attachments_of_sites_are_read_by_what_they_are() -> None:
    records = [
        record(
            "http://a.cn/down?file=1", zip_file({"a.txt": TEXT}), "Content-Type: application/octet-stream"
        ),
        record("http://a.cn/data.pptx", b"1,2\n", "Content-Type: application/x"),
        record("http://a.cn/plain", TEXT, "Content-Type: text/plain"),
        record("http://a.cn/none", TEXT, "Server: x"),
        record("http://a.cn/empty", b""),
    ]
    assert list(sources(warc(records))) == [
        "f!http://a.cn/down?file=1!a.txt",
        "f!http://a.cn/plain",
        "f!http://a.cn/none",
    ]
    assert unread(warc(records)) == [("f!http://a.cn/data.pptx", Reason.UNSUPPORTED, ".pptx")]


@pytest.mark.parametrize(
    ("media", "encoding", "flaws"),
    [
        ("text/html", "gb18030", []),
        ("text/html; charset=gb2312", "gb18030", []),
        ("text/html; charset=utf-8", "gb18030", [("wrong-charset", "utf-8 / GB18030")]),
    ],
)
def test_a_charset_the_server_declares_is_compared_with_what_is_found(
    media: str, encoding: str, flaws: list[tuple[str, str]]
) -> None:
    (source,) = opened(warc([record("http://a.cn/", PAGE.decode().encode("gbk"), f"Content-Type: {media}")]))
    assert isinstance(source, Source)
    found = read(source)
    assert isinstance(found, Document)
    assert found.encoding == encoding
    assert [(flaw.id, flaw.detail) for flaw in found.flaws] == flaws


def test_a_fragment_the_server_calls_a_page_is_one() -> None:
    (source,) = opened(warc([record("http://a.cn/frag.do", "约<b>50</b>余件".encode())]))
    assert isinstance(source, Source)
    found = read(source)
    assert isinstance(found, Document)
    assert found.media == "text/html"


def test_a_wacz_file_is_read_by_the_archives_in_it() -> None:
    files = {
        "archive/data.warc.gz": warc(SIX),
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"url": "http://a.cn/0.html"}\n',
        "indexes/index.cdx.gz": b"\x1f\x8b",
    }
    data = zip_file(files, packed=False)
    assert list(sources(data, "s.wacz")) == [
        f"s.wacz!archive/data.warc.gz!http://a.cn/{n}.html" for n in range(6)
    ]
    assert unread(data) == []


@pytest.mark.parametrize("packed", [True, False])
def test_large_archives_in_archives_are_read_piece_by_piece(*, packed: bool) -> None:
    large = warc([record(f"http://a.cn/{n}", bytes(range(256)) * 4096) for n in range(3)], packed=False)
    data = zip_file({"archive/data.warc": large, "cut.warc": large[:-9]}, packed=packed)
    assert len(sources(data)) == 6
    assert [one[:2] for one in unread(data)] == [
        ("f!cut.warc!http://a.cn/2", Reason.DAMAGED),
        ("f!cut.warc", Reason.DAMAGED),
    ]


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    assert unread(warc(SIX), "s.warc.gz") == [
        ("s.warc.gz", Reason.MISSING_TOOL, "pip install 'disclosure-lint[warc]'")
    ]


# warcio leaves its temporary files to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_records_of_another_writer_are_read_as_another_reader_reads_them() -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    pages = [PAGE * (n + 1) for n in range(20)]
    for number, page in enumerate(pages):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        payload = io.BytesIO(page)
        writer.write_record(
            writer.create_warc_record(f"http://a.cn/{number}", "response", payload=payload, http_headers=http)
        )
    out.seek(0)
    theirs = [one.content_stream().read() for one in Oracle(out) if one.rec_type == "response"]
    assert list(sources(out.getvalue()).values()) == theirs == pages
    out.seek(0)
    assert sum(1 for _ in ArchiveIterator(out)) == len(pages)


def test_reprs_tell_no_address() -> None:
    (source,) = opened(warc([record("http://a.cn/secret", PAGE)]))
    assert "secret" not in repr(source)
    assert "secret" not in repr(Unread("http://a.cn/secret", Reason.DAMAGED))
