"""Mailboxes (RFC 5322, as people write them), also with the sign written some other way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.language.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

# Offices write # or (at) against collectors of addresses; only before well-known hosts is that one.
_AT = Expression(
    r" ?@ ?|[#★☆] ?(?=(?:126|139|163|189|qq|sina|sohu|foxmail|gmail|aliyun|yeah)\.)| ?[(\[] ?at ?[)\]] ?",
    re.IGNORECASE,
)
_DOMAIN = Expression(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,24}(?![A-Za-z0-9-])")
_LOCAL = Expression(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}$")
_LONGEST = 64
#: Names of files with an @ in them: logo@2x.png.
_FILES = frozenset("png jpg jpeg gif svg webp bmp ico css js json".split())
#: Domains offices hold.
_OFFICIAL = Expression(r"(?:^|\.)(?:gov|edu|mil)\.cn$|(?:^|\.)(?:gov|12380|court|jcy)\b", re.IGNORECASE)

_OWN = Expression(r"1[3-9][0-9]{9}[@#(\[]|[1-9][0-9]{4,10}[@#](?:vip\.)?(?:qq|foxmail)\.com", re.IGNORECASE)


def scan_mailboxes(value: str) -> Iterator[Match]:
    """Yield the mailboxes of a text in order."""
    for at in (
        _AT.re.finditer(value) if "@" in value or "#" in value or "at" in value or "AT" in value else ()
    ):
        domain = _DOMAIN.re.match(value, at.end())
        local = _LOCAL.re.search(value[max(0, at.start() - _LONGEST) : at.start()])
        if domain and local and domain[0].rpartition(".")[2].lower() not in _FILES:
            start = at.start() - len(local[0])
            yield Match(
                "email", value[start : domain.end()].replace(" ", ""), start, domain.end(), Ground.CHECKED
            )


def is_official(mailbox: str) -> bool:
    """Whether the domain is one only offices are given."""
    return bool(_OFFICIAL.re.search(mailbox.rpartition("@")[2]))


def is_own(mailbox: str) -> bool:
    """Whether the name is the number of a telephone or a QQ account, as people's own are."""
    return bool(_OWN.re.match(mailbox))


EMAIL = Identifier(
    id="email",
    zh="电子邮箱",
    en="e-mail address",
    authority="RFC 5322；GB/T 35273-2020 附录A",
    examples=("邮箱：{{email}}", "请发送至{{email}}，", "mailto:{{email}}"),
    counterexamples=("logo@2x.png", "微博@青岚发布", "vue@2.6.14", "@全体成员"),
)
