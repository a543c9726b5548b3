"""Content written several times for programs of different age (ECMA-376-3, 10.2.1).

The first choice is read, as Word does. The others are not shown: they hold the same
words again, and when they do not, the words are told as hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosure_lint.language.expression import late

_SPACE = late(r"\s+")


@dataclass(slots=True)
class _Alternative:
    """Content with alternatives: whether one was taken, what it says, what the others say."""

    taken: bool = False
    said: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class Alternatives:
    """The open alternatives, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Alternative] = []

    def begin(self) -> None:
        """Begin content with alternatives."""
        self._open.append(_Alternative())

    def take(self) -> bool:
        """Begin one of them; return whether it is the one to read."""
        if not self._open or self._open[-1].taken:
            return not self._open
        self._open[-1].taken = True
        return True

    def say(self, text: str) -> None:
        """Note text of the one that is read; the outermost decides."""
        if self._open:
            self._open[0].said.append(text)

    def pass_over(self, text: str) -> None:
        """Note text of one that is not read."""
        if self._open:
            self._open[-1].others.append(text)

    def end(self) -> str:
        """End content with alternatives; return what is said only where it is not shown."""
        if not self._open:
            return ""
        one = self._open.pop()
        others = " ".join(filter(None, (text.strip() for text in one.others)))
        said = _SPACE.sub("", "".join(one.said))
        return "" if _SPACE.sub("", others) in said else others
