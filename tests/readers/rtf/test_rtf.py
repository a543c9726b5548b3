r"""RTF files: groups, control words, code pages, and whatever is broken in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Concealed, Document
from disclosure_lint.location import Location
from disclosure_lint.readers import read
from disclosure_lint.readers.limits import Limits
from disclosure_lint.readers.rtf import read_rtf
from disclosure_lint.source import Reason, Source, Unread
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
    rtf,
    unseen,
)
from word_samples import sample_docx

SAMPLE = (DATA / "sample.rtf").read_bytes()


def test_the_sample_reads_as_the_docx_it_was_made_from() -> None:
    found, original = document(SAMPLE), document(sample_docx())
    assert [line.replace(" ", "") for line in flow(found)] == flow(original)
    assert headings(found) == headings(original)
    assert [item.replace(" ", "") for item in items(found)] == items(original)
    assert margins(found) == margins(original)
    assert labels(only_table(found)) == labels(only_table(original))
    for kind in (Concealed.DELETED, Concealed.INVISIBLE, Concealed.COMMENT):
        assert unseen(found, kind) == unseen(original, kind)
    assert [(flaw.id, flaw.detail) for flaw in found.flaws] == [("tracked-changes", "2"), ("comments", "1")]
    assert found.title
    assert found.title.value == "造林通知"


def test_places_are_told() -> None:
    found = document(SAMPLE)
    assert place(found, "全年造林") == Location(paragraph=5)
    assert place(found, "脚注里") == Location(part="footnote", paragraph=1)
    assert place(found, "办件") == Location(table=1, row=3, column=1)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (r"\ansi\ansicpg936", "gbk"),
        (r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset134 x;}}\f0", "gbk"),
        (r"\ansi\ansicpg950", "big5"),
        (r"\ansi\ansicpg65001", "utf-8"),
        (r"\ansi\ansicpg99999", "gb18030"),
    ],
)
def test_bytes_are_read_in_the_code_page_of_their_font_or_of_the_file(head: str, encoding: str) -> None:
    value = "造林面積" if encoding == "big5" else "造林面积"
    coded = "".join(f"\\'{byte:02x}" for byte in value.encode(encoding))
    raw = f"{{\\rtf1{head} {coded}\\par}}".encode()
    assert flow(document(raw)) == [value]
    plain = b"{\\rtf1" + head.encode() + b" " + value.encode(encoding) + b"\\par}"
    if b"\\" not in value.encode(encoding) and b"}" not in value.encode(encoding):
        assert flow(document(plain)) == [value]


def test_fonts_change_the_code_page_and_give_it_back() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 a;}{\f1\fcharset136 b;}}"
    big5 = "".join(f"\\'{byte:02x}" for byte in "積".encode("big5"))
    assert flow(rtf(fonts + r"\'d4\'ec{\f1 " + big5 + r"}\'c1\'d6\par")) == ["造積林"]


def test_rare_characters_and_their_stand_ins_are_read_once() -> None:
    assert flow(rtf(r"𬭎\par")) == ["𬭎"]
    assert flow(rtf(r"{\uc2\u36896\'d4\'ec}{\uc0\u26519}\uc1\u12290.\par")) == ["造林。"]
    assert flow(rtf(r"\uc0 \u55410\uc1 \u57166?x\par")) == ["𬭎x"]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (r"\v", Concealed.INVISIBLE),
        (r"\v0", None),
        (r"\deleted", Concealed.DELETED),
        (r"\cf2", Concealed.INVISIBLE),
        (r"\cf2\chcbpat1", None),
        (r"\cf1", None),
        (r"\cf9", None),
        (r"\fs4", Concealed.INVISIBLE),
        (r"\charscalex1", Concealed.INVISIBLE),
        (r"\highlight1", Concealed.COVERED),
        (r"\highlight1\cf2", None),
    ],
)
def test_formatting_decides_whether_text_is_seen(look: str, kind: Concealed | None) -> None:
    colours = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
    found = rtf(colours + f"露{{{look} 藏着的话}}\\par")
    assert [hidden.kind for hidden in found.hidden] == ([kind] if kind else [])
    assert ("藏着的话" in "".join(flow(found))) == (kind is None)


def test_plain_and_pard_end_formatting() -> None:
    assert flow(rtf(r"{\v 藏}\v 藏\plain 露\par")) == ["露"]
    assert headings(rtf(r"\pard\outlinelevel0 题\par\pard 文\par")) == [(1, "题")]


def test_a_number_of_which_a_part_was_deleted_is_read_whole() -> None:
    found = rtf(r"12{\deleted 34}{\revised **}56\par")
    assert unseen(found, Concealed.DELETED) == ["123456"]
    assert flow(found) == ["12**56"]


def test_headings_are_known_by_style_name_or_outline() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s3\sbasedon0 heading 2;}{\*\cs9 强调;}{\s4 toc 1;}}"
    found = rtf(styles + r"\pard\s3 总体安排\par\pard\s4 一、总体\tab 1\par\pard\s0\outlinelevel1 造林\par")
    assert headings(found) == [(2, "总体安排"), (2, "造林")]
    assert items(found) == ["一、总体\t1"]


def test_numbers_are_taken_as_they_were_last_printed() -> None:
    found = rtf(
        r"{\listtext\pard 一、\tab}总体情况\par{\pntext 1.\tab}2023年\par{\listtext \'b7\tab}要点\par"
    )
    assert flow(found) == ["一、总体情况", "1. 2023年", "要点"]
    assert items(found)[-1] == "要点"


def test_cells_stand_on_a_grid_by_their_edges() -> None:
    found = rtf(
        r"\trowd\cellx2000\cellx4000\intbl 项目\cell 数量\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx4000\intbl 甲\cell 乙\cell 12\cell\row\pard 后文\par"
    )
    assert labels(only_table(found)) == [["项目", "项目", "数量"], ["甲", "乙", "12"]]
    assert flow(found) == ["后文"]


def test_merged_cells_are_one_and_what_they_hide_is_told() -> None:
    found = rtf(
        r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl 甲\cell 乙\cell 丙\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\intbl 藏\cell 1\cell 2\cell\row"
    )
    assert labels(only_table(found)) == [["甲", "乙", "乙"], ["甲", "1", "2"]]
    assert unseen(found, Concealed.INVISIBLE) == ["藏", "丙"]


def test_tables_in_cells_are_kept_apart() -> None:
    found = rtf(
        r"\trowd\cellx1000\cellx2000\cellx3000\cellx4000\cellx5000\cellx6000\cellx7000"
        r"\intbl 一\cell 二\cell 三\cell 四\cell 五\cell 六\cell"
        r"\intbl\itap2 甲\nestcell 乙\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
        r"{\nonesttables\par}\pard\intbl\itap1 七\cell\row"
    )
    outer, inner = found.tables
    assert labels(outer) == [["一", "二", "三", "四", "五", "六", "七"]]
    assert labels(inner) == [["甲", "乙"]]


def test_fields_show_their_results_and_hide_their_codes() -> None:
    found = rtf(r'见{\field{\*\fldinst HYPERLINK "mailto:a@qinglan.example"}{\fldrslt 信箱}}。\par')
    assert flow(found) == ["见信箱。"]
    assert unseen(found, Concealed.FIELD) == ['HYPERLINK "mailto:a@qinglan.example"']


def test_notes_boxes_and_comments_are_stories_of_their_own() -> None:
    found = rtf(
        r"正文{\footnote 脚注\par}{\footnote\ftnalt 尾注\par}"
        r"{\shp{\*\shpinst{\shptxt 框里\par}}{\shprslt 框里}}"
        r"{\*\atnauthor 某乙}{\*\annotation 请核对\par}\par 落款\par"
    )
    assert flow(found) == ["正文", "脚注", "尾注", "框里", "落款"]
    assert place(found, "尾注") == Location(part="endnote", paragraph=1)
    assert unseen(found, Concealed.COMMENT) == ["请核对"]
    assert unseen(found, Concealed.METADATA) == ["某乙"]


def test_headers_that_no_page_has_are_hidden() -> None:
    found = rtf(r"{\header 眉\par}{\headerl 左\par}{\headerf 首\par}{\footer 脚\par}文\par")
    assert margins(found) == ["眉", "脚"]
    assert unseen(found, Concealed.INVISIBLE) == ["左", "首"]
    assert margins(rtf(r"\facingp\titlepg{\headerl 左\par}{\headerf 首\par}文\par")) == ["左", "首"]


def test_what_a_file_says_of_itself_is_told() -> None:
    found = rtf(
        r"{\info{\title 题}{\author 甲}{\operator 乙}{\company 局}}{\*\userprops{\propname 编号}\proptype30"
        r"{\staticval 十二}}{\*\docvar {名}{值}}{\*\revtbl{Unknown;}{丙;}}{\*\bkmkstart 签}{\*\bkmkstart _x}"
        r"{\*\unheard 废话}文\par"
    )
    told = {(one.name, one.text.value) for one in found.hidden if one.kind is Concealed.METADATA}
    assert told == {
        ("title", "题"),
        ("author", "甲"),
        ("last-saved-by", "乙"),
        ("company", "局"),
        ("编号", "十二"),
        ("variable", "名值"),
        ("author", "丙"),
    }
    assert unseen(found, Concealed.BOOKMARK) == ["签"]
    assert flow(found) == ["文"]


def test_words_of_shapes_are_told() -> None:
    found = rtf(
        r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv 说明}}{\sp{\sn fLine}{\sv 0}}"
        r"{\sp{\sn gtextUNICODE}{\sv 机密}}}}文\par"
    )
    assert unseen(found, Concealed.ATTRIBUTE) == ["说明"]
    assert flow(found) == ["机密文"]


def test_text_written_twice_for_old_programs_is_read_once() -> None:
    assert flow(rtf(r"{\upr{\title a}{\*\ud{甲}}}乙\par"))[-1].endswith("乙")
    assert unseen(rtf(r"{\info{\upr{\author ?}{\*\ud{\author 甲}}}}文\par"), Concealed.METADATA) == ["甲"]


def test_objects_are_documents_of_their_own() -> None:
    inner = native("用户", "编号")[4:]
    wrapped = (
        b"\1\5\0\0\2\0\0\0" + b"\x08\0\0\0Package\0" + b"\0" * 8 + len(inner).to_bytes(4, "little") + inner
    )
    found = rtf(r"{\object{\*\objclass Package}{\*\objdata " + wrapped.hex() + r"}{\result 图标}}文\par")
    assert [part.name for part in found.parts] == ["file!附件.txt"]
    assert flow(found) == ["图标文"]


def test_pictures_are_named_as_unread_and_their_bytes_are_no_text() -> None:
    binary = b"{\\rtf1{\\pict\\bin6 }{\\v}a}" + b"{\\pict 0011aabb}" + "文".encode("gb18030") + b"\\par}"
    found = document(binary.replace(b"\\rtf1", b"\\rtf1\\ansicpg936"))
    assert flow(found) == ["文"]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.PICTURE, "pict (2)")]


def test_text_behind_the_end_is_told() -> None:
    found = document(SAMPLE + "补记某某".encode("gb18030"))
    assert unseen(found, Concealed.INVISIBLE)[-1] == "补记某某"


@pytest.mark.parametrize("cut", [1, 100, 3000])
def test_a_file_cut_short_is_read_up_to_there(cut: int) -> None:
    found = document(SAMPLE[:-cut])
    assert "总体安排" in flow(found)
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.DAMAGED, "RTF")]


def test_what_lies_beyond_the_limits_is_reported() -> None:
    data = b"{\\rtf1 " + b"abc\\par\n" * 1000 + b"}"
    found = read_rtf(Source("a", data), limits=Limits(characters=1000))
    assert isinstance(found, Document)
    assert 10 < len(flow(found)) < 100
    assert [one.reason for one in found.omissions] == [Reason.LIMIT]


@pytest.mark.parametrize("seed", range(30))
def test_damaged_files_raise_nothing(seed: int) -> None:
    for data in mutants(SAMPLE, f"rtf {seed}", 12):
        assert isinstance(read(Source("file.rtf", data)), Document | Unread)


_WORDS = (
    r"\par \cell \row \trowd \cellx10 \intbl \itap3 \nestcell \nestrow \v \plain \pard \u-1? \uc0 \'d4"
    r" \footnote \* \shptxt \fldinst \pict \bin3 \info \title \header \annotation \upr \ud \listtext"
    r" \deleted \colortbl \red9 ;"
).split()


@given(st.lists(st.sampled_from(["{", "}", "甲 ", "1", *_WORDS]), max_size=60))
@settings(max_examples=300, deadline=None)
def test_words_in_any_order_raise_nothing(words: list[str]) -> None:
    data = ("{\\rtf1\\ansicpg936 " + "".join(words) + "\\par}").encode("gb18030")
    assert isinstance(read(Source("a.rtf", data)), Document | Unread)


def test_depth_costs_no_stack() -> None:
    assert flow(document(b"{\\rtf1" + b"{" * 60_000 + b"x" + b"}" * 60_000 + b"y}")) == ["xy"]


@pytest.mark.parametrize(
    "piece", [rb"{\b x}", rb"\trowd\cellx9\intbl a\cell\row ", rb"\u36896?", rb"{\footnote x\par}"]
)
def test_much_of_anything_costs_time_in_proportion(piece: bytes) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        read(Source("a", b"{\\rtf1 " + piece * count + b"}"))
        return time.process_time() - begun

    seconds(10)
    small, large = seconds(1500), seconds(12_000)
    assert large < 8 * 4 * small + 0.2
