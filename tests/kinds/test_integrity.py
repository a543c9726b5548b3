"""Damage is told once for a block, by the rule that says most about it."""

from __future__ import annotations

from collections import Counter

from disclosure_lint.api import chosen_pack
from disclosure_lint.engine import examine
from disclosure_lint.readers import read
from disclosure_lint.source import Source, Unread

SENTENCE = "市民政府办公室关于印发政府信息公开工作制度的通知，各乡镇人民政府、街道办事处：请认真贯彻执行。"


def counted(content: str) -> Counter[str]:
    document = read(Source("a.html", content.encode()))
    assert not isinstance(document, Unread)
    found = examine(document, chosen_pack(select=["integrity/undecodable", "integrity/misread-encoding"]))
    return Counter(one.rule for one in found.findings)


def misread(text: str) -> str:
    """What is left of UTF-8 that was read as GBK, characters lost on the way."""
    return text.encode().decode("gb18030", errors="replace")


def test_a_paragraph_that_was_misread_is_told_as_that() -> None:
    garbled = misread(SENTENCE)
    assert "\ufffd" in garbled
    assert counted(f"<p>{garbled}</p><p>{garbled}</p>") == {"integrity/misread-encoding": 1}


def test_what_is_lost_in_another_paragraph_is_told_too() -> None:
    found = counted(f"<p>{misread(SENTENCE)}</p><p>申请人王\ufffd可以\ufffd到社区办理。</p>")
    assert found == {"integrity/misread-encoding": 1, "integrity/undecodable": 1}


def test_many_losses_in_a_table_and_beside_it_are_one_each() -> None:
    cells = "<td>收\ufffd</td>" * 5
    assert counted(f"<table><tr>{cells}</tr></table><p>收\ufffd入\ufffd</p>") == {"integrity/undecodable": 2}
