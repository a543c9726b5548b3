"""Values whose form says little, known by the words in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers import accounts, papers, records
from disclosure_lint.identifiers.model import Form, Ground, Match
from disclosure_lint.language.expression import Expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_FORMS: dict[str, Form] = {**papers.FORMS, **records.FORMS, **accounts.FORMS}
_GAP = Expression(
    r"(?: ?\((?![^()\n]{0,10}[0-9_])[^()\n]{0,10}\))?"
    r"(?:[一1两][本张份个])?[ (]{0,2}(?:[,、]? ?(?:证件)?(?:编号|号码|[证卡]?号))?"
    r"[ .:=为是\"'>#\[]{0,8}(?:No\.? ?)?"
)
#: What stands between values behind one word, and how much their lengths may differ.
_JOINT = Expression(r" ?(?:[、/和及与]|(?<=[0-9]),(?=[A-Z])) ?")
_UNEVEN = 2
#: How far in front of its words a value may begin.
_FRONT = 20


def scan_keyed(value: str) -> Iterator[Match]:
    """Yield the values that words in the text announce, kind by kind."""
    for kind, form in _FORMS.items():
        if not any(gate in value for gate in form.gates):
            continue
        for words in form.words.re.finditer(value):
            match = _behind(kind, value, words) or _in_front(kind, value, words)
            while match:
                yield match
                match = _next(form, value, match)
    for words in papers.ANY_PAPER.re.finditer(value):
        found = (_read(kind, form, value, words.end(), words[0]) for kind, form in papers.PAPERS.items())
        yield from [match for match in found if match][:1]
    for army in papers.ARMY.re.finditer(value):
        yield Match("military-card", army[0], *army.span(), Ground.CHECKED)


def in_column(kind: str, text: str, start: int, label: str) -> Match | None:
    """Return the value a cell holds whose column announces the kind.

    Args:
        kind: the kind; ``paper`` for that of any paper.
        text: what stands in the cell.
        start: where it begins.
        label: what the column is called.
    """
    if kind == "paper":
        kind = next((name for name, form in papers.PAPERS.items() if form.re.fullmatch(text)), "")
    form = _FORMS.get(kind)
    found = form.value.re.fullmatch(text) if form else None
    if found is None or (kind == "ip-address" and accounts.is_reserved(text)):
        return None
    return Match(kind, text.replace(" ", ""), start, start + len(text), Ground.NAMED, label)


def _behind(kind: str, value: str, words: re.Match[str]) -> Match | None:
    gap = _GAP.re.match(value, words.end())
    start = gap.end() if gap else words.end()
    match = _read(kind, _FORMS[kind].value, value, start, words[0])
    if match is None or (kind == "ip-address" and accounts.is_reserved(match.value)):
        return None
    # A word of letters only may be any word, unless a colon or 号 announces it.
    announced = value[start - 1] in ":=" or words[0][-1] in "号D"
    return None if kind == "wechat" and match.value.isalpha() and not announced else match


def _next(form: Form, value: str, last: Match) -> Match | None:
    """The next of several values behind one word, of the same length: IP：…、…"""
    joint = _JOINT.re.match(value, last.end)
    match = _read(last.kind, form.value, value, joint.end(), last.label) if joint else None
    return match if match and abs(len(match.value) - len(last.value)) <= _UNEVEN else None


def _in_front(kind: str, value: str, words: re.Match[str]) -> Match | None:
    """The value in front of its words: 持E12345678号护照."""
    form = _FORMS[kind].front
    found = form.re.search(value, max(0, words.start() - _FRONT), words.start()) if form else None
    return Match(kind, found[1], *found.span(1), Ground.NAMED, words[0]) if found else None


def _read(kind: str, form: Expression, value: str, start: int, words: str) -> Match | None:
    found = form.re.match(value, start)
    return Match(kind, found[0].replace(" ", ""), *found.span(), Ground.NAMED, words) if found else None
