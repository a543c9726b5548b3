"""TOML with places: tomllib gives none, so the line of a key is looked for."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from disclosure_lint.language.expression import late
from disclosure_lint.rules.decode import DataFile, Path

if TYPE_CHECKING:
    from disclosure_lint.rules.problems import Problem

_TABLE = ("tool", "disclosure-lint")
_HEADER = late(r"\s*\[{1,2}\s*([^\[\]#]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = late(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*(?=[=.])""")
_PLACE = late(r"\(at line (\d+), column (\d+)\)")


class TomlFile(DataFile):
    """The table ``[tool.disclosure-lint]`` of a TOML file; paths of keys begin inside it."""

    def load(self) -> tuple[Any, list[Problem]]:
        """Return the table, and the mistake that TOML itself finds."""
        try:
            data: Any = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            place = _PLACE.search(str(error))
            line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (0, 0)
            cause = str(error).partition(" (at ")[0]
            return None, [self.problem_at(line, column, f"不是合法的 TOML (not valid TOML): {cause}")]
        for name in _TABLE:
            data = data.get(name, {}) if isinstance(data, dict) else {}
        return data, []

    def place(self, path: Path, *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 0, of a value or its key; of what it stands in if it is not there."""
        names = [str(step) for step in path if isinstance(step, str)]
        nth = next((step for step in path if isinstance(step, int)), 0)
        best, at, seen = 0, (0, 0), -1
        table: list[str] = []
        other = False  # whether the table is one of a list, and not the one that is meant
        for number, line in enumerate(self.text.splitlines()):
            header = _HEADER.match(line)
            if header:
                table = [part.strip("\"' ") for part in header[1].split(".")]
                listed = line.lstrip().startswith("[[") and table[len(_TABLE) :] == names[:1]
                seen += listed
                other = listed and seen != nth
                full, column = table, line.index("[")
            elif key := _KEY.match(line):
                full, column = [*table, key[1].strip("\"'")], key.start(1)
            else:
                continue
            depth = _depth(full, names)
            if depth > best and not other:
                best, at = depth, (number, column if of_key or header else _value_at(line, column))
        return at


def _depth(full: list[str], names: list[str]) -> int:
    """How many of the names a table or key leads along, 0 when elsewhere; our table is one."""
    if tuple(full[: len(_TABLE)]) != _TABLE:
        return 0
    own = full[len(_TABLE) :]
    return len(own) + 1 if own == names[: len(own)] else 0


def _value_at(line: str, column: int) -> int:
    equals = line.find("=", column)
    rest = line[equals + 1 :] if equals >= 0 else ""
    return len(line) - len(rest.lstrip()) if rest.strip() else column
