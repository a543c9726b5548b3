"""Where a photo was taken, as its head says it (EXIF GPS, JEITA CP-3451, 4.6.6; XMP for EXIF)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What reports call a position among the properties of a file.
POSITION = "position"
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE = 1, 2, 3, 4
_XMP = late(r"\s*(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?\s*([NSEW])\s*")
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180


def from_exif(tags: Mapping[int, Any]) -> str:
    """Return the position in the tags of a GPS directory, "" when there is none."""
    latitude = _degrees(tags.get(_LATITUDE))
    longitude = _degrees(tags.get(_LONGITUDE))
    south = _letter(tags.get(_LATITUDE_REF)) == "S"
    west = _letter(tags.get(_LONGITUDE_REF)) == "W"
    return said(-latitude if south else latitude, -longitude if west else longitude)


def from_xmp(latitude: str, longitude: str) -> str:
    """Return the position that XMP writes as ``30,16.445N`` and ``120,9.305E``."""
    return said(*(_coordinate(value) for value in (latitude, longitude)))


def said(latitude: float, longitude: float) -> str:
    """Return a position in degrees, minutes and seconds, "" for none; cameras write 0, 0 without one."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or (latitude == 0 and longitude == 0):
        return ""
    if abs(latitude) > _MOST_LATITUDE or abs(longitude) > _MOST_LONGITUDE:
        return ""
    north, east = "S" if latitude < 0 else "N", "W" if longitude < 0 else "E"
    return f"{_sixtieths(latitude)}{north} {_sixtieths(longitude)}{east}"


def _sixtieths(degrees: float) -> str:
    tenths = round(abs(degrees) * 36_000)
    return f"{tenths // 36_000}°{tenths // 600 % 60}′{tenths % 600 / 10:.1f}″"


def _degrees(value: object) -> float:
    """Degrees of three fractions; some cameras write one or two."""
    if not isinstance(value, tuple):
        return math.nan
    return sum(_number(part) / 60**power for power, part in enumerate(value[:3])) if value else math.nan


def _number(value: Any) -> float:  # noqa: ANN401 - a fraction of Pillow's, whose denominator may be 0
    try:
        number: float = float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return math.nan
    return number


def _letter(value: object) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
    return text.strip("\0 ")[:1].upper()


def _coordinate(value: str) -> float:
    found = _XMP.fullmatch(value)
    if not found:
        return math.nan
    parts: Iterable[str] = (found[1], found[2], found[3] or "0")
    degrees: float = sum(float(part) / 60.0**power for power, part in enumerate(parts))
    return -degrees if found[4] in "SW" else degrees
