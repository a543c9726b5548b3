"""YAML to models, every mistake with the place of its key."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from disclosure_lint.rules.problems import Problem, closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_CAUSES = {
    "missing": "缺少键 {name!r} (missing key)",
    "extra_forbidden": "没有键 {name!r} (no such key)",
    "enum": "应为 {expected} (expected one of these)",
    "literal_error": "应为 {expected} (expected one of these)",
    "string_type": "应为文字 (expected a string)",
    "int_parsing": "应为整数 (expected an integer)",
    "bool_parsing": "应为 true 或 false (expected true or false)",
    "bool_type": "应为 true 或 false (expected true or false)",
    "date_type": "应为日期，如 2030-01-31 (expected a date)",
    "date_parsing": "应为日期，如 2030-01-31 (expected a date)",
    "date_from_datetime_parsing": "应为日期，如 2030-01-31 (expected a date)",
    "int_type": "应为整数 (expected an integer)",
    "dict_type": "应为键值表 (expected a mapping)",
    "model_type": "应为键值表 (expected a mapping)",
    "tuple_type": "应为列表 (expected a list)",
    "list_type": "应为列表 (expected a list)",
    "too_short": "不能为空 (must not be empty)",
    "string_too_short": "不能为空 (must not be empty)",
    "string_pattern_mismatch": "应形如 area/rule-name (expected area/rule-name)",
}


class DataFile(ABC):
    """A file of keys and values: its data, and on demand the place of every key."""

    def __init__(self, name: str, text: str, *, first_line: int = 1) -> None:
        """Take the text of a file, or a piece of it that begins at a line."""
        self.name = name
        self.text = text
        self._first = first_line

    @abstractmethod
    def load(self) -> tuple[Any, list[Problem]]:
        """Return the data, and the mistakes in the writing itself."""

    @abstractmethod
    def place(self, path: Path, *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 0, of a value or its key; of what it stands in if it is not there."""

    def decode(self, model: type[M], data: object, prefix: Path = ()) -> tuple[M | None, list[Problem]]:
        """Validate data that stands at ``prefix`` of this file against a model."""
        try:
            return model.model_validate(data), []
        except ValidationError as error:
            details = error.errors(include_url=False)
            return None, [self._explain(model, one, prefix) for one in details if not _follows(one)]

    def problem(self, path: Path, cause: str, suggestion: str = "", *, of_key: bool = False) -> Problem:
        """Make a problem at a key or at its value."""
        return self.problem_at(*self.place(path, of_key=of_key), cause, suggestion)

    def problem_at(self, line: int, column: int, cause: str, suggestion: str = "") -> Problem:
        """Make a problem at a line and column, both from 0."""
        lines = self.text.splitlines()
        excerpt = lines[line] if line < len(lines) else ""
        return Problem(self.name, line + self._first, column + 1, excerpt, cause, suggestion)

    def _explain(self, model: type[BaseModel], detail: ErrorDetails, prefix: Path) -> Problem:
        kind, path = detail["type"], (*prefix, *detail["loc"])
        name = str(path[-1]) if path else ""
        expected = str(detail.get("ctx", {}).get("expected", ""))
        template = _CAUSES.get(kind)
        cause = detail["msg"].removeprefix("Value error, ")
        if template:
            cause = template.format(name=name, expected=expected)
        if kind == "extra_forbidden":
            return self.problem(path, cause, closest(name, _keys(model, detail["loc"][:-1])), of_key=True)
        if kind == "missing":
            return self.problem(path[:-1], cause)
        given = detail.get("input")
        choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
        suggestion = closest(given, choices) if expected and isinstance(given, str) else ""
        return self.problem(path, cause, suggestion)


class YamlFile(DataFile):
    """A YAML file; JSON is YAML too."""

    def load(self) -> tuple[Any, list[Problem]]:
        """Return the data, and the mistakes that YAML itself finds."""
        try:
            data = yaml.load(self.text, Loader=_Loader)  # noqa: S506 - a safe loader
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            cause = f"不是合法的 YAML (not valid YAML): {error.problem}"
            return None, [self.problem_at(mark.line if mark else 0, mark.column if mark else 0, cause)]
        except (yaml.YAMLError, ValueError, RecursionError, AttributeError, TypeError, LookupError) as error:
            # The constructors of YAML meet values with a tag that does not fit; what they say quotes these.
            cause = str(error) if isinstance(error, yaml.YAMLError) else type(error).__name__
            return None, [self.problem_at(0, 0, f"不是合法的 YAML (not valid YAML): {cause}")]
        return data, []

    def duplicates(self) -> list[Problem]:
        """Return a problem for each key given twice in one mapping."""
        problems: list[Problem] = []
        waiting = [yaml.compose(self.text, Loader=_Loader)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                problems += self._given_twice(node)
                waiting += (value for _, value in node.value)
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value
        return problems

    def place(self, path: Path, *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 0, of a value or its key; of what it stands in if it is not there."""
        node = yaml.compose(self.text, Loader=_Loader)
        mark: yaml.Mark = node.start_mark if node else yaml.Mark(self.name, 0, 0, 0, None, 0)
        for depth, step in enumerate(path):
            following: yaml.Node | None = None
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(step):
                        last = depth == len(path) - 1
                        mark, following = (key.start_mark if of_key and last else value.start_mark), value
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                following = node.value[step]
                mark = following.start_mark
            if following is None:
                break
            node = following
        return mark.line, mark.column

    def _given_twice(self, node: yaml.MappingNode) -> Iterator[Problem]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                cause = f"键 {key.value!r} 重复 (key given twice)"
                yield self.problem_at(key.start_mark.line, key.start_mark.column, cause)
            seen.add(str(key.value))


def _follows(detail: ErrorDetails) -> bool:
    """Whether a list is only too short because its items, which are told, were left out."""
    return detail["type"] == "too_short" and len(detail["input"] or ()) >= detail["ctx"]["min_length"]


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys allowed at a path of a model."""
    target: Any = model
    for step in path:
        if isinstance(target, type) and issubclass(target, BaseModel):
            fields = {field.alias or name: field for name, field in target.model_fields.items()}
            field = fields.get(str(step))
            if field is None:
                return []
            target = field.annotation
        else:
            # Of a list the type of its items, of a mapping that of its values.
            arguments = [arg for arg in get_args(target) if arg is not Ellipsis]
            target = arguments[-1] if arguments else None
        target = _inner(target)
    if isinstance(target, type) and issubclass(target, BaseModel):
        return [field.alias or name for name, field in target.model_fields.items()]
    return []


def _inner(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Look through Optional and Annotated to what is inside."""
    origin = get_origin(annotation)
    if origin is None or (isinstance(origin, type) and issubclass(origin, Sequence | Mapping)):
        return annotation
    arguments = [arg for arg in get_args(annotation) if arg is not type(None)]
    return _inner(arguments[0]) if arguments else annotation
