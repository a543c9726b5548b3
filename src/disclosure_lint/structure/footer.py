"""What the foot of a government page says: codes and filings, read leniently.

Forms seen in practice; sources of the formats are in the rules that judge them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Footer
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.text import Span

_PROVINCES = "京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕吉闽贵黔粤青藏川蜀宁琼港澳台"
_FIELDS = {
    "site_code": late(
        r"(?:标识码\s*[:：(]?\s*|(?<![0-9A-Za-z])(?=bm\d{8}(?![0-9A-Za-z])))([0-9A-Za-z]{6,20})",
        re.IGNORECASE,
    ),
    "icp_number": late(
        rf"((?:[{_PROVINCES}]\s*ICP\s*备?|(?<![\u4e00-\u9fff])ICP\s*备)"
        r"\s*\d{6,18}(?:\s*号)?(?:\s*-\s*\d{1,3})?)",
        re.IGNORECASE,
    ),
    "police_number": late(
        rf"([{_PROVINCES}]公网?安备\s*:?\s*\d{{8,18}}(?:\s*号)?|(?<=公安机关备案号:)\s*\d{{8,18}}(?:\s*号)?)"
    ),
    "sponsor": late(r"主办(?:单位)?\s*:\s*([^\s:,。|]{4,40})"),
}


@dataclass(frozen=True, slots=True)
class FooterField:
    """A field of the footer as it stands, white space removed, with its flow range."""

    value: str = field(repr=False)  # reprs reach logs
    start: int
    end: int


def read_footer(flow: Flow[Block]) -> dict[str, FooterField]:
    """Return the fields found: site_code, icp_number, police_number, sponsor."""
    found: dict[str, FooterField] = {}
    for part in flow.parts:
        if not isinstance(part.block, Footer):
            continue
        for name, pattern in _FIELDS.items():
            match = pattern.search(flow.value, part.start, part.end)
            if match and name not in found:
                found[name] = FooterField(re.sub(r"\s+", "", match[1]), *match.span(1))
    return found


def field_span(flow: Flow[Block], field: FooterField) -> Span:
    """Return where a field stands in the source."""
    return flow.text.span(field.start, field.end)
