"""HTML through a WHATWG tokenizer that yields source positions.

The only module that knows the HTML library. It reads tokens and not the finished
tree: text nodes of the tree carry no position, tokens carry line and column, and
with references left unresolved each entity is a token with a position of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import turbohtml
from turbohtml import TokenType

from disclosure_lint.document import Block, Concealed, Hidden, Link
from disclosure_lint.language.expression import late
from disclosure_lint.readers.html_blocks import BlockBuilder, Open
from disclosure_lint.readers.html_text import fold_space
from disclosure_lint.readers.newlines import with_line_feeds
from disclosure_lint.text import Edit, Span, Text

_VOID = frozenset("area base br col embed hr img input link meta source track wbr param frame".split())
_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main"
    " nav ol option optgroup p pre section select summary textarea thead tbody tfoot title ul".split(),
)
_UNSHOWN = frozenset({"template", "noscript"})
#: Elements whose content is not markup.
_RAW = frozenset({"script", "style", "title", "iframe", "noembed", "noframes"})
#: Attributes whose value is content; others are addresses, styles and names.
_SPEAKING = frozenset("alt title placeholder value content label summary aria-label onclick".split())
_ADDRESS = late(r"\s*(?:mailto|tel|sms|callto|javascript):", re.IGNORECASE)
# Addresses whose parameters may be somebody's: ?phone=… is content, ?id=3 is not.
_LINKS = frozenset({"href", "src", "action"})
_PARAMETER = late(r"[?&#;][\w.%-]+=[^&#]*(?:[0-9]{7}|%[eE][4-9]|@)")
# Half a page to the left of its middle is where a centred page begins, so a margin must be larger.
_INVISIBLE = late(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*(?:0(?![.\d])|1p[xt])|opacity\s*:\s*0(?![.\d])"
    r"|text-indent\s*:\s*-\d{3}|(?<![-\w])(?:left|top|right|bottom)\s*:\s*-\d{3}|margin-(?:left|top)\s*:\s*-\d{4}"
    r"|transform\s*:\s*scale\(\s*0\s*\)|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)
# Menus, tabs and slides are not put that far away, nor made that small.
_BURIED = late(
    r"text-indent\s*:\s*-\d{3}|(?<![-\w])(?:left|top|right|bottom)\s*:\s*-(?:\d{4}|999)|margin-(?:left|top)\s*:\s*-\d{4}"
    r"|font-size\s*:\s*1p[xt]",
    re.IGNORECASE,
)
_COLOUR = late(
    r"(?:^|[;\s])(background(?:-color)?|color)\s*:\s*(#[0-9a-f]{3,6}|[a-z]{3,20})\s*(?:!important\s*)?(?=;|$)",
    re.IGNORECASE,
)
_WHITE = {"white": "#ffffff", "black": "#000000"}
# What is as good as not there: no height, and what overflows it cut off.
_FLAT = late(
    r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:\.0+)?(?:px|pt|em|%)?\s*(?:!important\s*)?(?:;|$)",
    re.IGNORECASE,
)
_CUT_OFF = late(r"overflow(?:-[xy])?\s*:\s*hidden", re.IGNORECASE)
#: What scripts show and fold up without a name to find it by: items of menus, parts of tables.
_FOLDING = frozenset(
    "ul ol li dl dt dd nav td th tr tbody table form option select noscript template".split()
)
_NO_SIZE = frozenset({"0", "1", "0px", "1px"})
_HOST = late(r"\s*(?:https?:)?[/\\]{2}(?:[^/@?#\s\\]{0,200}@)?([^/?#:@\s\\]{1,253})", re.IGNORECASE)
_FOOT = late(r"(?:^|[\s_-])foot(?:er)?(?:$|[\s_\-\d])", re.IGNORECASE)
_REFERENCE = late(r"&(?:#[xX][0-9a-fA-F]+|#\d+|[A-Za-z][A-Za-z0-9]*);?")
_ATTRIBUTE = late(r"""(?<=[\s/"'])([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+))""")


class Page(NamedTuple):
    """What an HTML source holds."""

    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...]
    title: Text | None
    links: tuple[Link, ...]


def read_html(content: str) -> Page:
    """Read a page from its decoded source.

    Depth of nesting costs time in proportion only; malformed markup is read as a
    browser would as far as text and tables go, and raises nothing.
    """
    return _PageReader(with_line_feeds(content)).read()


