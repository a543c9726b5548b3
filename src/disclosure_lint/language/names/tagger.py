"""A second opinion: who is asked about clauses whose candidates are in doubt, if anybody."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Tagger(Protocol):
    """Anything that finds persons in clauses."""

    def persons(self, clauses: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return for each clause the ranges of persons' names."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What finds names.

    Attributes:
        name: what reports call it, with the version of the model.
        load: returns who is asked in doubt; called when there is a doubt. None: nobody is.
    """

    name: str = "lexicon"
    load: Callable[[], Tagger] | None = None


LEXICON = Engine()
VARIABLE = "DISCLOSURE_LINT_NER"
_SAID = {
    "0": False,
    "false": False,
    "no": False,
    "off": False,
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
}


class MissingExtraError(ImportError):
    """The model was asked for and is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "没有安装姓名识别模型 (the extra ner is not installed): pip install 'disclosure-lint[ner]'"
        )


def choose_engine(*, ner: bool | None = None) -> Engine:
    """Return the engine to use. Loads nothing.

    Args:
        ner: with the model or without; by default as the environment says (``DISCLOSURE_LINT_NER``,
            0 or 1), and where it says nothing, with the model if it is installed.

    Raises:
        MissingExtraError: if the model is wanted and not installed.
    """
    from importlib.metadata import version

    from disclosure_lint.language.names import lac

    if ner is None:
        ner = _SAID.get(os.environ.get(VARIABLE, "").lower())
    if ner is not False and all(map(find_spec, lac.MODULES)):
        return Engine(f"lexicon + {lac.PACKAGE} {version(lac.PACKAGE)}", lac.load)
    if ner:
        raise MissingExtraError
    return LEXICON
