"""What a picture says of itself is read, however its format and its programs write it."""

from __future__ import annotations

import zlib

import PIL.Image
import pytest

from disclosure_lint.document import Concealed, Omission
from disclosure_lint.location import Location
from disclosure_lint.readers import read
from disclosure_lint.readers.picture.position import from_exif, from_xmp
from disclosure_lint.readers.picture.position import said as put
from disclosure_lint.readers.sniff import foreign_format
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_picture import photo_file
from readers.picture.pictures import chunk, document, iptc, said, saved, segment, xmp

PLACE = "25°30′12.0″N 125°15′30.5″E"
NAME = "陈澜昀"
JPEG, PNG = saved("JPEG"), saved("PNG")


def exif(**tags: bytes) -> PIL.Image.Exif:
    made = PIL.Image.Exif()
    for tag, value in tags.items():
        made[int(tag.removeprefix("t"), 16)] = value
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_author_in_exif_is_read_from_every_format_that_has_it(kind: str) -> None:
    assert ("author", NAME) in said(saved(kind, exif=exif(t013B=NAME.encode())))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_in_exif_is_decoded_as_programs_in_china_write_it(encoding: str) -> None:
    assert said(saved("JPEG", exif=exif(t010E="松涧镇便民服务中心".encode(encoding)))) == [
        ("description", "松涧镇便民服务中心")
    ]


def test_what_windows_writes_is_read() -> None:
    assert said(saved("JPEG", exif=exif(t9C9D=f"{NAME}\0".encode("utf-16-le")))) == [("author", NAME)]


@pytest.mark.parametrize(
    "stored",
    [
        b"UNICODE\0" + NAME.encode("utf-16-be"),
        b"\0" * 8 + NAME.encode(),
        b"ASCII\0\0\0" + NAME.encode("gb18030"),
    ],
)
def test_a_comment_says_its_encoding_or_leaves_it_open(stored: bytes) -> None:
    made = PIL.Image.Exif()
    made.get_ifd(0x8769)[0x9286] = stored
    data = saved("JPEG", exif=made.tobytes())
    assert said(data) == [("comment", NAME)]


def test_the_position_stands_as_degrees_minutes_and_seconds() -> None:
    assert said(photo_file({"position": PLACE})) == [("position", PLACE)]


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {1: "N", 2: (float("nan"), 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {2: "many", 4: 7},
        {2: (), 4: ()},
    ],
)
def test_a_position_that_is_none_is_left_out(tags: dict[int, object]) -> None:
    assert from_exif(tags) == ""


def test_positions_are_written_alike_wherever_they_come_from() -> None:
    south_west = "33°1′2.5″S 150°2′3.5″W"
    assert from_exif({1: b"S\0", 2: (33, 1, 2.5), 3: "W", 4: (150, 2, 3.5)}) == south_west
    assert from_xmp("33,1,2.5S", "150,2,3.5W") == south_west
    assert from_xmp("25,30.2N", "125,15.508333E") == PLACE
    assert put(-33.017361, -150.034306) == south_west
    assert put(59.999999, 1) == "60°0′0.0″N 1°0′0.0″E"


def test_xmp_is_read_down_to_faces_and_layers_of_text() -> None:
    packet = xmp(
        f"<dc:creator><rdf:Seq><rdf:li>{NAME}</rdf:li></rdf:Seq></dc:creator>"
        "<exif:GPSLatitude>25,30.2N</exif:GPSLatitude><exif:GPSLongitude>125,15.508333E</exif:GPSLongitude>"
        "<aux:OwnerName>钱屿珩</aux:OwnerName><xmpMM:DocumentID>xmp.did:01</xmpMM:DocumentID>"
        "<mwg:Name>孙筱翊</mwg:Name>"
        '<photoshop:TextLayers><rdf:li photoshop:LayerText="联系人吴霖" /></photoshop:TextLayers>'
    )
    for data in (saved("JPEG", xmp=packet), saved("WEBP", xmp=packet), saved("TIFF", tiffinfo={700: packet})):
        assert said(data) == [
            ("position", PLACE),
            ("author", NAME),
            ("owner", "钱屿珩"),
            ("person", "孙筱翊"),
            ("layer", "联系人吴霖"),
        ]


def test_xmp_with_a_document_type_is_not_read() -> None:
    packet = b'<!DOCTYPE x [<!ENTITY e "text">]>' + xmp("<dc:title>&e;</dc:title>")
    assert said(saved("JPEG", xmp=packet)) == []


def test_what_agencies_write_is_read() -> None:
    data = JPEG[:2] + iptc((80, NAME.encode()), (118, "电话".encode("gb18030")), (0, b"\0\4")) + JPEG[2:]
    assert said(data) == [("author", NAME), ("contact", "电话")]


def test_comments_are_read() -> None:
    comment = "拍摄人电话见文末".encode("gb18030")
    assert said(JPEG[:2] + segment(0xFE, comment) + JPEG[2:]) == [("comment", "拍摄人电话见文末")]
    assert said(saved("GIF", comment=comment)) == [("comment", "拍摄人电话见文末")]


@pytest.mark.parametrize("behind", [False, True])
def test_texts_of_png_are_read_before_and_behind_the_pixels(*, behind: bool) -> None:
    texts = (
        chunk(b"tEXt", b"Author\0" + NAME.encode())
        + chunk(b"zTXt", b"Note\0\0" + zlib.compress("备注".encode()))
        + chunk(b"iTXt", b"Title\0\0\0zh\0\0" + "标题".encode())
    )
    at = PNG.index(b"IEND" if behind else b"IDAT") - 4
    assert said(PNG[:at] + texts + PNG[at:]) == [("author", NAME), ("note", "备注"), ("title", "标题")]


def test_the_text_in_a_picture_is_said_to_be_unread_unless_nothing_can_be_written_in_it() -> None:
    assert document(JPEG).omissions == (Omission(Reason.PICTURE, ""),)
    assert document(saved("PNG", (16, 16))).omissions == ()


def test_places_are_in_the_properties() -> None:
    found = document(photo_file({"author": NAME}))
    (hidden,) = found.hidden
    assert hidden.kind is Concealed.METADATA
    assert found.locator
    assert found.locator.locate(hidden.text.span()) == (Location(part="metadata"),)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"])
def test_pictures_are_told_by_their_content(kind: str) -> None:
    assert foreign_format(saved(kind)).upper() == kind
    found = read(Source("photo.doc", saved(kind)))
    assert not isinstance(found, Unread)
    assert [(flaw.id, flaw.detail.upper()) for flaw in found.flaws] == [("file-type", f".DOC → {kind}")]


def test_text_that_begins_like_a_bitmap_is_text() -> None:
    assert foreign_format("BM25 是一种排序算法，与公开无关。".encode()) == ""


def test_pictures_of_telephones_nobody_reads_yet_are_named() -> None:
    data = b"\0\0\0\x18ftypheic\0\0\0\0" + b"\0" * 40
    assert read(Source("a.heic", data)) == Unread("a.heic", Reason.UNSUPPORTED, "HEIF")
