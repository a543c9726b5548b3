"""Marks that should not be on a public page, hidden links, foreign words, damage; and their near-misses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from made_up_site.pages import Plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from made_up_site.pages import Draft


def _line(text: str) -> Callable[[Draft, Random], None]:
    """A line of its own above the article."""
    return lambda draft, chance: draft.body.insert(0, text)


def _upward(draft: Draft, chance: Random) -> None:
    draft.body.insert(0, f"青林〔2021〕{chance.randint(10, 99)}号　　　　签发人：{specimens.name(chance)}")


def _hidden_links(draft: Draft, chance: Random) -> None:
    links = "".join(
        f'<a href="http://www.{name}{chance.randrange(10**4)}.example/">{text}</a>'
        for name, text in (("jipiao", "低价机票"), ("moban", "网页模板"), ("wangzhuan", "网上赚钱"))
    )
    draft.tail += f'<div style="position:absolute;left:-{chance.randint(1000, 9999)}px;top:0">{links}</div>\n'


def _foreign_words(draft: Draft, chance: Random) -> None:
    said = f"百家乐_博彩平台{chance.randrange(10**4)}"
    draft.window = "".join(f"&#{ord(sign)};" for sign in said)


def _redirect(draft: Draft, chance: Random) -> None:
    draft.head += (
        "<script>var r=document.referrer;if(r.indexOf('baidu.com')>0||r.indexOf('sogou.com')>0)"
        f"{{window.location.href='http://a{chance.randrange(10**4)}.example/';}}</script>\n"
    )


def _other_host(draft: Draft, chance: Random) -> None:
    draft.insert(
        chance,
        f'<p>详见<a href="http://www.lutin{chance.randrange(10**4)}.example/">青岚市石屏岭镇人民政府</a>。</p>',
    )


def _other_day(draft: Draft, chance: Random) -> None:
    draft.said_day = f"{draft.day - timedelta(days=chance.randint(20, 300)):%Y-%m-%d}"
    if "gongkai/" in draft.path:  # a system that says neither
        draft.head += f'<meta name="PubDate" content="{draft.said_day}">\n'
        draft.body.insert(0, f"<p>发布日期：{draft.day:%Y-%m-%d}</p>")


def _penalty(draft: Draft, chance: Random) -> None:
    draft.title = f"青岚市市场监督管理局行政处罚决定书（青市监罚〔2016〕{chance.randint(10, 999)}号）"
    draft.body.insert(0, f"<p>发布时间：2016-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}</p>")
    draft.body.insert(1, "<p>当事人：青岚市某食品商行。青岚市市场监督管理局依法查处。</p>")
    draft.day = draft.day.replace(year=2016)


def _misread(draft: Draft, chance: Random) -> None:
    said = chance.choice(("青岚市林业局关于防汛工作的要求", "主动公开政府信息的范围和要求"))
    draft.insert(chance, said.encode().decode("gbk", errors="ignore"))


def _replacements(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f"申请人王��可以到{chance.randint(3, 9)}号窗口办理。")


def _charset(draft: Draft, chance: Random) -> None:
    draft.declared = "big5" if draft.path.endswith((".aspx",)) else "gbk"


TAMPERED = (
    Plant("mark of a secret", ("marks/secret-mark",), _line("机密★20年")),
    Plant("level of secrecy", ("marks/secret-mark",), _line("密级：秘密")),
    Plant("internal mark", ("marks/internal-mark",), _line("内部资料 注意保存")),
    Plant("said not to be public", ("marks/not-public",), _line("（此件不予公开）")),
    Plant("draft", ("marks/draft-mark",), _line("青岚市供水设施管护办法（送审稿）")),
    Plant("who signed it out", ("marks/upward-form",), _upward),
    Plant("hidden links", ("website/hidden-links",), _hidden_links),
    Plant("foreign words in the title", ("website/foreign-words",), _foreign_words),
    Plant("redirect by referrer", ("website/referrer-redirect",), _redirect),
    Plant("name of an office, other host", ("website/other-hosts",), _other_host),
    Plant("other day in the metadata", ("website/publication-date",), _other_day),
    Plant("penalty past its term", ("website/penalty-term",), _penalty),
    Plant("text read in the wrong encoding", ("integrity/misread-encoding",), _misread),
    Plant("replacement signs", ("integrity/undecodable",), _replacements),
    Plant("wrong charset declared", ("integrity/wrong-charset",), _charset),
)


def _menu(draft: Draft, chance: Random) -> None:
    draft.tail += (
        '<ul style="display:none"><li><a href="http://www.qinglan.gov.cn/">青岚市政府</a></li>'
        '<li><a href="http://www.xinhuanet.com/">新华网</a></li><li><a href="https://weibo.com/">微博</a></li></ul>\n'
    )


def _statistics(draft: Draft, chance: Random) -> None:
    draft.tail += (
        '<script>var h=document.createElement("script");h.src="https://hm.baidu.com/hm.js?0";'
        "h.referrer=document.referrer;document.body.appendChild(h);</script>\n"
    )


def _raid(draft: Draft, chance: Random) -> None:
    draft.window = "青岚市公安局查处一起网络博彩案"
    draft.insert(chance, f"查获老虎机{chance.randint(2, 9)}台，涉及百家乐等赌博方式。")


def _recent_penalty(draft: Draft, chance: Random) -> None:
    draft.title = f"青岚市生态环境局行政处罚决定书（青环罚〔2018〕{chance.randint(10, 999)}号）"
    draft.body.insert(0, "<p>当事人：青岚市某洗涤厂。青岚市生态环境局依法查处。</p>")


def _rare_signs(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f"㵲水、龑家坝两处已完工，投入{chance.randint(11, 99)}万元。")


def _share(draft: Draft, chance: Random) -> None:
    draft.insert(chance, '<div style="display:none"><a href="http://service.weibo.com/share">微博</a></div>')


INTACT = (
    Plant("menu that unfolds", (), _menu),
    Plant("visits are counted", (), _statistics),
    Plant("news about gambling", (), _raid),
    Plant("penalty of another office", (), _recent_penalty),
    Plant("rare characters", (), _rare_signs),
    Plant("buttons to share", (), _share),
    Plant("mark of an examination, a rule on trial", (), _line("绝密★启用前")),
    Plant("public mark", (), _line("（此件公开发布）")),
    Plant("level that is public", (), _line("密级：公开")),
)
