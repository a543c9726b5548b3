"""Sentences with figures in them, chosen and filled in."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from reports.marks import mark
from reports.values import CHANNEL_NAMES, REPLY_NAMES, RESULT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from reports.values import Values

_FOLDER = Path(__file__).with_name("prose")
_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_SLOT = re.compile(r"<(\w+)>")
_LISTS = {
    "results": (RESULT_NAMES, False),
    "shared_results": (RESULT_NAMES, True),
    "channels": (CHANNEL_NAMES, False),
    "shared_channels": (CHANNEL_NAMES, True),
    "replies": (REPLY_NAMES, False),
    "shared_replies": (REPLY_NAMES, True),
}


@lru_cache(maxsize=4)
def texts(name: str) -> dict[str, list[str]]:
    """Return the texts of a file, by section or slot."""
    loaded: dict[str, list[str]] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


class Writer:
    """Fills texts in for one report; every figure and year gets a key of its own.

    Attributes:
        values: what may be said.
        words: names and years by place: ``year``, ``we``, ``here``, …
    """

    def __init__(self, random: Random, values: Values, words: Mapping[str, str], form: int) -> None:
        self.random, self.values, self.words, self._form = random, values, words, form
        self._count = 0

    def write(self, text: str, section: str) -> str:
        """Fill the slots and places of a text."""
        text = _SLOT.sub(lambda slot: self._statement(slot[1]), text)
        text = _PLACE.sub(lambda place: self._list(place[1]) or place[0], text)
        return _PLACE.sub(lambda place: self._filled(place, section), text)

    def number(self, key: str) -> str:
        """Return the key with a number of its own."""
        self._count += 1
        return f"{key}#{self._count}"

    def _statement(self, slot: str) -> str:
        """A sentence whose conditions hold; nothing if there is none."""
        fitting = [text for text in texts("statements")[slot] if self._fits(text)]
        return mark(self.number(f"statement:{slot}"), self.random.choice(fitting)) if fitting else ""

    def _fits(self, text: str) -> bool:
        return all(self._allowed(place[1], place[2]) for place in _PLACE.finditer(text))

    def _allowed(self, name: str, condition: str | None) -> bool:
        if name == "form":
            return condition == str(self._form)
        if name in _LISTS:
            return bool(self._list(name))
        if name not in self.values:
            return name in self.words
        zero = not float(self.values[name][0])
        return {None: not zero, "+": not zero, "!": zero, "0": True}[condition]

    def _list(self, name: str) -> str:
        """The parts of a whole that are not zero, all of them, if there are two at least."""
        if name not in _LISTS:
            return ""
        names, shared = _LISTS[name]
        parts = [
            f"{label}{{{part}}}件" + (f"，占{{{part}_share:0}}%" if shared else "")
            for part, label in names.items()
            if part in self.values and self.values[part][0] != "0"
        ]
        return ("；" if shared else "、").join(parts) if len(parts) > 1 else ""

    def _filled(self, place: re.Match[str], section: str) -> str:
        name, condition = place[1], place[2]
        if name == "form" or condition in {"!", "+"}:
            return ""
        if name in self.values:
            return mark(self.number(f"said:{name}"), self.values[name][0])
        if name in {"year", "next"}:
            return mark(self.number(f"{name}:{section}"), self.words[name])
        return self.words[name]
