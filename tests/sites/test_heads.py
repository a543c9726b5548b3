"""What a page is called, and its column, come from its metadata, its title or its first heading."""

from __future__ import annotations

import pytest

from disclosure_lint.site.heads import Head
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.settings import Settings
from disclosure_lint.source import Source
from personal_values import Values, leaks


def head(content: str, suffix: str = ".html") -> Head:
    settings = Settings(ner=False)
    source = Source(f"a{suffix}", content.encode())
    found = check_page(Task(source.name, source), settings.run(), "v", b"key").gathered.head
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('<title>青岚市政府网</title><meta name="ArticleTitle" content="防汛 通知"><h1>甲</h1>', "防汛 通知"),
        ("<title>防汛通知_青岚市政府网</title><h1>关于防汛的通知</h1>", "防汛通知_青岚市政府网"),
        ("<h1>关于防汛的通知</h1><p>各科室：</p>", "关于防汛的通知"),
        ("<p>共发放资料50份。</p>", ""),
    ],
)
def test_metadata_go_before_the_title_and_that_before_headings(content: str, title: str) -> None:
    assert head(content).title == title


def test_the_column_is_what_the_metadata_call_it() -> None:
    assert head('<meta name="ColumnName" content="通知公告"><p>防汛</p>').column == "通知公告"
    assert head("# 防汛\n", ".md") == Head("防汛", "")


def test_nobody_named_in_a_title_is_kept_there() -> None:
    values = Values("甲")
    kept = head(
        f"<title>对{values.name()}作出行政处罚</title><p>当事人{values.name()}，"
        f"身份证号码{values.resident_id()}，{values.mobile()}</p>"
    )
    assert kept.title.startswith("对")
    assert not leaks(kept.title, values)


def test_a_title_without_end_is_cut() -> None:
    assert len(head(f"<title>{'防汛' * 5000}</title>").title) == 120
