"""Pieces of a YAML file as they are written: keys and items with their comments, at their offsets."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class Item(NamedTuple):
    """An item of a list as it is written, without the comments around it.

    Attributes:
        start: offset of its first character; of ``- `` where the list is written in lines.
        end: offset behind its last.
        node: what it is.
    """

    start: int
    end: int
    node: yaml.Node


def compose(text: str) -> yaml.Node | None:
    """Return the tree of a file whose YAML is sound; its marks count characters."""
    # libyaml counts bytes and lacks the end of what is written in lines; files of rules are small.
    return yaml.compose(text, Loader=yaml.SafeLoader)


def value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return the value of a key of a mapping."""
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None


def end_of(text: str, node: yaml.Node) -> int:
    """Return the offset behind what a node says; what is written in lines ends with its last line."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    return start + len(text[start:end].rstrip())


def blocks(text: str) -> dict[str, str]:
    """Return the top-level keys of a file, each with all that is written under it, comments left out."""
    root = compose(text)
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {key.value: text[key.start_mark.index : end_of(text, value)] for key, value in root.value}


def items(text: str, sequence: yaml.SequenceNode) -> list[Item]:
    """Return the items of a list."""
    found = []
    for node in sequence.value:
        start = node.start_mark.index
        if not sequence.flow_style:
            start = text.rindex("-", 0, start)
        found.append(Item(start, end_of(text, node), node))
    return found


def line_of(text: str, item: Item) -> str:
    """Return an item with the spaces before it, so that all its lines begin where they did."""
    return " " * column(text, item.start) + text[item.start : item.end]


def column(text: str, offset: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return offset - (text.rfind("\n", 0, offset) + 1)
