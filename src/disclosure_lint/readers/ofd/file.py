"""The documents of an OFD file: their pages with templates and annotations (GB/T 33190-2016, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.location import Box
from disclosure_lint.readers.ofd.drawing import Canvas, Painter
from disclosure_lint.readers.ofd.nodes import Node
from disclosure_lint.readers.ofd.resources import Resources
from disclosure_lint.readers.ofd.values import POINTS, box, is_on
from disclosure_lint.readers.pages.frame import Matrix
from disclosure_lint.readers.pages.page import BrokenPageError, Drawing, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.ofd.parts import Parts

#: A4 in millimetres, where nothing says how large a page is.
_PAPER = Box(0, 0, 210, 297)
#: Square points of the largest page, as of PDF.
_LARGEST = 14_400.0**2
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}


class Page(NamedTuple):
    """A page: the part that describes it, and its id."""

    part: str
    id: str


class OfdDocument:
    """One document of a file.

    Args:
        parts: of the file.
        name: of the part that describes the document.

    Attributes:
        root: of that part.
        name: as given.
        pages: in order.
    """

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts, self.name = parts, name
        self.root = parts.tree(name)
        self._common = self.root.first("CommonData")
        self._resources = Resources(parts)
        for kind in ("PublicRes", "DocumentRes"):
            for node in self._common.all(kind):
                self._add_resources(name, node.text)
        self._templates = {
            node.get("ID"): (parts.find(name, node.get("BaseLoc")), node.get("ZOrder"))
            for node in self._common.all("TemplatePage")
        }
        self.pages = [
            Page(parts.find(name, node.get("BaseLoc")), node.get("ID"))
            for node in self.root.first("Pages").all("Page")
        ]
        self._annotations = self._find_annotations()

    @property
    def pictures(self) -> list[str]:
        """Names of the parts that hold pictures."""
        return [name for name in dict.fromkeys(self._resources.pictures.values()) if name]

    def drawing(self, page: Page, number: int) -> Drawing:
        """Return what is drawn on a page.

        Args:
            page: the page.
            number: what reports call it, from 1.

        Raises:
            BrokenPageError: when there is no such part, or the page has no size.
        """
        root = self._parts.tree(page.part) if page.part else Node("", {})
        if not root.name:
            raise BrokenPageError
        for node in root.all("PageRes"):
            self._add_resources(page.part, node.text)
        sheet, matrix = self._paper(root)
        drawing = Drawing(number, sheet)
        painter = Painter(drawing, self._resources)
        for layer in self._layers(root):
            painter.paint_layer(layer, Canvas(matrix))
        for annotation in self._annotations.get(page.id, ()):
            self._annotate(annotation, painter, matrix, drawing)
        self._parts.forget(page.part)
        return drawing

    def _paper(self, root: Node) -> tuple[Box, Matrix]:
        """The page in points, and the map to it from the millimetres of its objects."""
        areas = (root.first("Area"), self._common.first("PageArea"))
        boxes = (box(area.first("PhysicalBox").text) for area in areas)
        paper = next((one for one in boxes if one and not one.empty), _PAPER)
        matrix = Matrix(POINTS, 0, 0, POINTS, -paper.left * POINTS, -paper.top * POINTS)
        sheet = Box(0, 0, (paper.right - paper.left) * POINTS, (paper.bottom - paper.top) * POINTS)
        if sheet.area >= _LARGEST:
            raise BrokenPageError
        return sheet, matrix

    def _layers(self, root: Node) -> list[Node]:
        """The layers of a page and its templates, the lowest first."""
        found: list[tuple[int, int, Node]] = []
        for template in root.all("Template"):
            name, order = self._templates.get(template.get("TemplateID"), ("", ""))
            above = (template.get("ZOrder") or order) == "Foreground"
            inside = self._parts.tree(name) if name else Node("", {})
            found += ((2 if above else 0, 0, layer) for layer in inside.first("Content").all("Layer"))
        own = root.first("Content").all("Layer")
        found += ((1, _LAYERS.get(layer.get("Type"), 1), layer) for layer in own)
        return [layer for *_, layer in sorted(found, key=lambda one: one[:2])]

    def _add_resources(self, base: str, location: str) -> None:
        name = self._parts.find(base, location)
        if name and name.lower() not in self._parts.used:
            self._resources.add(name)

    def _find_annotations(self) -> dict[str, list[Node]]:
        """The annotations by the ids of their pages."""
        found: dict[str, list[Node]] = {}
        for node in self.root.all("Annotations"):
            name = self._parts.find(self.name, node.text)
            for page in self._parts.tree(name).all("Page") if name else ():
                file = self._parts.find(name, page.first("FileLoc").text)
                if file:
                    found.setdefault(page.get("PageID"), []).extend(self._parts.tree(file).all("Annot"))
        return found

    def _annotate(self, annotation: Node, painter: Painter, matrix: Matrix, drawing: Drawing) -> None:
        look = annotation.first("Appearance")
        frame = box(look.get("Boundary")) or Box(0, 0, 0, 0)
        placed = Matrix(1, 0, 0, 1, frame.left, frame.top).then(matrix)
        where = matrix.box(*frame)
        shown = is_on(annotation, "Visible", otherwise=True)
        painter.paint(look, Canvas(placed, shown))
        kind = annotation.get("Type")
        said = [("Creator", annotation.get("Creator")), ("Remark", annotation.first("Remark").text)]
        said += ((one.get("Name"), one.text) for one in annotation.first("Parameters").all("Parameter"))
        said += (("URI", node.get("URI")) for node in annotation.within() if node.name == "URI")
        drawing.notes += [
            Note(f"{kind} {name}".strip(), text.strip(), where) for name, text in said if text.strip()
        ]


def documents(parts: Parts, root: Node, main: str) -> Iterator[OfdDocument]:
    """Yield the documents that the main part lists."""
    for body in root.all("DocBody"):
        name = parts.find(main, body.first("DocRoot").text)
        if name:
            yield OfdDocument(parts, name)
