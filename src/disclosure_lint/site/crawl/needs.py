"""Which pages are worth showing to a browser: those whose scripts seem to write what readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from scrapy.http import HtmlResponse

#: Characters outside links below which a page with scripts says next to nothing by itself.
_FEW = 200
#: What frameworks fill in: {{ title }}, v-for=, ng-repeat=.
_TEMPLATE = late(r"\{\{[^{}\n]{1,200}\}\}|\s(?:v-for|v-html|v-text|ng-repeat|ng-bind|ms-each)=")
#: A redirection, or a document written by a script.
_WRITES = late(
    r"location(?:\.href)?\s{0,4}=|location\.(?:replace|assign)\(|document\.write(?:ln)?\(|\bfetch\("
)
_SAID = (
    "//body//text()[normalize-space()"
    " and not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::a)]"
)
#: Lists and containers that come empty.
_EMPTY = (
    "//body//*[self::ul or self::ol or self::table or self::tbody or self::dl or"
    " ((self::div or self::span or self::section) and @id)][not(*) and not(normalize-space())]"
)


def needs_browser(response: HtmlResponse) -> bool:
    """Whether scripts of a page seem to make part of what is read on it."""
    if not response.xpath("//script"):
        return False
    said = sum(len(text.strip()) for text in response.xpath(_SAID).getall())
    if said < _FEW or response.xpath(_EMPTY):
        return True
    return bool(_TEMPLATE.search(response.text) or _WRITES.search(response.text))
