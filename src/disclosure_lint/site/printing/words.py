"""Words of the page about a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.rules.model import Lang

SAYS: Mapping[str, Mapping[Lang, str]] = {
    "title": {"zh": "政府信息公开网站检查报告", "en": "Site report on government information disclosure"},
    "changes-title": {"zh": "政府信息公开网站检查：两次对比", "en": "Site report: two scans compared"},
    "before": {"zh": "前一次", "en": "Before"},
    "after": {"zh": "后一次", "en": "After"},
    "store": {"zh": "扫描库", "en": "Store"},
    "source": {"zh": "检查对象", "en": "Scanned"},
    "time": {"zh": "检查时间", "en": "Time"},
    "tool": {"zh": "工具", "en": "Tool"},
    "pack": {"zh": "规则包", "en": "Rules"},
    "masked": {
        "zh": "摘录中的个人信息已遮盖；本页是单个文件，不连接网络。",
        "en": "Personal values in excerpts are masked; this page is one file and loads nothing.",
    },
    "summary": {"zh": "概况", "en": "Summary"},
    "pages": {"zh": "页面和附件", "en": "pages and attachments"},
    "read": {"zh": "已检查", "en": "checked"},
    "unread": {"zh": "未检查", "en": "not checked"},
    "left-out": {"zh": "未抓取", "en": "not fetched"},
    "failed": {"zh": "没有完成的规则", "en": "rules that did not finish"},
    "stopped": {
        "zh": "最近一次扫描没有完成（正在进行，或已中断），以下是已有的结果。",
        "en": "The last scan is not finished (running, or stopped); this is what there is.",
    },
    "seen": {"zh": "扫描没有完成，已看页面", "en": "Not finished; pages seen"},
    "partial": {
        "zh": "网站没有抓全，没有看到的页面按原样保留。",
        "en": "Not all of the site could be fetched; pages that were not seen stay as they were.",
    },
    "number": {"zh": "数量", "en": "Number"},
    "share": {"zh": "占比", "en": "Share"},
    "totals": {"zh": "问题分布", "en": "Where they are"},
    "others": {"zh": "另有 {} 个", "en": "and {} more"},
    "trend": {"zh": "历次检查", "en": "Scans so far"},
    "one-scan": {
        "zh": "只有一次检查，再次检查后这里显示变化。",
        "en": "There was one scan only; after the next one this shows what changed.",
    },
    "scan": {"zh": "检查", "en": "Scan"},
    "whole": {
        "zh": "历次的数量含已登记、已豁免、已排除的。",
        "en": "The numbers of scans include findings that are known, suppressed or dismissed.",
    },
    "unlike": {
        "zh": "与前一次检查相比，{}；新增、消除的不一定是网站的变化。",
        "en": "Unlike the scan before: {}. What is new or gone need not be a change of the site.",
    },
    "found": {"zh": "问题", "en": "Findings"},
    "fail": {"zh": "不符合", "en": "Failed"},
    "review": {"zh": "待核", "en": "To review"},
    "reports": {"zh": "各单位年度报告", "en": "Annual reports by organ"},
    "reports-note": {
        "zh": "“未见”指本次检查的页面里没有，可能公开在别处。",
        "en": "“Not seen” means among the pages that were scanned; it may be published elsewhere.",
    },
    "organ": {"zh": "单位", "en": "Organ"},
    "present": {"zh": "已公开", "en": "published"},
    "late": {"zh": "逾期", "en": "late"},
    "missing": {"zh": "未见", "en": "not seen"},
    "findings": {"zh": "问题清单", "en": "Findings"},
    "search": {"zh": "查找", "en": "Search"},
    "search-in": {"zh": "页面、网址、说明、摘录", "en": "page, address, message, excerpt"},
    "all": {"zh": "全部", "en": "all"},
    "reset": {"zh": "清除筛选", "en": "Clear filters"},
    "shown": {"zh": "{} 处", "en": "{} findings"},
    "more": {"zh": "再显示 {} 处", "en": "Show {} more"},
    "clean": {"zh": "未发现问题。", "en": "No findings."},
    "none": {"zh": "没有符合条件的问题。", "en": "Nothing fits these filters."},
    "printed": {
        "zh": "打印或另存为 PDF 时列出筛选后的前 {} 处。",
        "en": "When printed, the first {} of those that fit the filters are listed.",
    },
    "cut": {
        "zh": "问题太多，这里只列前 {} 处；全部见 xlsx 或 csv 台账。",
        "en": "Only the first {} findings are listed; the ledger (xlsx, csv) has all.",
    },
    "basis": {"zh": "依据", "en": "Basis"},
    "remedy": {"zh": "整改建议", "en": "Remedy"},
    "status": {"zh": "状态", "en": "Status"},
    "script": {
        "zh": "浏览器禁用了脚本，问题清单不能显示；可改用 csv 或 xlsx。",
        "en": "Scripts are disabled, so findings are not listed; use csv or xlsx.",
    },
    "colon": {"zh": "：", "en": ": "},
    "comma": {"zh": "，", "en": ", "},
}

#: In what two scans are unlike.
UNLIKE: Mapping[str, Mapping[Lang, str]] = {
    "rules": {"zh": "规则、选项或工具版本不同", "en": "rules, options or version of the tool differ"},
    "sources": {"zh": "来源不同", "en": "the sources differ"},
    "key": {"zh": "密钥不同", "en": "the keys differ"},
    "stopped": {"zh": "有一次扫描没有完成", "en": "a scan was not completed"},
}

#: Why addresses were not fetched.
LEFT_OUT: Mapping[str, Mapping[Lang, str]] = {
    "bad-encoding": {"zh": "压缩的内容损坏", "en": "damaged compression"},
    "copy": {"zh": "与另一网址相同", "en": "the same as another address"},
    "cut-short": {"zh": "内容不全", "en": "cut short"},
    "depth": {"zh": "超过 --depth", "en": "beyond --depth"},
    "no-connection": {"zh": "连接失败", "en": "no connection"},
    "no-such-host": {"zh": "域名无法解析", "en": "no such host"},
    "not-rendered": {"zh": "脚本生成的内容", "en": "what scripts make"},
    "other-host": {
        "zh": "转向其他主机，需要时用 --allow-host",
        "en": "redirected to another host, see --allow-host",
    },
    "other-scheme": {
        "zh": "转向 http、https 以外的地址，不允许",
        "en": "redirected to an address that is neither http nor https, which is not allowed",
    },
    "pages": {"zh": "超过 --max-pages", "en": "beyond --max-pages"},
    "private-address": {
        "zh": "内网地址，需要时用 --allow-private",
        "en": "a private address, see --allow-private",
    },
    "redirect": {"zh": "转向", "en": "redirected"},
    "redirects": {"zh": "转向太多", "en": "too many redirections"},
    "robots": {"zh": "robots.txt 不允许", "en": "forbidden by robots.txt"},
    "timeout": {"zh": "超时", "en": "timed out"},
    "too-large": {"zh": "文件太大", "en": "too large"},
    "trap": {"zh": "目录一再重复", "en": "folders that repeat without end"},
}
