"""In the manner of pages drawn by Vue on the server: classes of a build, data in an island of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from made_up_site.systems.foot import foot, menu, metadata, paragraphs, style

if TYPE_CHECKING:
    from datetime import date

    from made_up_site.pages import Draft, Office

CHARSET = "utf-8"
SUFFIX = ".html"


def article_path(number: int, day: date) -> str:
    """Return where an article lies."""
    return f"detail/{number + 660000}.html"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"list/notice/{page + 1}.html" if page else "list/notice.html"


def _around(office: Office, draft: Draft, inner: str) -> str:
    data = {
        "route": f"/{draft.path}",
        "site": {"name": office.name, "code": office.code},
        "article": {
            "title": draft.title,
            "date": f"{draft.day:%Y-%m-%d}",
            "column": draft.column,
            **draft.island,
        },
        "menus": [{"id": at, "name": f"栏目{at}", "url": f"/list/{at}.html"} for at in range(40)],
    }
    return f"""<!doctype html><html data-n-head-ssr lang="zh-CN"><head><meta charset="{draft.declared or CHARSET}"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{draft.window or draft.title}</title>
{metadata(office, draft)}
{draft.head}<style data-vue-ssr-id="3191d5ad:0">{style("v", 180)}</style></head><body><div data-server-rendered="true" id="__nuxt"><div id="__layout"><div data-v-1a2b3c4d class="app-wrapper"><header data-v-1a2b3c4d class="app-header">
{menu('<a data-v-5e6f href="/list/{number}.html" class="nav-item v-{number}"><span data-v-5e6f>{topic}</span><small data-v-5e6f>{column}</small></a>', 80)}
</header><div class="crumb"><a href="/index.html">首页</a> / <a href="/{list_path(0)}">{draft.column}</a></div>
{inner}
<footer data-v-7a8b class="app-footer"><div data-v-7a8b>{foot(office, "</div><div data-v-7a8b>")}</div></footer></div></div></div>
<script type="application/json" id="__DATA__">{json.dumps(data, ensure_ascii=False)}</script><script src="/_nuxt/9f3c1e7.js" defer></script>
{draft.tail}</body></html>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article."""
    links = "".join(f'<a data-v-9c class="file" href="/{link.path}">{link.title}</a>' for link in draft.links)
    return _around(
        office,
        draft,
        f"""<main data-v-9c class="detail"><h1 data-v-9c class="detail-title">{draft.title}</h1><div data-v-9c class="detail-meta"><span>发布时间：{draft.day:%Y-%m-%d}</span><span>来源：{office.sponsor}</span></div><div data-v-9c class="detail-content">
{paragraphs(draft.body, "<p data-v-9c>", "</p>")}
</div>{links}</main>""",
    )


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list."""
    rows = "".join(
        f'<li data-v-2d class="row"><a href="/{link.path}">{link.title}</a><time>{link.day:%Y-%m-%d}</time></li>'
        for link in draft.links
    )
    return _around(office, draft, f'<ul data-v-2d class="rows">{rows}</ul>')
