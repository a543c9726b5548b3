"""JSON Schemas (2020-12) of the files of a pack, made from their models, for editors and other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.authoring import words
from disclosure_lint.rule_tests import TestFile
from disclosure_lint.rules.model import RuleFile
from disclosure_lint.rules.shapes import (
    FormFile,
    HolderFile,
    KindFile,
    MaskEntry,
    MeasureFile,
    PackFile,
    PlanFile,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel

    from disclosure_lint.rules.model import Kind
    from disclosure_lint.rules.pack import Pack

    Describe = Callable[[type[BaseModel], str], words.Words]

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
#: Files that are one mapping, and files that have one for each name.
_SINGLE: Mapping[str, type[BaseModel]] = {"test": TestFile, "holders": HolderFile, "pack": PackFile}
_NAMED: Mapping[str, type[BaseModel]] = {
    "sources": Source,
    "forms": FormFile,
    "plans": PlanFile,
    "measures": MeasureFile,
    "documents": KindFile,
    "masks": MaskEntry,
}
#: What files there are schemas of.
FILES = ("rule", *_SINGLE, *_NAMED)


def rule_schema(kinds: Mapping[str, Kind], pack: Pack) -> Schema:
    """Return the schema of a rule file, for one kind or for several.

    Args:
        kinds: the kinds it may be of; its options and messages follow from the kind.
        pack: names an editor may offer: sources, clauses, kinds of documents.
    """
    made = _described(RuleFile, words.of_key)
    made["properties"]["kind"] = {
        "description": str(words.of_key(RuleFile, "kind")),
        "oneOf": [{"const": name, "description": str(words.of_kind(kind))} for name, kind in kinds.items()],
    }
    made["allOf"] = [_case(kind, made["$defs"]) for kind in kinds.values()]
    basis = made["$defs"]["Basis"]["properties"]
    clauses = dict.fromkeys(clause for source in pack.sources.values() for clause in source.clauses)
    _offer(basis["source"], pack.sources)
    _offer(basis["clause"], clauses)
    _offer(made["$defs"]["Applies"]["properties"]["documents"]["items"], [kind.id for kind in pack.kinds])
    return _finished(made, "rule")


def file_schema(name: str) -> Schema:
    """Return the schema of one of :data:`FILES` that is no rule."""
    if name in _SINGLE:
        return _finished(_described(_SINGLE[name], words.of_key), name)
    made = _described(_NAMED[name], words.of_key)
    definitions = made.pop("$defs", {})
    said = str(words.of_model(_NAMED[name]))
    whole = {"type": "object", "additionalProperties": made, "description": said, "$defs": definitions}
    return _finished(whole, name)


def model_schema(model: type[BaseModel], title: str) -> Schema:
    """Return the schema of a file people write that belongs to no pack."""
    return {"$schema": _DRAFT, **_described(model, words.of_key), "title": title}


def dump(schema: Schema) -> str:
    """Return a schema as it is written to a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _finished(made: Schema, name: str) -> Schema:
    return {"$schema": _DRAFT, "title": f"disclosure-lint: {name}", **made}


def _case(kind: Kind, definitions: Schema) -> Schema:
    """What follows from a kind: its options, and its messages in both languages."""
    options = _described(kind.options, lambda model, key: words.of_option(kind, model, key), f"{kind.name}.")
    definitions |= options.pop("$defs", {})
    options["description"] = str(words.of_kind(kind))
    definitions[kind.name] = options
    definitions[f"{kind.name}.messages"] = _messages(kind)
    follows: Schema = {
        "properties": {
            "options": {"$ref": f"#/$defs/{kind.name}"},
            "messages": {
                "properties": {lang: {"$ref": f"#/$defs/{kind.name}.messages"} for lang in ("zh", "en")}
            },
        }
    }
    if options.get("required"):
        follows["required"] = ["options"]
    return {"if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}, "then": follows}


def _messages(kind: Kind) -> Schema:
    templates = {
        name: {"type": "string", "description": " ".join(f"{{{key}}}" for key in sorted(data))}
        for name, data in kind.messages.items()
    }
    return {
        "type": "object",
        "properties": templates,
        "required": sorted(templates),
        "additionalProperties": False,
    }


def _described(model: type[BaseModel], describe: Describe, prefix: str = "") -> Schema:
    """The schema of a model, every key with what it is for; names of parts begin with the prefix."""
    made = model.model_json_schema(by_alias=True, ref_template=f"#/$defs/{prefix}{{model}}")
    parts: Schema = made.pop("$defs", {})
    models = {part.__name__: part for part in models_of(model)}
    for name, part in ((model.__name__, made), *parts.items()):
        of = models.get(name)
        part.pop("title", None)
        if of is not None:
            part["description"] = str(words.of_model(of))
        for key, value in part.get("properties", {}).items():
            value.pop("title", None)
            said = str(describe(of, key)) if of is not None else ""
            if said:
                value["description"] = said
    return {**made, "$defs": {f"{prefix}{name}": part for name, part in parts.items()}}


def models_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and all it is made of."""
    from typing import get_args

    from pydantic import BaseModel

    found: set[type[BaseModel]] = set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in found:
                found.add(one)
                waiting += (field.annotation for field in one.model_fields.values())
        else:
            waiting += get_args(one)
    return found


def _offer(schema: Schema, names: object) -> None:
    """Let an editor offer names, though others, of packs it does not know, are right too."""
    schema.pop("type", None)
    schema["anyOf"] = [{"enum": list(names)}, {"type": "string"}]  # type: ignore[call-overload]
