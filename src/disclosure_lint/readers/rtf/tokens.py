"""RTF as tokens (Rich Text Format 1.9.1, “RTF syntax”)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = late(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)
OPEN, CLOSE = "{", "}"


class Token(NamedTuple):
    r"""One piece of RTF.

    Attributes:
        name: of a control word or symbol, ``{`` or ``}``, "" for text.
        number: the parameter of a control word, None without one.
        data: bytes of text, or those that follow ``\bin``.
        end: index in the source after it.
    """

    name: str
    number: int | None = None
    data: bytes = b""
    end: int = 0


def tokens(source: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; what is none is skipped."""
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        match found.lastgroup:
            case "word" | "number":
                number = int(found["number"]) if found["number"] else None
                data = b""
                if found["word"] == b"bin":
                    data = source[at : at + max(0, number or 0)]
                    at += len(data)
                yield Token(found["word"].decode("ascii"), number, data, at)
            case "byte":
                yield Token("", None, bytes.fromhex(found["byte"].decode("ascii")), at)
            case "sign":
                yield Token(found["sign"].decode("latin-1"), None, b"", at)
            case "brace":
                yield Token(found["brace"].decode("ascii"), None, b"", at)
            case "text":
                yield Token("", None, found["text"], at)
