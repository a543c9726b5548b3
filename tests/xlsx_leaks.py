"""An XLSX file with a number in every place where one can be left behind.

Each place is a piece of markup with ``{}`` where the number goes. The file is made by
this script alone, so that no library decides what it can hold.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from compound_files import compound_file
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_package import markup, relations
from disclosure_lint.specimen_xlsx import SPACE, xlsx_file
from disclosure_lint.specimens import resident_id
from docx_leaks import native, p, r

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Cell formats by number: plain, blank format, white on white, tiny, black on black, text only.
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
    '<fonts><font><sz val="11"/></font><font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font>'
    '<font><color rgb="FF000000"/></font><font><color theme="0"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>'
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="170" fontId="0" fillId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="2" fillId="0"/>'
    '<xf numFmtId="0" fontId="3" fillId="2"/><xf numFmtId="0" fontId="4" fillId="0"/></cellXfs>'
)
BLANK, WHITE, TINY, BLACK, THEME_WHITE = 1, 2, 3, 4, 5


def text(value: str, style: int = 0, cell: str = "") -> str:
    """A cell with its text in it."""
    place = f' r="{cell}"' if cell else ""
    return f'<c{place} t="inlineStr" s="{style}"><is><t>{value}</t></is></c>'


#: Rows of the first sheet, by what they hide.
ROWS = {
    "cell": f"<row>{text('身份证号：{}')}</row>",
    "shared string": '<row><c t="s"><v>0</v></c></row>',
    "rich string": '<row><c t="s"><v>1</v></c></row>',
    "number as text": '<row><c t="str"><v>{}</v></c></row>',
    "hidden row": f'<row hidden="1">{text("{}")}</row>',
    "row without height": f'<row ht="0" customHeight="1">{text("{}")}</row>',
    "hidden column": f"<row>{text('{}', cell='H7')}</row>",
    "column without width": f"<row>{text('{}', cell='I8')}</row>",
    "blank format": f"<row>{text('{}', BLANK)}</row>",
    "white text": f"<row>{text('{}', WHITE)}</row>",
    "the theme's white": f"<row>{text('{}', THEME_WHITE)}</row>",
    "tiny text": f"<row>{text('{}', TINY)}</row>",
    "black on black": f"<row>{text('{}', BLACK)}</row>",
    "white run in a cell": (
        '<row><c t="inlineStr"><is><r><t>见</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>{}</t></r></is></c>'
        "</row>"
    ),
    "cell merged away": f"<row>{text('合并', cell='A15')}{text('{}', cell='B15')}</row>",
    "formula": '<row><c t="str"><f>IF(A1="{}","是","否")</f><v>否</v></c></row>',
    "value of a formula": '<row><c t="str"><f>VLOOKUP(A1,密!A:B,2,0)</f><v>{}</v></c></row>',
    "reading above characters": (
        '<row><c t="inlineStr"><is><t>某</t><rPh sb="0" eb="1"><t>{}</t></rPh></is></c></row>'
    ),
}
#: What stands behind the rows.
BEHIND = {
    "filter": '<autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="{}"/></filters>'
    "</filterColumn></autoFilter>",
    "view of one's own": '<customSheetViews><customSheetView guid="1"><headerFooter><oddHeader>&amp;C{}'
    "</oddHeader></headerFooter></customSheetView></customSheetViews>",
    "scenario": '<scenarios><scenario name="方案" comment="{}"><inputCells r="A1" val="1"/></scenario></scenarios>',
    "list of choices": '<dataValidations><dataValidation type="list" sqref="C1"><formula1>"甲,{}"</formula1>'
    "</dataValidation></dataValidations>",
    "message of a choice": '<dataValidations><dataValidation sqref="C2" prompt="如{}"/></dataValidations>',
    "link target": '<hyperlinks><hyperlink ref="C3" r:id="link"/></hyperlinks>',
    "link tooltip": '<hyperlinks><hyperlink ref="C4" tooltip="{}"/></hyperlinks>',
    "header": '<headerFooter><oddHeader>&amp;C&amp;"宋体"&amp;9 {}</oddHeader></headerFooter>',
    "footer": "<headerFooter><oddFooter>&amp;R{}</oddFooter></headerFooter>",
    "description of an object": '<controls><control><controlPr altText="{}"/></control></controls>',
}
#: Places in other parts: the part and what goes into it.
PARTS = {
    "shared string": ("strings", "<si><t>号 {}</t></si>"),
    "rich string": ("strings", "<si>{split}</si>"),
    "unused string": ("strings", "<si><t>{}</t></si>"),
    "comment": ("comments", '<comment ref="A1" authorId="0"><text><r><t>{}</t></r></text></comment>'),
    "author of a comment": ("authors", "<author>{}</author>"),
    "threaded comment": (
        "threads",
        '<threadedComment ref="A2" personId="1"><text>{}</text></threadedComment>',
    ),
    "person": ("persons", '<person displayName="甲某" id="1" userId="{}"/>'),
    "text box": (
        "drawing",
        (
            "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col></xdr:from><xdr:sp><xdr:nvSpPr><xdr:cNvPr "
            'id="2" name="框"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
            "</xdr:twoCellAnchor>"
        ),
    ),
    "hidden shape": (
        "drawing",
        (
            '<xdr:oneCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="3" name="框" hidden="1"/></xdr:nvSpPr>'
            "<xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor>"
        ),
    ),
    "alternative text": (
        "drawing",
        (
            '<xdr:oneCellAnchor><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="4" name="图" descr="{}"/></xdr:nvPicPr>'
            "</xdr:pic></xdr:oneCellAnchor>"
        ),
    ),
    "old shape": ("shapes", '<v:shape id="1"><v:textbox><div>{}</div></v:textbox></v:shape>'),
    "value of a pivot table": (
        "pivot",
        (
            '<cacheFields count="1"><cacheField name="身份证号"><sharedItems><s v="{}"/></sharedItems></cacheField>'
            "</cacheFields>"
        ),
    ),
    "value of another workbook": (
        "link",
        (
            '<externalBook r:id="book"><sheetNames><sheetName val="表"/></sheetNames><sheetDataSet>'
            '<sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{}</v></cell></row></sheetData>'
            "</sheetDataSet></externalBook>"
        ),
    ),
    "defined name": ("names", '<definedName name="秘">"{}"</definedName>'),
    "path of the workbook": (
        "workbook",
        (
            '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\{}\\"/></mc:Choice>'
            "</mc:AlternateContent>"
        ),
    ),
    "author of the document": ("core", "<dc:creator>{}</dc:creator>"),
    "title": ("core", "<dc:title>{}</dc:title>"),
    "company": ("app", "<ep:Company>{}</ep:Company>"),
    "property of one's own": ("custom", '<op:property name="编号"><vt:lpwstr>{}</vt:lpwstr></op:property>'),
}
#: Places in files of their own, and in other sheets.
FILES = (
    "hidden sheet",
    "very hidden sheet",
    "name of a sheet",
    "record of a pivot table",
    "chart",
    "embedded workbook",
    "embedded document",
    "path of an embedded file",
    "embedded file",
    "data of a form",
    "change that was tracked",
    "connection",
)
PLACES = tuple(dict.fromkeys((*ROWS, *BEHIND, *PARTS, *FILES)))
_COLUMNS = '<cols><col min="8" max="8" hidden="1"/><col min="9" max="9" width="0" customWidth="1"/></cols>'


class Leaky(NamedTuple):
    """A file, and what was put where."""

    data: bytes
    values: dict[str, str]


def leaky_xlsx(seed: str = "xlsx") -> Leaky:
    """Return a file with a number in every place, another one in each."""
    chance = random.Random(seed)  # noqa: S311 - of numbers that belong to nobody
    values = {place: resident_id(chance) for place in PLACES}
    rows = "".join(markup.replace("{}", values[place]) for place, markup in ROWS.items())
    behind = "".join(markup.replace("{}", values[place]) for place, markup in BEHIND.items())
    parts: dict[str, str] = {"styles": STYLES}
    for place, (part, inner) in PARTS.items():
        parts[part] = parts.get(part, "") + _filled(inner, values[place])
    parts["comments"] = (
        f"<authors>{parts.pop('authors')}</authors><commentList>{parts['comments']}</commentList>"
    )
    parts["workbook"] += f"<definedNames>{parts.pop('names')}</definedNames>"
    files, targets = _files(values)
    sheets = {
        "公示表": f'{_COLUMNS}<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A15:C15"/></mergeCells>'
        + behind,
        "密": f"<row>{text(values['hidden sheet'])}</row>",
        "更密": f"<row>{text(values['very hidden sheet'])}</row>",
        f"号{values['name of a sheet']}": f"<row>{text('空')}</row>",
    }
    data = xlsx_file(sheets, parts, files, targets, {"密": "hidden", "更密": "veryHidden"})
    return Leaky(data, values)


def _filled(inner: str, value: str) -> str:
    split = "".join(f"<r><rPr><b/></rPr><t>{value[at : at + 3]}</t></r>" for at in range(0, 18, 3))
    return inner.replace("{}", value).replace("{split}", split)


def _files(values: dict[str, str]) -> tuple[dict[str, bytes], dict[str, tuple[str, str]]]:
    """Parts beside the sheet, and the references to them."""
    record = f'<r><s v="{values["record of a pivot table"]}"/></r>'
    title = f"<c:title><a:p><a:r><a:t>{values['chart']}</a:t></a:r></a:p></c:title>"
    files = {
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relations(
            {"records": ("pivotCacheRecords", "pivotCacheRecords1.xml")}
        ),
        "xl/pivotCache/pivotCacheRecords1.xml": markup("pivotCacheRecords", record, SPACE),
        "xl/drawings/_rels/drawing1.xml.rels": relations({"chart": ("chart", "../charts/chart1.xml")}),
        "xl/charts/chart1.xml": markup("c:chartSpace", title),
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
            {"book": ("externalLinkPath", "file:///D:/other.xlsx")}
        ),
        "xl/embeddings/inner.xlsx": xlsx_file(f"<row>{text(values['embedded workbook'])}</row>"),
        "xl/embeddings/inner.docx": docx_file(p(r(values["embedded document"]))),
        "xl/embeddings/oleObject1.bin": compound_file(
            {("\x01Ole10Native",): native(values["path of an embedded file"], values["embedded file"])}
        ),
        "customXml/item1.xml": f"<data>{values['data of a form']}</data>".encode(),
        "xl/revisions/revisionLog1.xml": markup(
            "revisions", f"<rcc><oc><is><t>{values['change that was tracked']}</t></is></oc></rcc>", SPACE
        ),
        "xl/connections.xml": markup(
            "connections",
            f'<connection name="库"><dbPr connection="PWD={values["connection"]}"/></connection>',
            SPACE,
        ),
    }
    targets = {
        "inner": ("package", "../embeddings/inner.xlsx"),
        "document": ("package", "../embeddings/inner.docx"),
        "object": ("oleObject", "../embeddings/oleObject1.bin"),
        "link": ("hyperlink", f"mailto:{values['link target']}@qinglan.example"),
    }
    return files, targets


def places(leaky: Leaky, text: str) -> Iterator[str]:
    """Yield the places whose number occurs in a text."""
    yield from (place for place, value in leaky.values.items() if value in text)
