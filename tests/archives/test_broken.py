"""Whatever is broken in an archive or a mail, nothing raises and nothing hangs."""

from __future__ import annotations

import bz2
import gzip
import lzma
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_files import PAGE, PNG, TEXT, chunked, multipart, part, record, tar_file, warc, zip_file
from archives.opening import opened
from compound_files import compound_file
from disclosure_lint.archives.http_body import BodyLimitError, decode_body
from disclosure_lint.archives.mail import header_text
from disclosure_lint.archives.names import decode_name
from disclosure_lint.document import Document
from disclosure_lint.source import Source, Unread
from file_damage import mutants

_HTTP = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
FILES = {
    "zip": zip_file({"一.txt": TEXT * 50, "in.zip": zip_file({"a.html": PAGE}), "s.css": b"a"}),
    "tar": tar_file({"名.txt": TEXT * 20, "b.html": PAGE}),
    "tgz": tar_file({"名.txt": TEXT * 20, "b.html": PAGE}, "w:gz"),
    "gz": gzip.compress(TEXT * 100),
    "bz2": bz2.compress(TEXT * 100),
    "xz": lzma.compress(TEXT * 100),
    "warc": warc([record(f"http://a.cn/{n}", PAGE * 20) for n in range(6)], packed=False),
    "warc.gz": warc([record(f"http://a.cn/{n}", PAGE * 20) for n in range(6)]),
    "chunked": warc([record(f"http://a.cn/{n}", chunked(gzip.compress(PAGE * 20)), _HTTP) for n in range(4)]),
    "wacz": zip_file({"datapackage.json": b"{}", "archive/d.warc.gz": warc([record("http://a.cn/", PAGE)])}),
    "eml": multipart(
        "mixed",
        [
            multipart("alternative", [part(TEXT, "text/plain"), part(PAGE, "text/html")], boundary="x"),
            part(zip_file({"a.txt": TEXT}), 'application/zip; name="a.zip"'),
        ],
        "From: a@b.cn\nTo: c@d.cn\nSubject: =?gbk?B?1tAg?=\n",
    ),
    "mht": multipart(
        "related", [part(PAGE, "text/html"), part(PNG, "image/png")], "From: <Saved by Blink>\n"
    ),
    "msg": compound_file(
        {("__properties_version1.0",): b"", ("__substg1.0_1000001F",): TEXT.decode().encode("utf-16-le")}
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files_raise_nothing(kind: str) -> None:
    for data in mutants(FILES[kind], f"archive {kind}", 120):
        began = time.perf_counter()
        found = opened(data, f"f.{kind}")
        assert time.perf_counter() - began < 5
        assert found or kind in {"warc", "warc.gz", "chunked", "wacz", "zip", "tar"}
        assert all(isinstance(one, Source | Document | Unread) for one in found)
        assert all(one.name.startswith(f"f.{kind}") for one in found)


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_beginning_of_a_file_with_anything_behind_raises_nothing(kind: str, data: st.DataObject) -> None:
    whole = FILES[kind]
    size = data.draw(st.integers(0, len(whole)))
    opened(whole[:size] + data.draw(st.binary(max_size=60)), f"f.{kind}")


@given(st.binary(min_size=1, max_size=80))
def test_any_name_has_characters(raw: bytes) -> None:
    assert decode_name(raw).encode("utf-8")


@given(
    st.text(max_size=60)
    | st.from_regex(r"=\?(utf-8|gbk|hz|x)\?[bBqQ]\?[A-Za-z0-9=+/_]{0,20}\?=", fullmatch=True)
)
def test_any_field_has_characters(value: str) -> None:
    header_text(value.encode("utf-8", "replace").decode("ascii", "surrogateescape")).encode(
        "utf-8", "replace"
    )


@given(
    st.binary(max_size=200)
    | st.binary(max_size=200).map(gzip.compress)
    | st.binary(max_size=200).map(chunked),
    st.sampled_from(["", "chunked"]),
    st.sampled_from(["", "gzip", "deflate", "br", "gzip, br", "x"]),
)
def test_any_body_is_decoded_or_kept(data: bytes, transfer: str, content: str) -> None:
    assert isinstance(decode_body(data, transfer, content, 1 << 20).data, bytes)


@pytest.mark.parametrize("content", ["gzip", "br"])
def test_a_body_is_not_decoded_for_ever(content: str) -> None:
    import brotli

    pack = {"gzip": gzip.compress, "br": brotli.compress}[content]
    with pytest.raises(BodyLimitError):
        decode_body(pack(b"0" * 3_000_000), "", content, 1 << 20)