class _PageReader:
    def __init__(self, source: Text) -> None:
        self._source = source
        self._value = source.value
        self._as_stored = source.span().end == len(source.value)
        self._builder = BlockBuilder()
        self._hidden: list[Hidden] = []
        self._title: Text | None = None
        self._links: list[Link] = []
        self._linking: tuple[str, Span, int, bool, bool] | None = None  # the open link: its label is not over
        self._raw = ""  # the raw-text element we are in: its text is no paragraph
        self._raw_start = 0

    def read(self) -> Page:
        starts = [0, *(found.end() for found in re.finditer("\n", self._value))]
        previous: turbohtml.Token | None = None
        begun = 0
        for token in turbohtml.tokenize(self._value, resolve_references=False):
            start = starts[token.line - 1] + token.col
            if previous is not None:
                self._take(previous, begun, start)
            previous, begun = token, start
        if previous is not None:
            self._take(previous, begun, len(self._value))
        self._take_raw(len(self._value))
        self._end_link(len(self._value))
        through = None if self._as_stored else self._source
        blocks, unseen = self._builder.finish(through)
        hidden = sorted((*self._hidden, *unseen), key=lambda one: one.text.span().start)
        return Page(blocks, tuple(hidden), self._title, tuple(self._links))

    def _take(self, token: turbohtml.Token, start: int, end: int) -> None:
        kind = token.type
        if kind is TokenType.TEXT:
            data = token.data or ""
            if not self._raw:
                self._add(data, start, end)
        elif kind is TokenType.START_TAG:
            self._start(token, start, end)
        elif kind is TokenType.END_TAG:
            self._end(token.tag or "", start)
        elif kind is TokenType.CHARACTER_REFERENCE:
            if not self._raw:
                found = _REFERENCE.match(self._value, start, end)
                stop = found.end() if found else end
                self._builder.text.add(token.data or "", start, stop - start)
        elif kind is TokenType.COMMENT:
            self._hide(self._source[start:end], Concealed.COMMENT)

    def _add(self, data: str, start: int, end: int) -> None:
        if self._value.startswith(data, start):
            self._builder.text.add(data, start, len(data))
            return
        if end - start == len(data):  # a NUL that the tokenizer replaced
            self._builder.text.add(self._value[start:end], start, len(data))
            return
        # The tokenizer dropped something inside, such as “</>”.
        for sign in data:
            at = self._value.find(sign, start, end)
            at = start if at < 0 else at
            self._builder.text.add(sign, at, 1)
            start = at + 1

    def _take_raw(self, end: int) -> None:
        """Take the content of the raw-text element that ends here."""
        tag, start = self._raw, self._raw_start
        self._raw = ""
        if tag == "title":
            title = fold_space(self._resolved(start, end))
            self._hide(title, Concealed.METADATA, "title")
            if self._title is None and title:
                self._title = title
        elif tag and tag != "style":
            self._hide(self._source[start:end], Concealed.SCRIPT if tag == "script" else Concealed.STYLE)

    def _start(self, token: turbohtml.Token, start: int, end: int) -> None:
        tag = token.tag or ""
        attributes = dict(token.attrs or ())
        if attributes:
            self._attributes(tag, attributes, start, end)
        match tag:
            case "table":
                self._builder.start_table(_opened(tag, attributes))
            case "tr":
                self._builder.start_row(_opened(tag, attributes))
            case "td" | "th":
                row_span, column_span = (_count(attributes.get(name)) for name in ("rowspan", "colspan"))
                cell = _opened(tag, attributes)
                self._builder.start_cell(cell, end, row_span=row_span, column_span=column_span)
            case "br" | "hr":
                self._builder.end_line()
            case _ if tag in _RAW:
                self._raw, self._raw_start = tag, end
            case _ if tag not in _VOID:
                self._builder.start(_opened(tag, attributes))
                if tag == "a":
                    self._start_link(attributes.get("href") or "", start, end)

    def _end(self, tag: str, start: int) -> None:
        match tag:
            case "table":
                self._builder.end_table()
            case "tr":
                self._builder.end_row()
            case "td" | "th":
                self._builder.end_cell()
            case _ if tag in _RAW:
                self._take_raw(start)
            case _:
                if tag == "a":
                    self._end_link(start)
                self._builder.end(tag, block=tag in _BLOCK)

    def _start_link(self, address: str, start: int, end: int) -> None:
        """Note a link that names a host; a link in a link ends the one before (§13.2.6.4.7)."""
        self._end_link(start)
        found = _HOST.match(address)
        if found:
            at = self._value.find(address, start, end)
            span = (at, at + len(address)) if at >= 0 else (start, end)
            builder = self._builder
            self._linking = (found[1].lower(), self._span(*span), end, builder.hiding, builder.burying)

    def _end_link(self, end: int) -> None:
        if self._linking is not None:
            host, span, start, concealed, buried = self._linking
            self._linking = None
            self._links.append(Link(host, span, self._span(start, max(start, end)), concealed, buried))

    def _span(self, start: int, end: int) -> Span:
        # Where line ends are stored as they were parsed, indices are source offsets.
        return Span(start, end) if self._as_stored else self._source.span(start, end)

    def _attributes(self, tag: str, attributes: dict[str, str], start: int, end: int) -> None:
        if not any(_speaks(name, value) for name, value in attributes.items()):
            return
        kind = Concealed.METADATA if tag == "meta" else Concealed.ATTRIBUTE
        label = attributes.get("name") or attributes.get("property") or "" if tag == "meta" else ""
        for found in _ATTRIBUTE.finditer(self._value, start + 1 + len(tag), end):
            group = next((g for g in (2, 3, 4) if found[g] is not None), None)
            if group and _speaks(found[1].lower(), found[group]):
                self._hide(
                    self._resolved(*found.span(group), attribute=True), kind, label or found[1].lower()
                )

    def _resolved(self, start: int, end: int, *, attribute: bool = False) -> Text:
        """Text with its character references resolved."""
        edits = []
        for found in _REFERENCE.finditer(self._value, start, end):
            # Of “?a=1&copy=2” in an attribute nothing is a reference (§13.2.5.73).
            follows = self._value[found.end() : found.end() + 1]
            bare = not found[0].endswith(";") and (follows == "=" or follows.isalnum())
            if not (attribute and bare):
                edits.append(Edit(found.start() - start, found.end() - start, turbohtml.unescape(found[0])))
        return self._source[start:end].edit(edits)

    def _hide(self, text: Text, kind: Concealed, name: str = "") -> None:
        text = text.strip()
        if text:
            self._hidden.append(Hidden(text, kind, name))


