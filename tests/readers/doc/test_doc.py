"""DOC files: the piece table, formatted pages, subdocuments, and whatever is broken in them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from compound_files import compound_file
from disclosure_lint.document import Concealed, Document
from disclosure_lint.location import Location
from disclosure_lint.readers import read
from disclosure_lint.readers.doc import read_doc
from disclosure_lint.readers.limits import Limits
from disclosure_lint.source import Reason, Source, Unread
from doc_files import Look, Mark, doc_file, doc_streams
from docx_leaks import native
from file_damage import mutants
from readers.word.reading import (
    DATA,
    document,
    flow,
    headings,
    items,
    labels,
    margins,
    only_table,
    place,
    unread,
    unseen,
)
from word_samples import sample_docx

SAMPLE = (DATA / "sample.doc").read_bytes()
LEGACY = Path(__file__).parents[3] / "../shared/corpus/office/sample-legacy.doc"


def test_the_sample_reads_as_the_docx_it_was_made_from() -> None:
    found, original = document(SAMPLE), document(sample_docx())
    assert flow(found) == flow(original)
    assert headings(found) == headings(original)
    assert items(found) == items(original)
    assert margins(found) == margins(original)
    assert labels(only_table(found)) == labels(only_table(original))
    for kind in (Concealed.DELETED, Concealed.INVISIBLE, Concealed.COMMENT):
        assert unseen(found, kind) == unseen(original, kind)
    assert set(unseen(found, Concealed.METADATA)) == set(unseen(original, Concealed.METADATA))
    assert [(flaw.id, flaw.detail) for flaw in found.flaws] == [("tracked-changes", "2"), ("comments", "1")]
    assert found.title
    assert found.title.value == "造林通知"


def test_places_are_told() -> None:
    found = document(SAMPLE)
    assert place(found, "全年造林") == Location(paragraph=5)
    assert place(found, "脚注里") == Location(part="footnote", paragraph=1)
    assert place(found, "文本框里") == Location(part="text-box", paragraph=1)
    assert place(found, "办件") == Location(table=1, row=3, column=1)


def test_text_of_both_widths_and_in_any_order_is_put_together() -> None:
    found = document(doc_file("ABC", "造林𬭎", "¥12\r", order=(2, 0, 1)))
    assert flow(found) == ["ABC造林𬭎¥12"]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (Look(vanish=True), Concealed.INVISIBLE),
        (Look(deleted=True), Concealed.DELETED),
        (Look(colour=(255, 255, 255)), Concealed.INVISIBLE),
        (Look(index=8), Concealed.INVISIBLE),
        (Look(index=1), None),
        (Look(size=2), Concealed.INVISIBLE),
        (Look(size=24), None),
        (Look(highlight=1), Concealed.COVERED),
        (Look(highlight=7), None),
    ],
)
def test_formatting_decides_whether_text_is_seen(look: Look, kind: Concealed | None) -> None:
    found = document(doc_file("露", look("藏着的话"), "\r"))
    assert [hidden.kind for hidden in found.hidden] == ([kind] if kind else [])
    assert ("藏着的话" in "".join(flow(found))) == (kind is None)


def test_a_number_of_which_a_part_was_deleted_is_read_whole() -> None:
    found = document(doc_file("12", Look(deleted=True)("34"), Look(inserted=True)("**"), "56\r"))
    assert unseen(found, Concealed.DELETED) == ["123456"]
    assert flow(found) == ["12**56"]
    assert [(flaw.id, flaw.detail) for flaw in found.flaws] == [("tracked-changes", "2")]


def test_cells_stand_on_a_grid_by_their_edges() -> None:
    wide, narrow = (0, 2000, 4000), (0, 1000, 2000, 4000)
    found = document(
        doc_file(
            Mark(cell=True)("项目\x07"),
            Mark(cell=True)("数量\x07"),
            Mark(row=wide)("\x07"),
            Mark(cell=True)("甲\x07"),
            Mark(cell=True)("乙\x07"),
            Mark(cell=True)("12\x07"),
            Mark(row=narrow)("\x07"),
            "后文\r",
        )
    )
    assert labels(only_table(found)) == [["项目", "项目", "数量"], ["甲", "乙", "12"]]
    assert flow(found) == ["后文"]


def test_cells_merged_down_are_one_and_what_they_hide_is_told() -> None:
    edges = (0, 1000, 2000)
    found = document(
        doc_file(
            Mark(cell=True)("甲\x07"),
            Mark(cell=True)("1\x07"),
            Mark(row=edges, first=(0,))("\x07"),
            Mark(cell=True)("藏\x07"),
            Mark(cell=True)("2\x07"),
            Mark(row=edges, below=(0,))("\x07"),
        )
    )
    assert labels(only_table(found)) == [["甲", "1"], ["甲", "2"]]
    assert unseen(found, Concealed.INVISIBLE) == ["藏"]


def test_codes_of_fields_are_hidden_and_results_shown() -> None:
    found = document(doc_file('见\x13HYPERLINK "mailto:a@qinglan.example"\x14信箱\x15。\r'))
    assert flow(found) == ["见信箱。"]
    assert unseen(found, Concealed.FIELD) == ['HYPERLINK "mailto:a@qinglan.example"']


def test_breaks_end_lines_and_signs_of_other_things_are_no_text() -> None:
    assert flow(document(doc_file("一\x0b二\x0c三\x1e四\x08\x02五\r"))) == ["一", "二", "三-四五"]


def test_headings_are_known_by_the_number_of_their_style() -> None:
    found = document(doc_file(Mark(style=2)("造林\r"), Mark(outline=0)("补植\r"), "正文\r"))
    assert headings(found) == [(2, "造林"), (1, "补植")]


def test_embedded_files_are_documents_of_their_own() -> None:
    streams = doc_streams("文\r") | {
        ("ObjectPool", "_1", "\x01Ole10Native"): native("用户", "编号"),
        ("ObjectPool", "_2", "Contents2"): b"?",
    }
    found = document(compound_file(streams))
    assert [part.name for part in found.parts] == ["file!附件.txt"]
    assert unseen(found, Concealed.ATTACHMENT) == ["附件.txt", "C:\\用户\\附件.txt", "C:\\Temp\\附件.txt"]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.BINARY, "ObjectPool/_2")]


def test_macros_are_named_and_not_read() -> None:
    found = document(compound_file(doc_streams("文\r") | {("Macros", "VBA", "dir"): b"x"}))
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.BINARY, "Macros")]


def test_a_file_with_a_password_is_said_to_be_locked() -> None:
    assert unread(doc_file("文\r", flags=0x0100)) == Unread("file", Reason.ENCRYPTED)


def test_a_file_of_word_95_is_said_to_be_too_old() -> None:
    assert unread(doc_file("文\r", version=0x0068)) == Unread("file", Reason.UNSUPPORTED, "Word 6/95")


def test_other_compound_files_are_named() -> None:
    assert unread(compound_file({("Workbook",): b"x"})) == Unread("file", Reason.DAMAGED, "XLS")
    assert unread(compound_file({("Else",): b"x"})) == Unread("file", Reason.BINARY, "OLE")


def test_a_compound_file_without_a_directory_is_damaged() -> None:
    assert unread(SAMPLE[:2000]) == Unread("file", Reason.DAMAGED, "OLE")


def test_missing_text_is_told() -> None:
    found = document(doc_file("造林", missing=30))
    assert flow(found) == ["造林"]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.DAMAGED, "WordDocument")]


def test_what_lies_beyond_the_limits_is_reported() -> None:
    found = read_doc(Source("a", doc_file("造林\r" * 100)), limits=Limits(characters=1000))
    assert isinstance(found, Document)
    assert 10 < len(flow(found)) < 60
    assert [one.reason for one in found.omissions] == [Reason.LIMIT]


@pytest.mark.parametrize("seed", range(30))
def test_damaged_files_raise_nothing(seed: int) -> None:
    for data in mutants(SAMPLE, f"doc {seed}", 12):
        found = read(Source("file.doc", data))
        if isinstance(found, Unread):
            assert found.reason in {Reason.DAMAGED, Reason.BINARY, Reason.UNSUPPORTED, Reason.ENCRYPTED}


def test_a_chain_of_sectors_in_a_circle_ends() -> None:
    data = bytearray(SAMPLE)
    table = struct.unpack_from("<I", data, 76)[0]
    at = 512 * (table + 1)
    for sector in range(20):
        struct.pack_into("<I", data, at + 4 * sector, sector)
    assert isinstance(read(Source("a.doc", bytes(data))), Document | Unread)


@pytest.mark.skipif(not LEGACY.exists(), reason="the shared corpus is not here")
def test_a_real_file_is_read_with_its_table() -> None:
    found = document(LEGACY.read_bytes())
    grid = only_table(found)
    assert (grid.height, grid.width) == (52, 4)
    assert grid.column_path(1)[:1] == ("类别",)
    assert found.title
    assert found.title.value.startswith("信息公开目录")
