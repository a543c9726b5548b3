"""ODS: what is shown, what is not, and broken files."""

from __future__ import annotations

from disclosure_lint.document import Document, Footer
from disclosure_lint.readers import read
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_package import package
from file_damage import mutants
from sheet_samples import cells, document, hidden, where

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_MIME = b"application/vnd.oasis.opendocument.spreadsheet"


def ods(
    sheets: str, styles: str = "", margins: str = "", meta: str = "", files: dict[str, bytes] | None = None
) -> bytes:
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    parts = {
        "content.xml": f"<office:document-content {_SPACES}>{automatic}{body}</office:document-content>",
        "styles.xml": f"<office:document-styles {_SPACES}>{margins}</office:document-styles>",
        "meta.xml": f"<office:document-meta {_SPACES}>{meta}</office:document-meta>",
    }
    stored = {name: part.encode() for name, part in parts.items()}
    return package({"mimetype": _MIME} | stored | (files or {}))


def cell(value: str, attributes: str = "", more: str = "") -> str:
    return f"<table:table-cell {attributes}>{more}<text:p>{value}</text:p></table:table-cell>"


def row(*inner: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(inner)}</table:table-row>"


def table(*rows: str, columns: str = "", attributes: str = 'table:name="名单"') -> str:
    return f"<table:table {attributes}>{columns}{''.join(rows)}</table:table>"


def test_rows_columns_and_sheets_that_are_hidden_are_told() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    styles = '<style:style style:name="ta"><style:table-properties table:display="false"/></style:style>'
    sheets = table(
        row(cell("姓名"), cell("住址"), cell("金额")),
        row(cell("第一户"), cell("松涧镇"), cell("1,200.50")),
        row(cell("第二户"), attributes='table:visibility="filter"'),
        columns=columns,
    ) + table(row(cell("第一密")), attributes='table:name="密" table:style-name="ta"')
    found = document(ods(sheets, styles), "名单.ods")
    assert cells(found) == [[["姓名", "金额"], ["第一户", "1,200.50"]]]
    assert hidden(found) == {
        "hidden column": ["住址", "住址：松涧镇"],
        "hidden row": ["姓名：第二户"],
        "hidden sheet": ["密", "第一密"],
    }
    assert where(found, "第二户") == "名单!A3"


def test_comments_links_white_text_and_blank_formats_are_told() -> None:
    styles = '<style:style style:name="w"><style:text-properties fo:color="#ffffff"/></style:style>'
    note = "<office:annotation><dc:creator>作者甲</dc:creator><text:p>请核对</text:p></office:annotation>"
    sheets = table(
        row(cell("甲", more=note), cell('<text:a xlink:href="mailto:x@qinglan.example">信箱</text:a>')),
        row(cell("白字", 'table:style-name="w"'), cell("", 'office:value="4321" office:value-type="float"')),
    )
    found = document(ods(sheets, styles), "名单.ods")
    said = hidden(found)
    assert said["comment"] == ["请核对"]
    assert said["target"] == ["mailto:x@qinglan.example"]
    assert said["colour"] == ["甲：白字"]
    assert said["number format"] == ["信箱：4321"]
    assert said["author"] == ["作者甲"]


def test_merged_and_repeated_cells_stand_where_they_are() -> None:
    sheets = table(
        row(cell("标题", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", cell("数")),
        row(
            cell("0", 'table:number-columns-repeated="2"'),
            cell("1"),
            attributes='table:number-rows-repeated="2"',
        ),
    )
    found = document(ods(sheets), "名单.ods")
    assert cells(found) == [[["标题", "标题", "数"], ["0", "0", "1"], ["0", "0", "1"]]]


def test_repetitions_without_number_are_bounded() -> None:
    sheets = table(
        row(
            cell("甲", 'table:number-columns-repeated="16384"'),
            attributes='table:number-rows-repeated="1048576"',
        )
    )
    assert isinstance(read(Source("名单.ods", ods(sheets))), Document | Unread)


def test_margins_and_properties_are_read() -> None:
    margins = "<style:master-page><style:header><text:p>内部资料</text:p></style:header></style:master-page>"
    meta = "<meta:initial-creator>作者乙</meta:initial-creator><dc:title>名单</dc:title>"
    found = document(ods(table(row(cell("甲"))), "", margins, meta), "名单.ods")
    assert [block.text.value for block in found.blocks if isinstance(block, Footer)] == ["内部资料"]
    assert hidden(found)["author"] == ["作者乙"]
    assert found.title is not None


def test_an_encrypted_file_is_told() -> None:
    data = ods("", files={"META-INF/manifest.xml": b"<manifest:encryption-data/>"})
    assert read(Source("名单.ods", data)) == Unread("名单.ods", Reason.ENCRYPTED)


def test_broken_files_are_read_or_told() -> None:
    data = ods(table(row(cell("姓名"), cell("住址")), row(cell("甲"), cell("乙"))))
    for mutant in mutants(data, "ods", 150):
        assert isinstance(read(Source("名单.ods", mutant)), Document | Unread)
