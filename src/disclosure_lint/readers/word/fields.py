"""Fields: their code, which is not shown, and their result, which is (ECMA-376-1, 17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Field:
    """An open field: its code so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    result: bool = False
    contents: bool = False


class Fields:
    """The open fields of a story, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._codes = 0

    @property
    def in_code(self) -> bool:
        """Whether what comes is no result of any field, but part of a code."""
        return self._codes > 0

    @property
    def in_contents(self) -> bool:
        """Whether what comes stands in a table of contents."""
        return any(one.contents for one in self._open[-4:])

    def begin(self) -> None:
        """Open a field."""
        self._open.append(_Field())
        self._codes += 1

    def add_code(self, text: str) -> bool:
        """Take a piece of a code; return False when none is open."""
        waiting = next((one for one in reversed(self._open) if not one.result), None)
        if waiting is None:
            return False
        waiting.code.append(text)
        return True

    def separate(self) -> str:
        """Begin the result of the innermost field; return its code."""
        return self._close_code(self._open[-1]) if self._open else ""

    def end(self) -> str:
        """Close the innermost field; return its code if that was not returned yet."""
        if not self._open:
            return ""
        code = self._close_code(self._open[-1])
        self._open.pop()
        return code

    def break_codes(self) -> list[str]:
        """End the codes that are open: none goes on in the next paragraph. Return them."""
        return [self._close_code(one) for one in self._open if not one.result] if self._codes else []

    def finish(self) -> list[str]:
        """Close all fields; return their codes."""
        return [self.end() for _ in range(len(self._open))]

    def _close_code(self, one: _Field) -> str:
        if one.result:
            return ""
        one.result = True
        self._codes -= 1
        code = "".join(one.code).strip()
        one.contents = code[:4].upper().startswith("TOC")
        return worded(code)


def worded(code: str) -> str:
    """Return a code that may hold words; one that only names its field says nothing."""
    return code if len(code.split(None, 1)) > 1 else ""
