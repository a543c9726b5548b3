"""Regular expressions of rule files: checked when loaded, compiled when used, bounded in time."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator
from pydantic_core import core_schema

from disclosure_lint.language.folding import FULL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let the searches inside take so long in all, then raise :class:`TimeoutError`."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


#: Seconds a search in a few words may take.
_SHORT = 1.0


class Pattern:
    """A pattern in the syntax of the ``regex`` package, searched in matching text.

    Attributes:
        source: as the rule file has it.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern; compiling is what costs, so it waits for the first use."""
        import regex

        return regex.compile(self.source, regex.VERSION1 | regex.MULTILINE)

    def finditer(
        self,
        value: str,
        start: int = 0,
        end: int | None = None,
    ) -> Iterator[regex.Match[str]]:
        """Yield the matches.

        Raises:
            TimeoutError: when the time limit in force is over.
        """
        return self.compiled.finditer(value, start, end, timeout=self._remaining())

    def search(self, value: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the first match.

        Raises:
            TimeoutError: when the time limit in force is over.
        """
        return self.compiled.search(value, start, end, timeout=self._remaining())

    def search_words(self, value: str) -> regex.Match[str] | None:
        """Return the first match in a few words; the time limit in force is left alone.

        Raises:
            TimeoutError: when this search alone takes long.
        """
        return self.compiled.search(value, timeout=_SHORT)

    def _remaining(self) -> float | None:
        deadline = _deadline.get()
        if deadline == float("inf"):
            return None
        # The package takes 0 for “no limit”.
        return max(deadline - time.monotonic(), 1e-6)

    def problem(self) -> str | None:
        """Return what is wrong with the pattern, None when nothing is."""
        import regex

        wide = FULL_WIDTH.search(self.source)
        if wide:
            return f"{wide[0]!r} is never found: matching text is half-width, write {_narrow(wide[0])!r}"
        try:
            _ = self.compiled
        except regex.error as error:
            return f"not a regular expression: {error}"
        return None

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: object,
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(min_length=1)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        schema: core_schema.CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        # Not “format: regex”, which means the syntax of ECMA-262.
        return {"type": "string", "minLength": 1}

    @classmethod
    def _checked(cls, source: str) -> Pattern:
        pattern = cls(source)
        if _check_patterns.get():
            problem = pattern.problem()
            if problem:
                raise ValueError(problem)
        return pattern


def _checked_words(source: str) -> str:
    if _check_patterns.get():
        wide = FULL_WIDTH.search(source)
        if wide:
            raise ValueError(
                f"{wide[0]!r} is never found: matching text is half-width, write {_narrow(wide[0])!r}"
            )
        try:
            re.compile(source)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from None
    return source


#: The words of a measure, in the syntax of :mod:`re`; they are searched a few characters at a time.
Words = Annotated[str, AfterValidator(_checked_words)]

_check_patterns: ContextVar[bool] = ContextVar("check_patterns", default=True)


@contextmanager
def unchecked_patterns() -> Iterator[None]:
    """Load patterns without compiling them: for the pack that ships, whose tests compile all."""
    token = _check_patterns.set(False)
    try:
        yield
    finally:
        _check_patterns.reset(token)


def _narrow(wide: str) -> str:
    from disclosure_lint.language.folding import fold
    from disclosure_lint.text import Text

    return fold(Text.plain(wide)).value
