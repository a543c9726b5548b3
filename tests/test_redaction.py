"""A redacted copy holds no value the rules are sure of, and differs from its source in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import chosen_pack
from disclosure_lint.finding import Outcome
from disclosure_lint.formats.redaction import format_redaction
from disclosure_lint.redaction import Redaction, redact
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from disclosure_lint.report import Report

LIST = """<html><head><title>云岭县低保对象公示</title></head><body>
<h1>云岭县低保对象公示</h1>
<!-- {name:a}，{resident-id:a} -->
<table><tr><th>姓名</th><th>身份证号</th><th>联系电话</th></tr>
<tr><td>{name:a}</td><td>{resident-id:a}</td><td>{mobile:a}</td></tr>
<tr><td>{name:b}</td><td>{resident-id:b}</td><td>{mobile:b}</td></tr>
<tr><td>{name:c}</td><td>{resident-id:c}</td><td>{mobile:c}</td></tr></table>
</body></html>"""


def filled(template: str, seed: str = "redaction") -> str:
    return Specimens(seed).fill(template.replace("{", "{{").replace("}", "}}"))


def redacted(content: str | bytes, name: str = "a.html", *, unsafe: bool = False) -> Redaction:
    data = content if isinstance(content, bytes) else content.encode()
    result = redact(Source(name, data), chosen_pack(select=["personal-data"]), unsafe=unsafe)
    assert isinstance(result, Redaction)
    return result


def outcomes(report: Report) -> set[Outcome]:
    return {entry.outcome for entry in report.entries} & {Outcome.FAIL, Outcome.REVIEW}


def test_every_value_of_a_list_is_masked_and_the_second_check_finds_nothing() -> None:
    page = filled(LIST)
    result = redacted(page, unsafe=True)
    assert outcomes(redacted(page).masked) == {Outcome.FAIL}
    assert outcomes(result.left) == set()
    copy = result.data.decode()
    specimens = Specimens("redaction")
    for key in "abc":
        for kind in ("resident-id", "mobile", "name"):
            assert specimens.fill(f"{{{{{kind}:{key}}}}}") not in copy
    assert copy.count("<tr>") == page.count("<tr>")


def test_only_signs_that_are_hidden_change() -> None:
    page = filled(LIST)
    copy = redacted(page, unsafe=True).data.decode()
    assert len(copy) == len(page)
    assert {new for old, new in zip(page, copy, strict=True) if old != new} == {"*"}


def test_masks_are_those_of_the_pack() -> None:
    copy = redacted(
        filled("<p>村民某某，身份证号{resident-id:a}，手机{mobile:a}。</p>"), unsafe=True
    ).data.decode()
    number = Specimens("redaction").fill("{{resident-id:a}}")
    mobile = Specimens("redaction").fill("{{mobile:a}}")
    assert f"{number[:2]}{'*' * 13}{number[-3:]}" in copy
    assert f"{mobile[:3]}****{mobile[-4:]}" in copy


@pytest.mark.parametrize(
    "written",
    ["{0}", "{1}<b>{2}</b>", "&#{3};{4}", "{1} {2}"],
    ids=["plain", "over two elements", "an entity in it", "grouped"],
)
def test_markup_inside_a_value_stays(written: str) -> None:
    number = Specimens("redaction").fill("{{resident-id:a}}")
    shown = written.format(number, number[:6], number[6:], ord(number[0]), number[1:])
    page = f"<p>低保对象身份证号：{shown}</p>"
    copy = redacted(page, unsafe=True).data.decode()
    assert number[6:14] not in copy
    assert copy.count("<b>") == page.count("<b>")
    assert copy.startswith("<p>低保对象身份证号：")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_copy_is_in_the_encoding_of_the_source(encoding: str) -> None:
    text = filled("低保对象身份证号：{resident-id:a}，其余不变。\r\n第二行\r\n")
    result = redacted(text.encode(encoding), "a.txt")
    copy = result.data.decode(encoding)
    assert copy.endswith("，其余不变。\r\n第二行\r\n")
    assert Specimens("redaction").fill("{{resident-id:a}}") not in copy


def test_what_is_for_review_is_masked_only_when_asked_for() -> None:
    page = filled("<p>有事请拨打{mobile:a}。</p>")
    careful, thorough = redacted(page), redacted(page, unsafe=True)
    assert careful.data.decode() == page
    assert outcomes(careful.left) == {Outcome.REVIEW}
    assert outcomes(thorough.left) == set()


def test_a_source_that_cannot_be_written_back_is_left_alone() -> None:
    data = filled("低保对象身份证号：{resident-id:a}。").encode() + b"\xff\xfe\x81"
    result = redact(Source("a.txt", data), chosen_pack(select=["personal-data"]))
    assert isinstance(result, Unread)
    assert result.reason is Reason.NOT_REWRITABLE


def test_a_document_without_values_is_copied_as_it_is() -> None:
    page = "<p>本局办公地址：文昌路1号，电话0990-1234567。</p>"
    assert redacted(page).data.decode() == page


def test_the_list_shows_no_value() -> None:
    result = redacted(filled(LIST))
    specimens = Specimens("redaction")
    for lang in ("zh", "en"):
        shown = format_redaction(result.masked, result.left, result.values, lang)
        for key in "abc":
            assert specimens.fill(f"{{{{resident-id:{key}}}}}") not in shown
            assert specimens.fill(f"{{{{mobile:{key}}}}}") not in shown


@given(
    seed=st.text(alphabet="abcdefgh", min_size=1, max_size=4),
    before=st.sampled_from(
        [
            "低保对象身份证号：",
            "患者住址不详，身份证：",
            "| 姓名 | 身份证号 |\n|---|---|\n| 某甲 | ",
            "村民手机",
        ]
    ),
    kind=st.sampled_from(["resident-id", "mobile"]),
    sign=st.sampled_from(["", " ", "-", "\u200b"]),
    after=st.sampled_from(["。", "，联系其本人", " |\n", ""]),
)
@settings(max_examples=60, deadline=None)
def test_after_redacting_all_that_was_found_nothing_is_found(
    seed: str, before: str, kind: str, sign: str, after: str
) -> None:
    number = Specimens(seed).fill(f"{{{{{kind}:x}}}}")
    grouped = sign.join(
        [number[:3], number[3:7], number[7:]] if kind == "mobile" else [number[:6], number[6:14], number[14:]]
    )
    result = redacted(f"{before}{grouped}{after}", "a.md", unsafe=True)
    assert outcomes(result.left) == set()
