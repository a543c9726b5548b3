"""XLSX files for tests and examples, made of the markup of their parts.

The namespaces and relationships every part needs are added; what is given is what a
part says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.specimen_package import PROPERTIES, Part, markup, package, relations, types

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_MAIN = Part("xl/workbook.xml", "workbook", "officeDocument", "spreadsheetml.sheet.main")
#: Parts the workbook refers to, and those its first sheet refers to.
_OF_WORKBOOK = {
    "styles": Part("xl/styles.xml", "styleSheet", "styles", "spreadsheetml.styles"),
    "strings": Part("xl/sharedStrings.xml", "sst", "sharedStrings", "spreadsheetml.sharedStrings"),
    "persons": Part("xl/persons/person.xml", "personList", "person"),
    "pivot": Part(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "pivotCacheDefinition",
        "pivotCacheDefinition",
        "spreadsheetml.pivotCacheDefinition",
    ),
    "link": Part(
        "xl/externalLinks/externalLink1.xml", "externalLink", "externalLink", "spreadsheetml.externalLink"
    ),
}
_OF_SHEET = {
    "comments": Part("xl/comments1.xml", "comments", "comments", "spreadsheetml.comments"),
    "threads": Part("xl/threadedComments/threadedComment1.xml", "ThreadedComments", "threadedComment"),
    "drawing": Part("xl/drawings/drawing1.xml", "xdr:wsDr", "drawing", "drawing"),
    "shapes": Part("xl/drawings/vmlDrawing1.vml", "xml", "vmlDrawing"),
    "table": Part("xl/tables/table1.xml", "table", "table", "spreadsheetml.table"),
}
_SPACES = {"persons": _THREADED, "threads": _THREADED, "drawing": "", "shapes": ""}
_ALL = _OF_WORKBOOK | _OF_SHEET | PROPERTIES


def xlsx_file(
    sheets: str | Mapping[str, str],
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    targets: Mapping[str, tuple[str, str]] | None = None,
    states: Mapping[str, str] | None = None,
) -> bytes:
    """Return an XLSX file.

    Args:
        sheets: name → what stands in ``worksheet``, or rows for its ``sheetData``; one sheet may be
            given without a name.
        parts: what stands in the root of further parts; ``workbook`` is added to the workbook.
        files: further files by their names in the package.
        targets: further references of the first sheet: id → (type, target).
        states: name of a sheet → ``hidden`` or ``veryHidden``.
    """
    sheets = {"Sheet1": sheets} if isinstance(sheets, str) else sheets
    parts, states = dict(parts or {}), states or {}
    extra = parts.pop("workbook", "")
    numbered = [
        Part(f"xl/worksheets/sheet{number}.xml", "worksheet", "worksheet", "spreadsheetml.worksheet")
        for number in range(1, len(sheets) + 1)
    ]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="s{number}"'
        + (f' state="{states[name]}"/>' if name in states else "/>")
        for number, name in enumerate(sheets, 1)
    )
    of_book = {key: part for key, part in _OF_WORKBOOK.items() if key in parts}
    of_sheet = {key: part for key, part in _OF_SHEET.items() if key in parts}
    of_package = {key: part for key, part in PROPERTIES.items() if key in parts}
    known = {f"s{number}": part for number, part in enumerate(numbered, 1)} | of_book
    written = {
        "[Content_Types].xml": types([_MAIN, *numbered, *(_ALL[key] for key in parts)], files or {}),
        "_rels/.rels": relations(_targets({"main": _MAIN} | of_package)),
        _MAIN.name: markup(_MAIN.root, f"<sheets>{listed}</sheets>{extra}", SPACE),
        "xl/_rels/workbook.xml.rels": relations(_targets(known)),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(_targets(of_sheet) | dict(targets or {})),
    }
    for part, inner in zip(numbered, sheets.values(), strict=True):
        data = inner if "<sheetData" in inner else f"<sheetData>{inner}</sheetData>"
        written[part.name] = markup(part.root, data, SPACE)
    for key, inner in parts.items():
        written[_ALL[key].name] = markup(_ALL[key].root, inner, _SPACES.get(key, SPACE))
    return package(written | dict(files or {}))


def _targets(parts: Mapping[str, Part]) -> dict[str, tuple[str, str]]:
    return {key: (part.type, f"/{part.name}") for key, part in parts.items()}
