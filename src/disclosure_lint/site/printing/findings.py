"""The findings of a page about a site: data, which a script draws, and the filters that choose among them.

Data is escaped so that nothing in it is markup. What comes again and again is kept once and told by
its number.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.addresses import web
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.html_words import safe
from disclosure_lint.formats.ledger import status
from disclosure_lint.formats.totals import GROUPS, values
from disclosure_lint.formats.words import REPEATS, cited, where
from disclosure_lint.site.printing.words import SAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.entries import Listed
    from disclosure_lint.formats.totals import Totals
    from disclosure_lint.rules.model import Lang

#: Findings that a page can hold and a browser still show; the ledger has all.
MOST = 50_000
#: Findings that are drawn at once, and that are printed.
_STEP, _PRINTED = 100, 1000


def data(listed: Iterable[Listed], lang: Lang) -> Iterator[str]:
    """Yield the data of a page, as much of it as it can hold; all is looked at, to be counted."""
    strings: dict[str, int] = {}
    yield '<script type="application/json" id="rows">['
    comma = "\n"
    for number, one in enumerate(listed):
        if number < MOST:
            yield comma + _inert(list(_row(one, lang, strings)))
            comma = ",\n"
    yield "]</script>\n"
    yield f'<script type="application/json" id="strings">{_inert(list(strings))}</script>\n'


def _row(one: Listed, lang: Lang, strings: dict[str, int]) -> Iterator[Any]:
    """What the script calls change, level, rule …, in its order: numbers of strings, then plain texts."""
    entry, document, _ = one
    # Files inside a page have its address, and a name of their own.
    address = document.address or document.name
    said = (
        *values(one).values(),
        entry.title.in_(lang),
        document.title,
        document.name,
        web(address),
        "；".join(cited(citation, lang) for citation in entry.basis),
        entry.remedy.in_(lang),
        status(one, lang),
        REPEATS[lang].format(entry.repeats) if entry.repeats else "",
    )
    yield from (strings.setdefault(visible(text), len(strings)) for text in said)
    yield visible(entry.message[lang])
    yield where(entry.position, lang) if entry.position else ""
    excerpt = entry.position.excerpt if entry.position else None
    text, start, end = (excerpt.text, excerpt.start, excerpt.end) if excerpt else ("", 0, 0)
    yield from (visible(part) for part in (text[:start], text[start:end], text[end:]))


def section(totals: Totals, lang: Lang) -> Iterator[str]:
    """Yield the filters, and the list that the script fills."""
    yield f'<section class="panel" id="findings"><h2>{SAYS["findings"][lang]}</h2>\n'
    yield f"<noscript><p>{SAYS['script'][lang]}</p></noscript>\n"
    if totals.number > MOST:
        yield f"<p>{SAYS['cut'][lang].format(f'{MOST:,}')}</p>\n"
    if not totals.number:
        yield f"<p>{SAYS['clean'][lang]}</p></section>\n"
        return
    yield '<form class="filters" id="filters">'
    for group, counted in totals.groups():
        options = "".join(_option(group, *one, totals, lang) for one in counted)
        yield f'<label><span>{GROUPS[group][lang]}</span><select name="{group}">'
        yield f'<option value="*">{SAYS["all"][lang]}</option>{options}</select></label>\n'
    yield f'<label class="search"><span>{SAYS["search"][lang]}</span>'
    yield f'<input type="search" name="words" placeholder="{SAYS["search-in"][lang]}"></label>\n'
    yield f'<button type="reset">{SAYS["reset"][lang]}</button></form>\n'
    says = {name: SAYS[name][lang] for name in ("shown", "more", "none", "basis", "remedy", "status")}
    yield f'<p id="count" role="status"></p>\n<ol id="list" data-says="{safe(json.dumps(says))}"'
    yield f' data-step="{_STEP}" data-printed="{_PRINTED}"></ol>\n'
    yield '<button type="button" id="more" hidden></button>'
    if totals.number > _PRINTED:
        yield f'<p class="faint">{SAYS["printed"][lang].format(f"{_PRINTED:,}")}</p>'
    yield "</section>\n"


def _option(group: str, value: str, number: int, totals: Totals, lang: Lang) -> str:
    name = safe(totals.name(group, value, lang))
    return f'<option value="{safe(value)}">{name} ({number:,})</option>'


def _inert(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """JSON that cannot end the element it stands in, nor begin a comment or another element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
