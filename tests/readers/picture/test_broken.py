"""Broken, hostile and endless pictures: what can be read is read, the rest is said, and fast."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document
from disclosure_lint.readers.picture import read_picture
from disclosure_lint.readers.picture.header import jpeg_head
from disclosure_lint.readers.picture.particulars import particulars
from disclosure_lint.readers.picture.wording import from_bytes, from_comment, from_wide, mended
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_picture import photo_file
from file_damage import mutants
from readers.picture.pictures import chunk, iptc, saved, xmp

HEAD = {"position": "25°30′12.0″N 125°15′30.5″E", "author": "陈澜昀", "owner": "钱屿珩", "comment": "电话"}
PHOTO = photo_file(HEAD, "same")
PNG = saved("PNG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"])
def test_no_damage_raises(kind: str) -> None:
    data = PHOTO if kind == "JPEG" else saved(kind)
    for broken in mutants(data, kind, 150):
        found = read_picture(Source("picture", broken))
        assert isinstance(found, Document | Unread)


def test_what_stands_before_the_damage_is_read() -> None:
    with_pixels_cut = PHOTO[: len(jpeg_head(PHOTO))]
    assert {one.name for one in particulars(with_pixels_cut)} == {"position", "author", "owner", "comment"}


def test_what_is_no_picture_is_said_to_be_damaged() -> None:
    assert read_picture(Source("a.jpg", PHOTO[:10])) == Unread("a.jpg", Reason.DAMAGED, "picture")


def test_a_picture_larger_than_any_that_is_published_is_not_opened() -> None:
    size = (100_000).to_bytes(4, "big")
    bomb = PNG[:8] + chunk(b"IHDR", size + size + b"\x08\x02\0\0\0") + PNG[33:]
    assert read_picture(Source("a.png", bomb)) == Unread("a.png", Reason.LIMIT, "picture")


def test_text_that_unpacks_without_end_is_not_read() -> None:
    packed = zlib.compress(b"0" * 200_000_000)
    at = PNG.index(b"IDAT") - 4
    bomb = PNG[:at] + chunk(b"zTXt", b"Note\0\0" + packed) + PNG[at:]
    started = time.process_time()
    assert read_picture(Source("a.png", bomb)) == Unread("a.png", Reason.LIMIT, "picture")
    assert time.process_time() - started < 1


def test_heads_of_a_million_entries_are_read_in_time() -> None:
    packet = xmp("<dc:title>" * 50_000 + "<dc:subject>文</dc:subject>" * 200_000)
    jpeg = saved("JPEG")
    data = jpeg[:2] + iptc(*((25, b"word %d" % n) for n in range(3_000))) + jpeg[2:]
    started = time.process_time()
    assert len(particulars(data)) <= 500
    assert len(particulars(saved("TIFF", tiffinfo={700: packet}))) <= 500
    assert time.process_time() - started < 5


@given(st.binary(max_size=200), st.booleans())
@settings(max_examples=200)
def test_any_bytes_can_be_decoded(stored: bytes, low: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    for text in (
        from_bytes(stored),
        from_comment(stored, "<" if low else ">"),
        from_wide(stored, low_first=low),
    ):
        text.encode("utf-8")
    mended(stored.decode("latin-1")).encode("utf-8")


@given(st.binary(max_size=300))
def test_the_head_of_any_bytes_is_found_in_time(data: bytes) -> None:
    head = jpeg_head(b"\xff\xd8" + data)
    assert len(head) <= len(data) + 66
