"""The messages of a rule: those its kind gives, no others, and with the data they have."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from disclosure_lint.rules.problems import Problem, closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.decode import YamlFile
    from disclosure_lint.rules.model import Kind


def message_problems(messages: object, kind: Kind, file: YamlFile) -> Iterator[Problem]:
    """Messages the kind gives must all be there, no others, and use only the data it gives."""
    for lang, templates in messages.items() if isinstance(messages, dict) else ():
        if lang not in {"zh", "en"} or not isinstance(templates, dict):
            continue  # told where the shape of the file is checked
        for name in sorted(kind.messages.keys() - templates.keys()):
            yield file.problem(("messages", lang), f"缺少消息 {name!r} (missing message)")
        for name, template in templates.items():
            yield from _template(("messages", lang, name), template, kind, file)


def _template(path: tuple[str, str, str], template: object, kind: Kind, file: YamlFile) -> Iterator[Problem]:
    name = path[-1]
    if name not in kind.messages:
        cause = f"种类 {kind.name} 没有消息 {name!r} (the kind has no such message)"
        yield file.problem(path, cause, closest(str(name), kind.messages), of_key=True)
        return
    try:
        used = {field for _, field, _, _ in Formatter().parse(str(template)) if field is not None}
    except ValueError as error:
        yield file.problem(path, f"消息模板有误 (bad template): {error}")
        return
    for unknown in sorted(used - kind.messages[name]):
        cause = f"消息里没有 {{{unknown}}} (not among the data of this message)"
        yield file.problem(path, cause, closest(unknown, kind.messages[name]))
