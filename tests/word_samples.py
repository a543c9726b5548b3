"""A short notice as a word processor's file, with what such files have: lists, notes, boxes, headers.

``sample_docx`` makes it; the DOC and RTF files beside the tests were made from it by
LibreOffice, with ``python tests/word_samples.py FOLDER``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from disclosure_lint.specimen_docx import docx_file
from docx_leaks import cell, p, r, row, run, table

#: Values that stand at one place only; none is a person's.
HIDDEN, DELETED, COMMENT, RARE = "内部编号四十二", "原定九月", "此处请核对", "𬭎"


def styled(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def listed(depth: int, inner: str, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
)
_LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(_LEVELS)
    )
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_TABLE = table(
    row(
        cell(p(r("项目")), '<w:tcW w:w="3000" w:type="dxa"/><w:vMerge w:val="restart"/>'),
        cell(p(r("数量")), '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>'),
    ),
    row(
        cell(p(""), '<w:tcW w:w="3000" w:type="dxa"/><w:vMerge/>'),
        cell(p(r("本年")), '<w:tcW w:w="2000" w:type="dxa"/>'),
        cell(p(r("上年")), '<w:tcW w:w="2000" w:type="dxa"/>'),
    ),
    row(
        cell(p(r("办件")), '<w:tcW w:w="3000" w:type="dxa"/>'),
        cell(p(r("12")), '<w:tcW w:w="2000" w:type="dxa"/>'),
        cell(p(r("7")), '<w:tcW w:w="2000" w:type="dxa"/>'),
    ),
    properties='<w:tblW w:w="7000" w:type="dxa"/>',
).replace(
    "</w:tblPr>",
    '</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>',
)
_BODY = (
    styled("t", r("青岚市林业局关于造林绿化的通知"))
    + styled("1", r("总体安排"))
    + listed(0, r("目标任务"))
    + listed(1, r("造林面积"))
    + p(r("全年造林") + r("十二公顷", "<w:b/>") + r("。") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + listed(1, r("补植面积"))
    + listed(2, r("松涧镇补植三公顷，由镇林业站组织实施，年底前完成验收工作。"))
    + listed(0, r("时间安排"))
    + p(
        '<w:del w:id="1" w:author="修订人甲" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>'
        + DELETED + "</w:delText></w:r></w:del>"
        + '<w:ins w:id="2" w:author="修订人甲" w:date="2024-01-01T00:00:00Z">' + r("改为十月") + "</w:ins>"
        + r("开工。") + r(HIDDEN, "<w:vanish/>")
    )
    + p(
        '<w:commentRangeStart w:id="0"/>' + r("联系人信息另行公布。") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    + _TABLE
    + listed(0, r("要点一"), 2)
    + p(r(f"联系单位名称中有生僻字{RARE}。"))
    + p(
        r("附件见文本框。")
        + run(
            "<w:drawing><wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='2'"
            " behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
            "<wp:positionH relativeFrom='column'><wp:posOffset>0</wp:posOffset></wp:positionH>"
            "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
            "<wp:extent cx='1800000' cy='600000'/><wp:wrapNone/><wp:docPr id='9' name='文本框 9'/>"
            "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
            "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
            "<a:ext cx='1800000' cy='600000'/></a:xfrm><a:prstGeom prst='rect'/></wps:spPr><wps:txbx>"
            "<w:txbxContent>"
            + p(r("文本框里的话。"))
            + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
            "</w:drawing>"
        )
    )
    + p(r("青岚市林业局"))
    + p(r("2024年3月15日"))
    + '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
    '<w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)  # fmt: skip
_PARTS = {
    "styles": _STYLES,
    "numbering": _NUMBERING,
    "header": p(r("页眉上的话")),
    "footer": p(r("页脚上的话")),
    "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
    '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>" + r("脚注里的话。")) + "</w:footnote>",
    "comments": '<w:comment w:id="0" w:author="批注人乙" w:date="2024-01-01T00:00:00Z">'
    + p(r(COMMENT))
    + "</w:comment>",
    "core": "<dc:title>造林通知</dc:title><dc:creator>起草人丙</dc:creator>",
    "app": "<ep:Company>青岚市林业局</ep:Company>",
}


def sample_docx() -> bytes:
    """Return the notice as DOCX."""
    return docx_file(_BODY, _PARTS)


def main() -> None:
    """Write the notice and have it converted."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "sample.docx"
        source.write_bytes(sample_docx())
        for kind in ("doc:MS Word 97", "rtf"):
            command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
