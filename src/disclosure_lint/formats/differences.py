"""What a record and the check made again differ in, as text or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from disclosure_lint.formats.columns import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.rules.model import Lang

SCHEMA = "disclosure-lint/differences@1"
_SAYS = {
    "record": {"zh": "记录本身被改动过", "en": "the record itself was changed"},
    "version": {"zh": "工具版本不同", "en": "another version of the tool"},
    "pack": {"zh": "规则包不同", "en": "other rules"},
    "names": {"zh": "姓名识别的方法不同", "en": "names found in another way"},
    "settings": {"zh": "选项或配置不同", "en": "other options or configuration"},
    "document-missing": {"zh": "没有这个文件", "en": "document missing"},
    "document-new": {"zh": "多出的文件", "en": "document not in the record"},
    "document-changed": {"zh": "文件内容不同", "en": "document changed"},
    "document-moved": {"zh": "文件换了地方，内容相同", "en": "document moved, same content"},
    "finding-gone": {"zh": "记录里有、现在没有的结果", "en": "finding gone"},
    "finding-new": {"zh": "记录里没有、现在有的结果", "en": "new finding"},
    "failures": {"zh": "没有完成的规则不同", "en": "other rules did not finish"},
}
_BEFORE = {"zh": "记录：", "en": "record: "}
_NOW = {"zh": "现在：", "en": "now: "}
_SAME = {"zh": "与记录一致：{} 个文件，{} 条结果", "en": "as recorded: {} documents, {} findings"}
_COUNT = {"zh": "与记录有 {} 处不同", "en": "{} differences from the record"}


class _Difference(Protocol):
    @property
    def what(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def now(self) -> str: ...
    @property
    def matters(self) -> bool: ...


def format_differences(found: Sequence[_Difference], documents: int, findings: int, lang: Lang = "zh") -> str:
    """Return one paragraph for each difference, then a line that sums up."""
    lines = []
    for one in found:
        lines.append(f"{_SAYS[one.what][lang]}" + (f"  {visible(one.document)}" if one.document else ""))
        lines += [f"    {_BEFORE[lang]}{visible(one.before)}"] if one.before else []
        lines += [f"    {_NOW[lang]}{visible(one.now)}"] if one.now else []
    count = sum(one.matters for one in found)
    lines.append(_COUNT[lang].format(count) if count else _SAME[lang].format(documents, findings))
    return "\n".join(lines) + "\n"


def differences_as_json(found: Sequence[_Difference]) -> str:
    """Return the differences as a JSON object."""
    listed = [
        {"what": one.what, "document": one.document, "record": one.before, "now": one.now} for one in found
    ]
    same = not any(one.matters for one in found)
    return (
        json.dumps({"schema": SCHEMA, "same": same, "differences": listed}, ensure_ascii=False, indent=2)
        + "\n"
    )
