"""One HTML file that shows a store without a network: totals, trend, and all findings with filters.

The findings are data in the page, escaped so that nothing in them is markup; a few lines of script
draw those that are wanted. Without script the totals can be read.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from disclosure_lint.site.printing.text import level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.changes import Change
    from disclosure_lint.site.listing import Listed
    from disclosure_lint.site.overview import Overview, ScanTotal
    from disclosure_lint.site.reports import OrganReports

#: Findings that a page can hold and a browser still show; the ledger has all.
MOST = 50_000
_SAYS = {
    "title": {"zh": "政府信息公开网站检查报告", "en": "Site report on government information disclosure"},
    "pages": {"zh": "页面", "en": "pages"},
    "read": {"zh": "已检查", "en": "checked"},
    "fail": {"zh": "不符合", "en": "failed"},
    "review": {"zh": "待核", "en": "to review"},
    "rule": {"zh": "按规则", "en": "By rule"},
    "column": {"zh": "按栏目", "en": "By column"},
    "issuer": {"zh": "按单位", "en": "By organ"},
    "year": {"zh": "按年度", "en": "By year"},
    "trend": {"zh": "历次扫描", "en": "Scans so far"},
    "reports": {"zh": "各单位年度报告", "en": "Annual reports by organ"},
    "present": {"zh": "已公开", "en": "published"},
    "late": {"zh": "逾期", "en": "late"},
    "missing": {"zh": "未见", "en": "not seen"},
    "organ": {"zh": "单位", "en": "organ"},
    "findings": {"zh": "问题", "en": "Findings"},
    "search": {"zh": "在页面、规则、说明中查找", "en": "search pages, rules, messages"},
    "all": {"zh": "全部", "en": "all"},
    "none": {"zh": "（不详）", "en": "(unknown)"},
    "more": {"zh": "显示更多", "en": "show more"},
    "cut": {
        "zh": "问题太多，这里只列前 {} 处；全部见 xlsx 或 csv 台账。",
        "en": "Only the first {} findings are listed; the ledger (xlsx, csv) has all.",
    },
    "repeats": {"zh": "另有 {} 个页面相同", "en": "the same on {} other pages"},
    "basis": {"zh": "依据", "en": "Basis"},
    "remedy": {"zh": "整改", "en": "Remedy"},
    "new": {"zh": "新增", "en": "new"},
    "gone": {"zh": "已消除", "en": "gone"},
    "still": {"zh": "仍在", "en": "still there"},
    "state": {"zh": "变化", "en": "Change"},
    "script": {
        "zh": "浏览器禁用了脚本，问题清单不能显示；可改用 csv 或 xlsx。",
        "en": "Scripts are disabled, so findings are not listed; use csv or xlsx.",
    },
    "made": {"zh": "由 disclosure-lint 离线生成", "en": "made by disclosure-lint, offline"},
}
#: Years of annual reports that are shown, the last ones.
_YEARS = 12
_GROUPS = ("rule", "column", "issuer", "year")


def format_html(listed: Iterable[Listed], state: Overview, lang: Lang = "zh") -> Iterator[str]:
    """Yield the page in pieces."""
    return _page((("", one) for one in listed), state, lang)


def format_changes(changes: Iterable[Change], lang: Lang = "zh") -> Iterator[str]:
    """Yield a page of what is new, gone and still there."""
    return _page(((change.state, change.listed) for change in changes), None, lang)


def _page(rows: Iterable[tuple[str, Listed]], state: Overview | None, lang: Lang) -> Iterator[str]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*_GROUPS, "state")}
    kept: list[dict[str, Any]] = []
    titles: dict[str, str] = {}
    total = 0
    for change, one in rows:
        total += 1
        item = _item(change, one, lang)
        titles[item["rule"]] = one.title
        for name, counter in counts.items():
            counter[item[name]] += 1
        if len(kept) < MOST:
            kept.append(item)
    yield _head(lang)
    if state is not None:
        yield _tiles(state, lang)
        yield _trend(state.scans, lang)
        yield _reports(state.reports, lang)
    groups = _GROUPS if state is not None else ("state", *_GROUPS)
    yield (
        '<div class="groups">'
        + "".join(_group(name, counts[name], titles if name == "rule" else {}, lang) for name in groups)
        + "</div>"
    )
    yield _findings(total, lang)
    yield '<script type="application/json" id="data">'
    yield _inert(kept)
    yield f"</script><script>{_resource('report.js')}</script></body></html>\n"


def _head(lang: Lang) -> str:
    title = _SAYS["title"][lang]
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'"
    return (
        f'<!DOCTYPE html><html lang="{"zh-CN" if lang == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_resource('report.css')}</style></head><body>"
        f"<header><h1>{title}</h1><p>{_SAYS['made'][lang]}</p></header>"
    )


def _tiles(state: Overview, lang: Lang) -> str:
    tiles = (
        ("pages", state.pages),
        ("read", state.read),
        ("fail", state.level("fail")),
        ("review", state.level("review")),
    )
    shown = "".join(
        f'<div class="tile {name}"><b>{number:,}</b><span>{_SAYS[name][lang]}</span></div>'
        for name, number in tiles
    )
    return f'<section class="tiles">{shown}</section>'


def _trend(scans: tuple[ScanTotal, ...], lang: Lang) -> str:
    """Bars of what each scan came to, as a picture in the page."""
    shown = [scan for scan in scans if scan.finished][-24:]
    most = max((scan.found for scan in shown), default=0) or 1
    bars = "".join(
        f"<g><title>{html.escape(scan.started[:16].replace('T', ' '))}: {scan.found:,}"
        f" (+{scan.new:,} −{scan.gone:,})</title>"
        f'<rect x="{28 * place + 4}" y="{80 - 70 * scan.found / most:.1f}" width="20"'
        f' height="{70 * scan.found / most:.1f}"/>'
        f'<text x="{28 * place + 14}" y="94">{html.escape(scan.started[5:10])}</text></g>'
        for place, scan in enumerate(shown)
    )
    width = 28 * max(len(shown), 1) + 8
    picture = f'<svg viewBox="0 0 {width} 100" width="{width * 1.5:.0f}" height="150" role="img">{bars}</svg>'
    return f'<section class="trend"><h2>{_SAYS["trend"][lang]}</h2>{picture}</section>'


def _reports(reports: tuple[OrganReports, ...], lang: Lang) -> str:
    """A table of organs and years, what is wrong first to be seen by its colour."""
    years = sorted({year for one in reports for year in one.years})[-_YEARS:]
    if not years:
        return ""
    head = "".join(f"<th>{year}</th>" for year in years)
    rows = "".join(
        f"<tr><th>{html.escape(one.organ)}</th>"
        + "".join(_report(one.years.get(year, ""), lang) for year in years)
        + "</tr>"
        for one in reports
    )
    return (
        f'<section class="reports"><h2>{_SAYS["reports"][lang]}</h2><div><table>'
        f"<tr><th>{_SAYS['organ'][lang]}</th>{head}</tr>{rows}</table></div></section>"
    )


def _report(state: str, lang: Lang) -> str:
    return f'<td class="{state}">{_SAYS[state][lang]}</td>' if state else "<td></td>"


def _group(name: str, counter: Counter[str], titles: dict[str, str], lang: Lang) -> str:
    if not counter or set(counter) == {""}:
        return ""
    most = max(counter.values())
    rows = "".join(
        f'<tr data-group="{name}" data-value="{html.escape(value)}" tabindex="0">'
        f"<td>{html.escape(_shown(name, value, lang))}{_titled(titles.get(value, ''))}</td>"
        f'<td class="bar"><i style="width:{100 * number / most:.0f}%"></i></td><td>{number:,}</td></tr>'
        for value, number in counter.most_common()
    )
    return f'<section class="group"><h2>{_SAYS[name][lang]}</h2><table>{rows}</table></section>'


def _titled(title: str) -> str:
    return f"<small>{html.escape(title)}</small>" if title else ""


def _shown(name: str, value: str, lang: Lang) -> str:
    if name == "state" and value:
        return _SAYS[value][lang]
    return value or _SAYS["none"][lang]


def _findings(total: int, lang: Lang) -> str:
    cut = f"<p>{_SAYS['cut'][lang].format(f'{MOST:,}')}</p>" if total > MOST else ""
    return (
        f'<section class="findings"><h2>{_SAYS["findings"][lang]} <span id="count">{total:,}</span></h2>{cut}'
        f'<p class="filters"><input id="search" type="search" placeholder="{_SAYS["search"][lang]}">'
        f'<span id="chosen"></span></p><noscript>{_SAYS["script"][lang]}</noscript>'
        f'<ol id="list"></ol><button id="more" hidden>{_SAYS["more"][lang]}</button></section>'
    )


def _item(change: str, one: Listed, lang: Lang) -> dict[str, Any]:
    found = one.finding
    stop, colon = ("；", "：") if lang == "zh" else ("; ", ": ")
    basis = stop.join(f"{clause['title']}{clause['clause']}" for clause in found["basis"])
    line = f"{found['line']}:{found['column']}" if found["line"] is not None else ""
    return {
        "state": change,
        "rule": found["rule"],
        "column": one.column,
        "issuer": one.issuer,
        "year": str(one.year or ""),
        "document": found["document"],
        "page": one.page,
        "at": line,
        "level": level(found["outcome"], found["severity"], lang),
        "grade": found["severity"] if found["outcome"] == "fail" else "review",
        "message": found["message"],
        "excerpt": found["excerpt"],
        "basis": f"{_SAYS['basis'][lang]}{colon}{basis}" if basis else "",
        "remedy": f"{_SAYS['remedy'][lang]}{colon}{found['remedy']}" if found["remedy"] else "",
        "repeats": _SAYS["repeats"][lang].format(found["repeats"]) if found["repeats"] else "",
    }


def _inert(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """JSON that cannot end the element it stands in, nor begin a comment or another element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _resource(name: str) -> str:
    return files("disclosure_lint.site.printing").joinpath(name).read_text(encoding="utf-8")
