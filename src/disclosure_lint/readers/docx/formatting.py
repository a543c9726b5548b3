"""What formatting says of characters, as far as it hides them, and of paragraphs, as far as it names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.docx.markup import get, is_on
from disclosure_lint.readers.ooxml.markup import number
from disclosure_lint.readers.word.look import HIGHLIGHTS, WHITE, Look

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Properties of characters that are looked at.
CHARACTER = frozenset({"vanish", "color", "sz", "highlight", "shd", "w", "rStyle"})
#: Properties of paragraphs that are looked at.
PARAGRAPH = frozenset({"pStyle", "outlineLvl", "ilvl", "numId", "shd", "spacing"})
#: Levels of an outline; the one after the last is body text (ECMA-376-1, 17.3.1.20).
_OUTLINE = 9

#: Property → what it says; absent when nothing is said.
Properties = dict[str, str]


def note(properties: Properties, name: str, attributes: Mapping[str, str]) -> None:
    """Write down what a property says."""
    match name:
        case "vanish":
            properties[name] = "1" if is_on(attributes) else ""
        case "color":
            properties[name] = _colour(attributes)
        case "highlight":
            properties[name] = HIGHLIGHTS.get(get(attributes, "val"), "")
        case "shd":
            properties[name] = shading(attributes)
        case "spacing":
            exact = get(attributes, "lineRule") == "exact"
            properties[name] = get(attributes, "line") if exact else ""
        case _:
            properties[name] = get(attributes, "val")


def shading(attributes: Mapping[str, str]) -> str:
    """Return the colour of a shading, "" when it has none (ECMA-376-1, 17.3.5)."""
    solid = get(attributes, "val") == "solid"
    fill = get(attributes, "color" if solid else "fill")
    return "000000" if solid and fill == "auto" else "" if fill == "auto" else fill.lstrip("#")


def _colour(attributes: Mapping[str, str]) -> str:
    value = get(attributes, "val")
    if value and value != "auto":
        return value.lstrip("#")
    return WHITE if get(attributes, "themeColor") in {"background1", "light1"} else ""


class Ground(NamedTuple):
    """What is behind the text of a paragraph, and the height of its lines if it is fixed."""

    colour: str = WHITE
    height: int = 0


def look_of(properties: Mapping[str, str], ground: Ground) -> Look:
    """Return how characters with these properties look on a ground."""
    return Look(
        bool(properties.get("vanish")),
        properties.get("color", ""),
        number(properties.get("sz", ""), 21),
        number(properties.get("w", ""), 100),
        properties.get("highlight", ""),
        properties.get("shd") or ground.colour,
        ground.height,
    )


def outline_level(properties: Mapping[str, str]) -> int | None:
    """Return the level of a heading from 1, 0 for body text, None when nothing is said."""
    said = properties.get("outlineLvl")
    if not said:
        return None
    level = number(said, _OUTLINE)
    return level + 1 if 0 <= level < _OUTLINE else 0
