"""Copies of values a workbook keeps: of the sources of pivot tables, and of other workbooks.

They stay when the source is deleted or lies elsewhere (ECMA-376-1, 18.10 and 18.14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ooxml.markup import local, number
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter

#: Values of a cache, by the elements they stand in: text, numbers, dates, errors, truth.
_VALUES = frozenset("sndeb")
#: Values written in one line where nothing sets them apart.
_IN_A_LINE = 50


class PivotFields(Handler):
    """Reads the definition of a pivot cache.

    Attributes:
        names: of the fields.
        items: for each field, the values its records refer to.
        refreshed_by: who refreshed it last.
    """

    def __init__(self, meter: Meter) -> None:
        self.names: list[str] = []
        self.items: list[list[str]] = []
        self.refreshed_by = ""
        self._meter = meter
        self._used: set[tuple[int, int]] = set()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "pivotCacheDefinition":
            self.refreshed_by = attributes.get("refreshedBy", "")
        elif name == "cacheField":
            self.names.append(attributes.get("name", ""))
            self.items.append([])
        elif name in _VALUES and self.items and "v" in attributes:
            self._meter.take(len(attributes["v"]))
            self.items[-1].append(attributes["v"])
        elif name == "m" and self.items:
            self.items[-1].append("")

    def take(self, field: int, index: int) -> str:
        """Return a value a record refers to."""
        if field < len(self.items) and 0 <= index < len(self.items[field]):
            self._used.add((field, index))
            return self.items[field][index]
        return ""

    def unused(self) -> list[str]:
        """Return the values no record refers to, behind the name of their field."""
        lines = []
        for field, (name, items) in enumerate(zip(self.names, self.items, strict=True)):
            left = [item for index, item in enumerate(items) if item and (field, index) not in self._used]
            lines += [
                f"{name}：{'，'.join(left[at : at + _IN_A_LINE])}" for at in range(0, len(left), _IN_A_LINE)
            ]
        return lines


class PivotRecords(Handler):
    """Reads the records of a pivot cache.

    Attributes:
        lines: one a record, each value behind the name of its field.
    """

    def __init__(self, fields: PivotFields, meter: Meter) -> None:
        self.lines: list[str] = []
        self._fields, self._meter = fields, meter
        self._record: list[str] = []
        self._field = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "r":
            self._record, self._field = [], 0
            return
        value = attributes.get("v", "")
        if name == "x":
            value = self._fields.take(self._field, number(value, -1))
        elif name not in _VALUES and name != "m":
            return
        if value:
            known = self._field < len(self._fields.names)
            self._record.append(f"{self._fields.names[self._field]}：{value}" if known else value)
        self._field += 1

    def end(self, tag: str) -> None:
        if local(tag) == "r" and self._record:
            line = "，".join(self._record)
            self._meter.take(len(line))
            self.lines.append(line)


class ExternalCache(Handler):
    """Reads the values kept of another workbook.

    Attributes:
        lines: one a row.
    """

    def __init__(self, meter: Meter) -> None:
        self.lines: list[str] = []
        self._meter = meter
        self._row: list[str] = []
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "v" or name == "val":  # noqa: PLR1714 - of cells, and of links to programs
            self._text = []
        elif name in {"sheetName", "definedName"}:
            value = attributes.get("val") or attributes.get("name", "")
            if value:
                self.lines.append(value)

    def data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if self._text is not None:
            self._row.append("".join(self._text).strip())
            self._text = None
        elif self._row and name in {"row", "value", "values"}:
            line, self._row = "，".join(filter(None, self._row)), []
            self._meter.take(len(line))
            self.lines.append(line)
