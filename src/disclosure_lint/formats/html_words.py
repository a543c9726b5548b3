"""Words of the page in both languages, and values made safe for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from disclosure_lint.formats.columns import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.rules.model import Lang

SAYS: dict[str, dict[Lang, str]] = {
    "title": {"zh": "政府信息公开检查报告", "en": "Disclosure check"},
    "documents": {"zh": "文件", "en": "Documents"},
    "checked": {"zh": "已检查", "en": "checked"},
    "compared": {"zh": "对照", "en": "compared with"},
    "unread": {"zh": "未检查", "en": "Not checked"},
    "failed": {"zh": "没有完成的规则", "en": "Rules that did not finish"},
    "clean": {"zh": "未发现问题", "en": "No findings"},
    "basis": {"zh": "依据", "en": "Basis"},
    "remedy": {"zh": "整改", "en": "Remedy"},
    "related": {"zh": "相关", "en": "Related"},
    "whole": {"zh": "全文", "en": "whole document"},
    "hidden": {
        "zh": "页面上看不见的文字（有问题的）",
        "en": "Text nobody sees, where something was found in it",
    },
    "masked": {
        "zh": "文中的个人信息已遮盖；本页不含脚本，不连接网络。",
        "en": "Personal values are masked; this page has no scripts and loads nothing.",
    },
    "name": {"zh": "名称", "en": "Name"},
    "about": {"zh": "文种、年度、机关", "en": "Kind, year, organ"},
    "year": {"zh": "{} 年度", "en": "year {}"},
    "only-around": {
        "zh": "文件较长，只显示问题前后的文字。",
        "en": "A long document: only what stands around findings is shown.",
    },
    "more": {"zh": "另有 {} 处（--format json 列出全部）", "en": "and {} more (--format json lists all)"},
    "error": {"zh": "错误", "en": "Errors"},
    "warning": {"zh": "警告", "en": "Warnings"},
    "note": {"zh": "提示", "en": "Notes"},
    "review": {"zh": "待核", "en": "For review"},
    "rules": {"zh": "规则包", "en": "Rules"},
    "names": {"zh": "姓名识别", "en": "Names found by"},
}


def safe(text: str) -> str:
    """Return text as it is shown, whatever it contains."""
    return escape(visible(text))


def safe_lines(text: str) -> str:
    """The same for text of several lines, which stay lines."""
    return escape("\n".join(visible(line) for line in text.replace("\t", " ").split("\n")))


def both(say: Callable[[Lang], str]) -> str:
    """Return what ``say`` gives in either language, of which the page shows one."""
    zh, en = say("zh"), say("en")
    if zh == en:
        return safe(zh)
    return f'<span class="zh" lang="zh">{safe(zh)}</span><span class="en" lang="en">{safe(en)}</span>'


def word(name: str) -> str:
    """Return a word of the page in both languages."""
    return both(lambda lang: SAYS[name][lang])
