"""Number plates of motor vehicles (GA 36-2018), new-energy plates included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers.labels import REACH, label_of
from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.language.expression import Expression, late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = Expression(
    rf"[{_PROVINCES}] ?[A-HJ-NP-Z][ ·•.‧-]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])(?![0-9A-Za-z])(?!号?文)"
)
_VEHICLE = Expression(r"(?:驾驶|驾车|乘坐|车辆?)[^。;\n]{0,6}$")
_SEPARATORS = late(r"[ ·•.‧-]")


def scan_plates(value: str, header_of: Callable[[int], str]) -> Iterator[Match]:
    """Yield the number plates of a text in order; ``header_of`` as in :func:`scan`."""
    for found in _PLATE.re.finditer(value):
        plate = _SEPARATORS.sub("", found[0])
        start = found.start()
        first = max(value.rfind("\n", 0, start) + 1, start - REACH)
        label = label_of(value[first:start], header_of(start))
        ground = {"vehicle": Ground.NAMED, "other": Ground.DENIED}.get(label.group, Ground.CHECKED)
        # Letters alone are a plate only where a vehicle is spoken of.
        if plate[1:].isalpha() and ground is not Ground.NAMED and not _VEHICLE.re.search(value, first, start):
            continue
        yield Match("plate", plate, *found.span(), ground, label.words)


PLATE = Identifier(
    id="plate",
    zh="机动车号牌",
    en="number plate",
    authority="GA 36-2018",
    examples=("驾驶{{plate}}小型轿车", "车牌号：{{plate-dotted}}", "{{plate-green}}"),
    counterexamples=("沪A字第12号", "皖ICP备12345678号", "浙B2-20080224", "编号：{{plate}}", "京A12345678"),
)