def _opened(tag: str, attributes: dict[str, str]) -> Open:
    if not attributes:
        return Open(tag, tag in _BLOCK, tag in _UNSHOWN, tag == "footer")
    style = attributes.get("style") or ""
    named = tag in _FOLDING or "class" in attributes or "id" in attributes
    hides = tag in _UNSHOWN or "hidden" in attributes or _conceals(style)
    buries = _is_buried(tag, style, attributes) or (hides and not named)
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    foot = tag == "footer" or bool(_FOOT.search(names))
    return Open(tag, tag in _BLOCK, hides or buries, foot, buries)


def _conceals(style: str) -> bool:
    return bool(style) and bool(_INVISIBLE.search(style) or (_CUT_OFF.search(style) and _FLAT.search(style)))


def _is_buried(tag: str, style: str, attributes: dict[str, str]) -> bool:
    """Whether an element is hidden in a way nothing is that is to be shown later."""
    if tag == "marquee" and any(attributes.get(side) in _NO_SIZE for side in ("height", "width")):
        return True
    if not style:
        return False
    colours = {
        name.lower().removesuffix("-color"): _colour(value.lower()) for name, value in _COLOUR.findall(style)
    }
    return bool(_BURIED.search(style)) or (
        "color" in colours and colours["color"] == colours.get("background")
    )


def _colour(value: str) -> str:
    value = _WHITE.get(value, value)
    return "#" + "".join(2 * sign for sign in value[1:]) if len(value) == len("#fff") else value


def _speaks(name: str, value: str | None) -> bool:
    if not value:
        return False
    if name in _LINKS:
        return bool(_ADDRESS.match(value) if name == "href" else None) or bool(_PARAMETER.search(value))
    return name in _SPEAKING or name.startswith("data-")


def _count(value: str | None) -> int:
    found = re.match(r"\s*(\d{1,6})", value or "")
    return int(found[1]) if found else 1
