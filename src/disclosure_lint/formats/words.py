"""What formats call outcomes, severities and reasons, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.entries import Change
    from disclosure_lint.location import Location
    from disclosure_lint.report import Citation, DocumentEntry, Entry, Position
    from disclosure_lint.rules.model import Lang

SEVERITIES = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "警告", "en": "warning"},
    Severity.NOTE: {"zh": "提示", "en": "note"},
}
OUTCOMES = {
    Outcome.FAIL: {"zh": "不符合", "en": "fail"},
    Outcome.REVIEW: {"zh": "待核", "en": "review"},
    Outcome.PASS: {"zh": "符合", "en": "pass"},
    Outcome.NOT_APPLICABLE: {"zh": "不适用", "en": "not applicable"},
}
CERTAINTIES = {
    Certainty.CERTAIN: {"zh": "确定", "en": "certain"},
    Certainty.PROBABLE: {"zh": "很可能", "en": "probable"},
    Certainty.POSSIBLE: {"zh": "可能", "en": "possible"},
}
_RECOGNISE = {
    "zh": "要识别，先 pip install 'disclosure-lint[ocr]'，检查时加 --ocr",
    "en": "to have it recognised, pip install 'disclosure-lint[ocr]' and check with --ocr",
}
REASONS = {
    "missing": {"zh": "找不到", "en": "not found"},
    "permission-denied": {"zh": "没有读取权限", "en": "permission denied"},
    "link-loop": {"zh": "符号链接循环", "en": "symbolic link loop"},
    "vanished": {"zh": "读取时消失", "en": "vanished while read"},
    "not-a-file": {"zh": "不是普通文件", "en": "not a regular file"},
    "too-large": {"zh": "文件过大", "en": "too large"},
    "empty": {"zh": "空文件", "en": "empty"},
    "binary": {"zh": "不是文本", "en": "not text"},
    "unsupported-format": {"zh": "暂不支持的格式", "en": "format not supported"},
    "io-error": {"zh": "读取失败", "en": "read error"},
    "reader-failed": {"zh": "解析失败", "en": "reader failed"},
    "no-report": {
        "zh": "不是能认出年度的年度报告，没有用来对照",
        "en": "no annual report of a known year, not compared",
    },
    "encrypted": {"zh": "有密码", "en": "password-protected"},
    "not-rewritable": {"zh": "不能原样写回，没有改动", "en": "cannot be written back as it was; left alone"},
    "no-writer": {
        "zh": "这种格式不能可靠地改写；请在源文件里改（redact：DOCX、HTML、Markdown、纯文本），再重新生成",
        "en": "this format cannot be rewritten safely; work on the source document and make the file anew",
    },
    "no-annotations": {
        "zh": "这种格式不能加批注；annotate 支持 DOCX 和 PDF",
        "en": "notes cannot be put into this format; annotate supports DOCX and PDF",
    },
    "restricted": {
        "zh": "文件限制了添加注释，没有改动",
        "en": "the file does not permit annotations; left alone",
    },
    "signed": {
        "zh": "有电子签名，改动会使签名失效，没有改动；请用未签名的文件",
        "en": "signed; a change would break the signature; left alone",
    },
    "damaged": {"zh": "文件损坏", "en": "damaged file"},
    "no-text": {
        "zh": f"扫描件，没有文字；{_RECOGNISE['zh']}",
        "en": f"scanned, without text; {_RECOGNISE['en']}",
    },
    "no-codes": {
        "zh": "字体没有文字编码，取不出文字",
        "en": "fonts without character codes; the text cannot be extracted",
    },
    "limit": {"zh": "超出读取限度", "en": "beyond the limits of reading"},
    "missing-tool": {
        "zh": "读这种格式的程序或组件没有安装",
        "en": "a program or an extra that reads this format is not installed",
    },
    "page-asset": {
        "zh": "网页的样式、脚本、图片等，只计数",
        "en": "styles, scripts, pictures of pages; only counted",
    },
    "unchanged": {"zh": "与以前抓取的相同，不重复检查", "en": "the same as fetched before"},
    "failed-fetch": {"zh": "抓取时服务器没有给出内容", "en": "the server gave no content"},
    "picture": {
        "zh": f"图片，里面的文字没有识别；{_RECOGNISE['zh']}",
        "en": f"pictures, whose text was not recognised; {_RECOGNISE['en']}",
    },
}
PARTS = {
    "metadata": {"zh": "文档属性", "en": "properties"},
    "bookmark": {"zh": "书签", "en": "bookmark"},
    "attachment": {"zh": "附件", "en": "attachment"},
    "header": {"zh": "页眉", "en": "header"},
    "footer": {"zh": "页脚", "en": "footer"},
    "footnote": {"zh": "脚注", "en": "footnote"},
    "endnote": {"zh": "尾注", "en": "endnote"},
    "comment": {"zh": "批注", "en": "comment"},
    "text-box": {"zh": "文本框", "en": "text box"},
    "figure": {"zh": "图表", "en": "figure"},
    "formula": {"zh": "公式", "en": "formula"},
    "validation": {"zh": "数据验证", "en": "data validation"},
    "filter": {"zh": "筛选条件", "en": "filter"},
    "scenario": {"zh": "方案", "en": "scenario"},
    "target": {"zh": "链接地址", "en": "link target"},
    "tooltip": {"zh": "提示", "en": "tooltip"},
    "altText": {"zh": "替代文字", "en": "alternative text"},
    "picture": {"zh": "图中文字", "en": "text of a picture"},
    "other": {"zh": "其他部件", "en": "other part"},
}
#: Numbers of a location: in which language, after what words.
_NUMBERS = {
    "page": {"zh": "第{}页", "en": "page {}"},
    "paragraph": {"zh": "第{}段", "en": "paragraph {}"},
    "table": {"zh": "表{}", "en": "table {}"},
    "cell": {"zh": "第{}行第{}列", "en": "row {}, column {}"},
}
_UNVERIFIED = {"zh": "条款未核对原文", "en": "clause not verified"}
_UNREAD = {"zh": "没有检查（{reason}）：{name}", "en": "not checked ({reason}): {name}"}
#: What became of a finding between two scans.
CHANGES: dict[Change, dict[Lang, str]] = {
    "new": {"zh": "新增", "en": "new"},
    "gone": {"zh": "消除", "en": "gone"},
    "still": {"zh": "仍在", "en": "still there"},
}
REPEATS: dict[Lang, str] = {"zh": "另有 {} 个页面相同", "en": "the same on {} other pages"}
FAILURES = {"time-limit": {"zh": "超过时限", "en": "time limit exceeded"}}


def grade(entry: Entry, lang: Lang) -> str:
    """Return the word for how grave an entry is: its severity if it failed, else its outcome."""
    return (
        SEVERITIES[entry.severity][lang] if entry.outcome is Outcome.FAIL else OUTCOMES[entry.outcome][lang]
    )


def kind_of(entry: Entry) -> str:
    """Return how grave an entry is, as style sheets call it: its severity if it failed, else ``review``."""
    return entry.severity.value if entry.outcome is Outcome.FAIL else Outcome.REVIEW.value


def cited(citation: Citation, lang: Lang) -> str:
    """Return the regulation and the clause, and whether the clause was not read in the text."""
    space = "" if lang == "zh" else " "
    said = f"{citation.title.in_(lang)}{space}{citation.clause}"
    return said if citation.verified else f"{said}（{_UNVERIFIED[lang]}）"


def reason(name: str, lang: Lang) -> str:
    """Return the word for why something was not read."""
    return REASONS.get(name, {}).get(lang, name)


def unread(documents: Iterable[DocumentEntry], lang: Lang) -> Iterator[str]:
    """Yield a line for everything that was not read."""
    for document in documents:
        for name, detail in document.unread:
            yield _UNREAD[lang].format(reason=reason(name, lang), name=f"{document.name} {detail}".strip())


def failed(name: str, lang: Lang) -> str:
    """Return the words for why a rule did not finish."""
    return FAILURES.get(name, {}).get(lang, name)


def where(position: Position, lang: Lang) -> str:
    """Return line and column of a place, or the page, the paragraph, the cell, the part of the file."""
    if position.line is not None:
        return f"{position.line}:{position.column}"
    return _said(position.locations[0], lang) if position.locations else ""


def numbers(location: Location) -> dict[str, object]:
    """Return a location as plain data, what is not known left out; the box in points, rounded."""
    place = {
        "page": location.page,
        "box": [round(side, 1) for side in location.box] if location.box else None,
        "part": location.part or None,
        "paragraph": location.paragraph,
        "table": location.table,
        "row": location.row,
        "column": location.column,
        "sheet": location.sheet or None,
        "cell": location.cell or None,
    }
    return {key: value for key, value in place.items() if value is not None}


def _said(location: Location, lang: Lang) -> str:
    cell = (location.row, location.column) if location.row is not None else None
    numbers = {
        "page": (location.page,),
        "table": (location.table,),
        "cell": cell or (None,),
        "paragraph": (location.paragraph,),
    }
    said = [_NUMBERS[what][lang].format(*of) for what, of in numbers.items() if of[0] is not None]
    if location.sheet:
        said.insert(0, "!".join(filter(None, (location.sheet, location.cell))))
    if location.part:
        before = bool(location.page is not None or location.sheet)
        said.insert(before, PARTS.get(location.part, {}).get(lang, location.part))
    return (" " if lang == "zh" else ", ").join(said)
