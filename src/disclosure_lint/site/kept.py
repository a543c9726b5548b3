"""What is kept of an annual report to compare it with those of other years, as bytes.

Unpickling runs what the bytes say, so only our own types and plain values are taken from them: a
store that came from somewhere else can do no harm.
"""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_lint.judge.masking import Masker
from disclosure_lint.language.expression import late
from disclosure_lint.language.names import resembles_name
from disclosure_lint.language.organs import level_of

if TYPE_CHECKING:
    from disclosure_lint.judge.places import Places
    from disclosure_lint.summary import Summary

_PLAIN = {
    ("array", "array"),
    ("array", "_array_reconstructor"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("builtins", "str"),
    ("builtins", "tuple"),
    ("decimal", "Decimal"),
}
#: What follows the last place in a name.
_BEHIND_PLACE = late(r"(?<=[省市县区旗州盟镇乡村])[\u4e00-\u9fff]{2,4}$")
_OURS = "disclosure_lint."


class DamagedError(ValueError):
    """Bytes that are not what :func:`freeze` wrote."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        if (module, name) not in _PLAIN and not (module.startswith(_OURS) and name[:1].isupper()):
            raise pickle.UnpicklingError(f"{module}.{name} does not belong here")
        found = super().find_class(module, name)
        if not isinstance(found, type) and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is no type")
        return found  # type: ignore[no-any-return]


def freeze(summary: Summary, places: Places) -> bytes:
    """Return a summary, its issuer masked, and the places of its document as bytes."""
    summary = replace(summary, issuer=_masked(summary.issuer), organ=_masked(summary.organ))
    return zlib.compress(pickle.dumps((summary, places), protocol=5), level=3)


def _masked(organ: str) -> str:
    """What may be kept of an issuer: of what is no organ, a name behind a place is none of ours."""
    shown = Masker().mask(organ)
    behind = _BEHIND_PLACE.search(shown) if level_of(organ) is None else None
    return shown[: behind.start()] + "*" * len(behind[0]) if behind and resembles_name(behind[0]) else shown


def thaw(data: bytes, index: int) -> tuple[Summary, Places]:
    """Return what was frozen, as of the document with a number.

    Raises:
        DamagedError: when the bytes are not those of a summary, or of another version of the tool.
    """
    try:
        summary, places = _Reader(io.BytesIO(zlib.decompress(data))).load()
        return replace(summary, index=index), places.numbered(index)
    except Exception as error:  # noqa: BLE001 - damaged bytes may raise anything
        raise DamagedError(type(error).__name__) from None
