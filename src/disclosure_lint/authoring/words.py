"""What keys of files are for: English from docstrings, Chinese and what is missing from ``words.yaml``."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Strict

if TYPE_CHECKING:
    from pydantic import BaseModel

    from disclosure_lint.rules.model import Kind, Lang

_ATTRIBUTES = late(r"\n\s*Attributes:\n")
_ATTRIBUTE = late(r"^ {4,8}(\w+): (.*(?:\n {9,}.*)*)", re.MULTILINE)
_ROLE = late(r":\w+:`~?(?:[\w.]*\.)?(\w+)`")
_BETWEEN = " · "
#: The key under which the file has what a model as a whole is.
_WHOLE = "_"


class Words(NamedTuple):
    """What something is, in Chinese and English; "" where nobody said."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return what is said in a language."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return "\n\n".join(said for said in self if said)


def of_kind(kind: Kind) -> Words:
    """Return what a kind checks."""
    module = sys.modules[kind.options.__module__].__doc__ or ""
    return Words(written()["kinds"].get(kind.name, {}).get(_WHOLE, ""), _one_line(module.partition("\n")[0]))


def of_option(kind: Kind, model: type[BaseModel], key: str) -> Words:
    """Return what a key of the options of a kind is for."""
    if model.__name__ in written()["files"]:
        return of_key(model, key)  # a model kinds share with the files themselves
    said = written()["kinds"].get(kind.name, {}).get(key, "")
    return _words(said, _documented(model).get(key, ""))


def of_model(model: type[BaseModel]) -> Words:
    """Return what a model of a file is."""
    summary = _ATTRIBUTES.split(model.__doc__ or "")[0]
    return Words(written()["files"].get(model.__name__, {}).get(_WHOLE, ""), _one_line(summary))


def of_key(model: type[BaseModel], key: str) -> Words:
    """Return what a key of a file is for, said of the model itself or of the one it adds to."""
    for base in model.__mro__:
        said = written()["files"].get(base.__name__, {}).get(key)
        if said is not None:
            return _words(said, _documented(model).get(key, ""))
    return Words("", _documented(model).get(key, ""))


def keys(model: type[BaseModel]) -> list[str]:
    """Return the keys of a model as files write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _words(said: str, documented: str) -> Words:
    zh, _, en = said.partition(_BETWEEN)
    return Words(zh, documented or en)


def _documented(model: type[BaseModel]) -> dict[str, str]:
    """What docstrings say of the attributes of a model, by key; bases first."""
    said: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not issubclass(base, Strict):
            continue
        _, *attributes = _ATTRIBUTES.split(base.__doc__ or "", maxsplit=1)
        for name, text in _ATTRIBUTE.findall("    " + attributes[0].strip() if attributes else ""):
            field = model.model_fields.get(name)
            said[(field.alias if field else None) or name.replace("_", "-")] = _one_line(text)
    return said


def _one_line(text: str) -> str:
    return _ROLE.sub(r"\1", " ".join(text.split())).replace("``", "`")


@cache
def written() -> dict[str, dict[str, dict[str, str]]]:
    """Return what ``words.yaml`` says of files and of kinds, by key."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    words: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return words
