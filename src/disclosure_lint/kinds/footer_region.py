"""What stands in the foot of a page names a province each time, which must be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Footer
from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.footer import FooterField
    from disclosure_lint.text import Span

_SITE_CODE_DIGITS = 10
_AREA_CODE = late(r"(?<![\d-])\(?(0(?:10|2\d|[3-9]\d{2}))\)?[-—– ]{0,2}(?=[1-9]\d{6,7}(?!\d))")
_POSTCODE = late(r"邮(?:政)?编(?:码)?\s{0,3}:?\s{0,3}(\d{6})(?!\d)")
#: Who built the site may be anywhere, and so may an office that stands for a place in another.
_OTHERS = late(r"(?:技术支持|技术服务|承建|开发|运维|制作|设计)[^\n]{0,40}$")
_AWAY = late(r"驻[\u4e00-\u9fff]{1,8}(?:办|处)|驻外")
_BEFORE = 60


class Province(Strict):
    """How one province is told.

    Attributes:
        signs: characters that stand for it in filings.
        police: first digits of filings with its police, when they are not those of the province alone.
        phones: beginnings of the area codes of its telephones.
        posts: beginnings of its postcodes.
    """

    signs: str
    police: tuple[str, ...] = ()
    phones: tuple[str, ...]
    posts: tuple[str, ...]


class Options(Strict):
    """How provinces are told.

    Attributes:
        provinces: two digits of a province (GB/T 2260) → how it is told.
    """

    provinces: dict[str, Province]


class _Said(NamedTuple):
    """Something that names another province."""

    message: str
    value: str
    span: Span
    certainty: Certainty


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each thing that belongs to another province than the site code, or its own sign."""
    footer, provinces = reading.facts.footer, rule.options.provinces
    filing = footer.get("police_number")
    said = list(_sign(provinces, filing, reading)) if filing else []
    code = footer.get("site_code")
    # Codes of ministries and vertical systems name none; a malformed one is another rule's.
    if code and len(code.value) == _SITE_CODE_DIGITS and code.value[:2] in provinces:
        home = provinces[code.value[:2]]
        said += _filings(provinces, home, reading)
        if not any(_AWAY.search(reading.flow.value, *foot) for foot in _feet(reading)):
            said += _elsewhere(reading, "telephone", _AREA_CODE, provinces, home.phones)
            said += _elsewhere(reading, "postcode", _POSTCODE, provinces, home.posts)
    for one in said:
        related = (Place(reading.flow.text.span(code.start, code.end), "网站标识码"),) if code else ()
        data = {"number": PublicCode(one.value)}
        yield rule.finding(
            one.message,
            Place(one.span),
            data=data if one.message == "sign" or not code else {**data, "code": PublicCode(code.value)},
            related=related,
            outcome=Outcome.REVIEW,
            certainty=one.certainty,
            anchor="footer:region" if one.message == "differs" else f"footer:region:{one.message}",
        )


def _sign(provinces: dict[str, Province], field: FooterField, reading: Reading) -> Iterator[_Said]:
    """A filing with the police whose digits are not those of the province in front of them."""
    digits = "".join(sign for sign in field.value if sign.isdigit())
    for code, province in provinces.items():
        if field.value[0] in province.signs and not digits.startswith((code, *province.police)):
            yield _Said("sign", field.value, _span(reading, field), Certainty.PROBABLE)


def _filings(provinces: dict[str, Province], home: Province, reading: Reading) -> Iterator[_Said]:
    signs = {sign for province in provinces.values() for sign in province.signs}
    for name in ("icp_number", "police_number"):
        field = reading.facts.footer.get(name)
        if field and field.value[0] in signs and field.value[0] not in home.signs:
            yield _Said("differs", field.value, _span(reading, field), Certainty.PROBABLE)


def _elsewhere(
    reading: Reading,
    message: str,
    form: re.Pattern[str],
    provinces: dict[str, Province],
    home: tuple[str, ...],
) -> Iterator[_Said]:
    """The first number of a kind, when none of them is of the province and it is known of which it is."""
    value = reading.flow.value
    found = [
        match
        for start, end in _feet(reading)
        for match in form.finditer(value, start, end)
        if not _OTHERS.search(value[max(start, match.start() - _BEFORE) : match.start()])
    ]
    if not found or any(match[1].startswith(home) for match in found):
        return
    known = tuple(
        one for each in provinces.values() for one in (each.phones if message == "telephone" else each.posts)
    )
    if found[0][1].startswith(known):
        span = reading.flow.text.span(*found[0].span(1))
        yield _Said(message, found[0][1], span, Certainty.POSSIBLE)


def _feet(reading: Reading) -> Iterator[tuple[int, int]]:
    return ((part.start, part.end) for part in reading.flow.parts if isinstance(part.block, Footer))


def _span(reading: Reading, field: FooterField) -> Span:
    return reading.flow.text.span(field.start, field.end)


_DATA = frozenset({"number", "code"})
KIND = Kind(
    name="footer-region",
    options=Options,
    messages={"differs": _DATA, "sign": frozenset({"number"}), "telephone": _DATA, "postcode": _DATA},
    check=check,
)
