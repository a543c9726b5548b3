"""A DOCX file with a number in every place where one can be left behind.

Each place is a piece of markup with ``{}`` where the number goes. The file is made by
this script alone, so that no library decides what it can hold.
"""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING, NamedTuple

from compound_files import compound_file
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimens import resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def shape(inner: str, properties: str = 'id="9" name="文本框 9"') -> str:
    """A drawing with a text box, as Word writes it since 2010."""
    return (
        f"<w:drawing><wp:anchor><wp:docPr {properties}/><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )


def vml(inner: str, style: str = "width:100pt") -> str:
    """A drawing with a text box, as older programs write it."""
    return (
        f'<w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
        "</v:shape></w:pict>"
    )


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


#: Places in the body, by name. Some are split in two where the number goes.
BODY = {
    "text": p(r("申请人身份证号：{}")),
    "split runs": p(r("号码") + "{split}"),
    "table cell": table(row(cell(p(r("姓名"))), cell(p(r("{}"))))),
    "nested table": table(
        row(cell(p(r("甲"))), cell(p(r("乙"))), cell(p(r("丙"))), cell(p(r("丁")))),
        row(cell(p("")), cell(p("")), cell(p("")), cell(table(row(cell(p(r("{}"))))) + p(""))),
    ),
    "cell merged away": table(
        row(cell(p(r("项目")), '<w:vMerge w:val="restart"/>'), cell(p(r("1")))),
        row(cell(p(r("{}")), "<w:vMerge/>"), cell(p(r("2")))),
    ),
    "hidden row": table(row(cell(p(r("甲")))), row(cell(p(r("{}"))), properties="<w:hidden/>")),
    "flat row": table(
        row(cell(p(r("甲")))),
        row(cell(p(r("{}"))), properties='<w:trHeight w:val="20" w:hRule="exact"/>'),
    ),
    "deleted row": table(
        row(cell(p(r("甲")))),
        row(cell(p('<w:del w:id="1" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>')),
            properties='<w:del w:id="2" w:author="甲"/>'),
    ),
    "description of a table": table(
        row(cell(p(r("甲")))), properties='<w:tblDescription w:val="{}"/>'
    ),
    "tracked insertion": p('<w:ins w:id="3" w:author="甲">' + r("{}") + "</w:ins>"),
    "tracked deletion": p(
        r("原号") + '<w:del w:id="4" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    ),
    "deleted middle of a number": p(
        "{head}"
         '<w:del w:id="5" w:author="甲"><w:r><w:delText>{middle}</w:delText></w:r></w:del>'
         '<w:ins w:id="6" w:author="甲">' + r("********") + "</w:ins>{tail}"
    ),
    "moved away": p('<w:moveFrom w:id="7" w:author="甲">' + r("{}") + "</w:moveFrom>"),
    "hidden text": p(r("见") + r("{}", "<w:vanish/>")),
    "hidden by a style of characters": p(r("见") + r("{}", '<w:rStyle w:val="secret"/>')),
    "hidden by a style of paragraphs": p('<w:pPr><w:pStyle w:val="unseen"/></w:pPr>' + r("{}")),
    "white text": p(r("{}", '<w:color w:val="FFFFFF"/>')),
    "text in the theme's white": p(r("{}", '<w:color w:val="auto" w:themeColor="background1"/>')),
    "black on black shading": p(
        r("{}", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')
    ),
    "black marker": p(r("{}", '<w:highlight w:val="black"/>')),
    "tiny text": p(r("{}", '<w:sz w:val="2"/>')),
    "squeezed text": p(r("{}", '<w:w w:val="1"/>')),
    "flat line": p('<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>' + r("{}")),
    "link target": p('<w:hyperlink r:id="link">' + r("详情") + "</w:hyperlink>"),
    "link tooltip": p('<w:hyperlink w:anchor="a" w:tooltip="{}">' + r("详情") + "</w:hyperlink>"),
    "field code": p(field('HYPERLINK "https://qinglan.example/?id={}"', "信箱")),
    "simple field": p('<w:fldSimple w:instr="COMMENTS {}">' + r("说明") + "</w:fldSimple>"),
    "field result": p(field("DOCPROPERTY 编号", "{}")),
    "unclosed field": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE {}</w:instrText></w:r>'
    ),
    "content control in a line": p("<w:sdt><w:sdtContent>" + r("{}") + "</w:sdtContent></w:sdt>"),
    "content control": "<w:sdt><w:sdtContent>" + p(r("{}")) + "</w:sdtContent></w:sdt>",
    "tag of a content control": p('<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr></w:sdt>' + r("标签")),
    "choice of a list": p(
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="甲" w:value="{}"/></w:dropDownList>'
        "</w:sdtPr><w:sdtContent>" + r("甲") + "</w:sdtContent></w:sdt>"
    ),
    "default of a form field": p(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{}"/></w:textInput>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("表单")
    ),
    "text box": p(r("框") + run(shape(p(r("{}"))))),
    "text box of VML": p(r("框") + run(vml(p(r("{}"))))),
    "alternative that is not shown": p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + shape(p(r("新框"))) + "</mc:Choice>"
        "<mc:Fallback>" + vml(p(r("{}"))) + "</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "hidden shape": p(r("框") + run(shape(p(r("{}")), 'id="8" name="框" hidden="1"'))),
    "hidden shape of VML": p(r("框") + run(vml(p(r("{}")), "visibility:hidden"))),
    "shape outside the page": p(
        r("框")
        + "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-29000000</wp:posOffset></wp:positionH>"
        + '<wp:docPr id="7" name="框"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>'
        + p(r("{}")) + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        + "</w:drawing></w:r>"
    ),
    "words set as a picture": p(run('<w:pict><v:shape><v:textpath string="{}"/></v:shape></w:pict>')),
    "alternative text": p(
        run('<w:drawing><wp:inline><wp:docPr id="6" name="图片 6" descr="{}"/></wp:inline></w:drawing>')
    ),
    "name of a picture": p(
        run(
            '<w:drawing><wp:inline><wp:docPr id="5" name="图片 5"/><a:graphic><a:graphicData><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="0" name="{}.jpg"/></pic:nvPicPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing>"
        )
    ),
    "reading above characters": p(
        "<w:r><w:ruby><w:rt>" + r("{}") + "</w:rt><w:rubyBase>" + r("注") + "</w:rubyBase></w:ruby></w:r>"
    ),
    "formula": p("<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>"),
    "bookmark": '<w:bookmarkStart w:id="1" w:name="身份证{}"/>' + p(r("书签")) + '<w:bookmarkEnd w:id="1"/>',
    "attribute of a smart tag": p(
        '<w:smartTag w:element="person"><w:smartTagPr><w:attr w:name="id" w:val="{}"/></w:smartTagPr>'
        + r("标记") + "</w:smartTag>"
    ),
}  # fmt: skip
#: Places in other parts: the part and what goes into it.
PARTS = {
    "header": ("header", p(r("{}"))),
    "footer": ("footer", p(r("{}"))),
    "footnote": ("footnotes", '<w:footnote w:id="2">' + p(r("{}")) + "</w:footnote>"),
    "footnote nothing refers to": ("footnotes", '<w:footnote w:id="3">' + p(r("{}")) + "</w:footnote>"),
    "endnote": ("endnotes", '<w:endnote w:id="2">' + p(r("{}")) + "</w:endnote>"),
    "comment": ("comments", '<w:comment w:id="0" w:author="甲">' + p(r("{}")) + "</w:comment>"),
    "author of a comment": ("comments", '<w:comment w:id="1" w:author="{}">' + p(r("已阅")) + "</w:comment>"),
    "author of the document": ("core", "<dc:creator>{}</dc:creator>"),
    "who saved it last": ("core", "<cp:lastModifiedBy>{}</cp:lastModifiedBy>"),
    "title": ("core", "<dc:title>{}</dc:title>"),
    "company": ("app", "<ep:Company>{}</ep:Company>"),
    "property of one's own": ("custom", '<op:property name="编号"><vt:lpwstr>{}</vt:lpwstr></op:property>'),
    "variable": ("settings", '<w:docVars><w:docVar w:name="号" w:val="{}"/></w:docVars>'),
    "people": (
        "people",
        '<w15:person w15:author="甲"><w15:presenceInfo w15:providerId="AD" w15:userId="{}"/></w15:person>',
    ),
    "building block": ("glossary", "<w:docParts><w:docPart>" + p(r("{}")) + "</w:docPart></w:docParts>"),
    "data of a form": ("data", "<applicant>{}</applicant>"),
    "chart": ("chart", "<c:title><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:title>"),
}
#: Places in files of their own.
FILES = (
    "header of first pages that have none",
    "header of even pages that have none",
    "header nothing refers to",
    "template",
    "taken-in page",
    "embedded document",
    "path of an embedded file",
    "embedded file",
    "part nothing knows",
)
PLACES = (*BODY, *PARTS, *FILES)
_STYLES = (
    '<w:style w:type="character" w:styleId="secret"><w:name w:val="密"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="unseen"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
    '<w:headerReference w:type="first" r:id="first"/><w:headerReference w:type="even" r:id="even"/>'
    '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
)
_REFERENCES = p(
    r("见注")
    + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    + '<w:r><w:drawing><wp:inline><c:chart r:id="chart"/></wp:inline></w:drawing></w:r>'
)


class Leaky(NamedTuple):
    """A file, and what was put where."""

    data: bytes
    values: dict[str, str]


def leaky_docx(seed: str = "docx") -> Leaky:
    """Return a file with a number in every place, another one in each."""
    chance = random.Random(seed)  # noqa: S311 - of numbers that belong to nobody
    values = {place: resident_id(chance) for place in PLACES}
    body = "".join(_filled(markup, values[place]) for place, markup in BODY.items())
    parts: dict[str, str] = {"styles": _STYLES}
    for place, (part, markup) in PARTS.items():
        parts[part] = parts.get(part, "") + markup.replace("{}", values[place])
    files, targets = _files(values)
    data = docx_file(body + _REFERENCES + "<w:altChunk r:id='chunk'/>" + _SECTION, parts, files, targets)
    return Leaky(data, values)


def _filled(markup: str, value: str) -> str:
    pieces = {
        "{}": value,
        "{split}": "".join(r(value[at : at + 3], "<w:b/>" if at % 2 else "") for at in range(0, 18, 3)),
        "{head}": r(value[:6]),
        "{middle}": value[6:14],
        "{tail}": r(value[14:]),
    }
    for sign, piece in pieces.items():
        markup = markup.replace(sign, piece)
    return markup


def _files(values: dict[str, str]) -> tuple[dict[str, bytes], dict[str, tuple[str, str]]]:
    """Parts beside the text, and the references to them."""
    margins = {
        "first": values["header of first pages that have none"],
        "even": values["header of even pages that have none"],
        "lost": values["header nothing refers to"],
    }
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files = {
        f"word/{name}.xml": f'<w:hdr xmlns:w="{space}">{p(r(value))}</w:hdr>'.encode()
        for name, value in margins.items()
    }
    targets = {name: ("header", f"{name}.xml") for name in margins}
    page = f"<html><body><p>{values['taken-in page']}</p></body></html>"
    files |= {
        "word/chunk.html": page.encode(),
        "word/embeddings/inner.docx": docx_file(p(r(values["embedded document"]))),
        "word/embeddings/oleObject1.bin": compound_file(
            {("\x01Ole10Native",): native(values["path of an embedded file"], values["embedded file"])}
        ),
        "word/extra.xml": f"<extra>{values['part nothing knows']}</extra>".encode(),
    }
    targets |= {
        "chunk": ("aFChunk", "chunk.html"),
        "inner": ("package", "embeddings/inner.docx"),
        "object": ("oleObject", "embeddings/oleObject1.bin"),
        "template": ("attachedTemplate", f"file:///C:/Users/{values['template']}/a.dotm"),
        "link": ("hyperlink", f"https://qinglan.example/{values['link target']}"),
    }
    return files, targets


def native(path: str, text: str) -> bytes:
    """A file wrapped as a package, as Word embeds files of other programs."""
    body = f"身份证号：{text}".encode()
    head = b"\2\0" + "附件.txt".encode("gbk") + b"\0" + f"C:\\{path}\\附件.txt".encode("gbk") + b"\0"
    temporary = "C:\\Temp\\附件.txt".encode("gbk") + b"\0"
    inner = head + b"\0\0\3\0" + struct.pack("<I", len(temporary)) + temporary
    inner += struct.pack("<I", len(body)) + body
    return struct.pack("<I", len(inner)) + inner


def places(leaky: Leaky, text: str) -> Iterator[str]:
    """Yield the places whose number occurs in a text."""
    yield from (place for place, value in leaky.values.items() if value in text)
