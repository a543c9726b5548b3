"""Reports for formats to print: findings of every kind, unread files, failures, hostile names and texts."""

from __future__ import annotations

import datetime
from dataclasses import replace

from annual_reports import figures, report_html
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.engine import Failure
from disclosure_lint.readers import read_text
from disclosure_lint.report import Decision, Report, Suppression, Verdict
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from pdf_files import paragraphs, pdf

FAULT = "全年办理约50余件"
#: What text of a document may hold that means something to a format.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "]]><!--",
    "=HYPERLINK(1)",
    "::error::injected",
    "%0A::error::injected",
    "| a | [x](javascript:alert(1)) @everyone #1",
    "\x1b[31m\u202e\ud7ff\U0001f600",
    "&lt;b&gt;&#60;",
)


def mixed(*, keep_texts: bool = False) -> Report:
    """A report with findings of each severity, reviews, an unread file and a failure."""
    values = figures()
    values.requests["new", "others"] = 9
    made = Report(chosen_pack(), keep_texts=keep_texts)
    add(made, Unread("扫描件.pdf", Reason.BINARY, "PDF"))
    add(made, read_text(report_html(values=values, drop="一、总体情况"), "报告.html", ".html"))
    add(
        made,
        read_text(
            f"公开\0信息，{FAULT}，共收到来信共2件。\n危及国家安全、公开安全、经济安全、社会稳定", "a.txt"
        ),
    )
    made.failures.append(Failure("wording/double-total", "a.txt", "time-limit"))
    return made


def hostile(*, keep_texts: bool = False) -> Report:
    """A report of documents whose names, texts and attributes mean something to some format."""
    made = Report(chosen_pack(), keep_texts=keep_texts)
    for number, text in enumerate(HOSTILE):
        add(made, read_text(_page(text), f"{number}/{text}.html", ".html"))
        add(made, Unread(text, Reason.MISSING, text))
    made.failures += [Failure("wording/double-total", HOSTILE[0], "time-limit")]
    return made


def _page(text: str) -> str:
    """A page with a text in its title, heading, attributes, comments, cells, and beside faults."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return (
        f"<title>{shown}</title><h1>{shown}</h1>"
        f'<p title="{shown}{FAULT}">{shown}{FAULT}{shown}</p><!-- {FAULT}{shown.replace("-", "")} -->'
        f"<table><tr><td>{shown}<td>{FAULT}{shown}</table>"
    )


def paged() -> Report:
    """A report of a file that has pages and no lines."""
    run = Run(chosen_pack())
    run.check(Source("年报.pdf", pdf(paragraphs("一、总体情况", f"{FAULT}。"))))
    return run.finish()


def decided() -> Report:
    """A report of three findings: one is new, one is known, one suppressed; and one dismissed."""
    run = Run(chosen_pack(select=["wording/double-approximation"]))
    run.check(Source("a.txt", "".join(f"第{n}项：全年约{n}0余件。\n" for n in range(1, 5)).encode()))
    report = run.finish()
    day = datetime.date(2030, 1, 31)
    new, known, suppressed, dismissed = report.entries
    report.entries = [
        replace(new, baseline_state="new"),
        replace(known, baseline_state="unchanged"),
        replace(suppressed, suppression=Suppression("已核实", "政务公开办", day, "豁免.yaml:3")),
        replace(dismissed, verdict=Verdict(Decision.DISMISSED, "校对员", day, "引用原文")),
    ]
    return report
