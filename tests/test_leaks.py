"""No personal value, and no unkeyed hash of one, in any byte that is written."""

from __future__ import annotations

import base64
import hashlib
import zlib
from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_text
from disclosure_lint.cli import _run
from disclosure_lint.engine import examine
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.text import format_text
from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.finding import Finding
    from disclosure_lint.rules.model import Rule

SEEDS = [f"seed-{number}" for number in range(12)]
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{{name:t}}（{{resident-id:t}}）补助公示</title>
<meta name="keywords" content="{{mobile:m}}"></head>
<body><h1>补助对象公示 {{resident-id:h}}</h1>
<h2>一、{{mobile:h2}}</h2>
<!-- {{resident-id:c}} {{mobile:c}} -->
<p>姓名：{{name:a}}，身份证号{{resident-id:a}}，手机{{mobile:a}}，约50余件。</p>
<p>申请人{{name:b}} 住某镇，{{resident-id:b}}约30余人，危及国家安全、公开安全、经济安全和社会稳定。</p>
<table><tr><th>姓名</th><th>身份证号</th><th>电话</th></tr>
<tr><td>{{name:c}}</td><td>{{resident-id:d}}</td><td>{{mobile:d}}</td></tr>
<tr><td>{{name:d}}</td><td>{{resident-id-bad-check:e}}</td><td>{{mobile:e}}</td></tr></table>
<p>{{mobile:f}}已核实。{{mobile:f}}已核实。共收到申请共2件。</p>
<img alt="{{resident-id:g}}"><a href="tel:{{mobile:g}}">电话</a>
<p style="display:none">户主:{{name:f}} {{resident-id:i}}</p>
<script>var rows = [{"id": "{{resident-id:j}}", "phone": "{{mobile:j}}"}]</script>
</body></html>"""
TEXT = """{{name:x}} {{resident-id:x}} 2024年政府信息公开工作年度报告
本报告由总体情况、{{mobile:x}}情况、主动公开、依申请公开等部分组成。统计期限为2023年1月1日至2023年12月31日（{{mobile:y}}）。
一、总体情况{{resident-id:y}}
联系人：{{name:y}}，约20余次，标识码：{{resident-id:z}}
"""


def wide(value: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in value)


def written_other_ways(value: str) -> Iterator[str]:
    yield value
    if value.isascii():
        yield wide(value)
        yield f"{value[:3]} {value[3:7]} {value[7:]}"


def hashes(value: str) -> Iterator[str]:
    data = value.encode()
    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"):
        digest = hashlib.new(name, data)
        yield digest.hexdigest()[:16]
        yield base64.b64encode(digest.digest()).decode()[:16]
    yield f"{zlib.crc32(data):08x}"
    yield f"{zlib.adler32(data):08x}"


def assert_holds_none(output: str, specimens: Specimens) -> None:
    lowered = output.lower()
    for value in specimens.values:
        for way in written_other_ways(value):
            assert way not in output
        assert not [one for one in hashes(value) if one.lower() in lowered]


def variants(text: str) -> Iterator[str]:
    yield text
    yield wide(text) if not text.startswith("<") else text.replace("{{", "&#8203;{{")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("template", "name"), [(PAGE, "a.html"), (TEXT, "a.txt"), (TEXT, "a.md")])
def test_no_format_shows_a_value(seed: str, template: str, name: str) -> None:
    specimens = Specimens(seed)
    content = specimens.fill(template)
    named = specimens.fill(f"{{{{resident-id:file}}}}-{name}")
    for profile in ("publish", "daily", "audit"):
        report = check_text(content, named, profile=profile)
        assert report.entries
        for lang in ("zh", "en"):
            assert_holds_none(format_text(report, lang, colour=True, statistics=True), specimens)
            assert_holds_none(format_json(report, lang), specimens)
        assert_holds_none(repr(report.entries) + repr(report.documents), specimens)


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_values_in_full_width_and_in_pieces_are_masked_too(seed: str) -> None:
    specimens = Specimens(seed)
    number, phone = specimens.fill("{{resident-id:a}}"), specimens.fill("{{mobile:a}}")
    page = (
        f"<p>身份证 {wide(number)}，约50余件，电话 {phone[:3]} {phone[3:7]} {phone[7:]}。</p>"
        f"<p>{number[:6]}<b>{number[6:14]}</b>{number[14:]}约50余件</p>"
    )
    report = check_text(page, "a.html")
    assert {entry.rule for entry in report.entries} >= {"personal-data/resident-id", "personal-data/mobile"}
    output = format_text(report) + format_json(report)
    assert_holds_none(output, specimens)
    assert number[6:14] not in output
    assert phone[3:7] not in output


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_reprs_show_no_value(seed: str) -> None:
    specimens = Specimens(seed)
    document = read_text(specimens.fill(PAGE), "a.html", ".html")
    report = check_text(specimens.fill(PAGE), "a.html")
    examination = examine(document, report.pack)
    reading = Reading(document)
    shown = [
        document,
        reading.identifiers,
        reading.facts,
        reading.outline.heads,
        examination,
        examination.findings,
    ]
    assert_holds_none(" ".join(map(repr, shown)), specimens)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_an_error_that_quotes_a_value_is_not_quoted(
    seed: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    specimens = Specimens(seed)
    page = tmp_path / "page.html"
    page.write_text(specimens.fill(PAGE), encoding="utf-8")

    def broken(rule: Rule, reading: Reading) -> Iterator[Finding]:  # type: ignore[type-arg]
        raise ValueError(reading.flow.value)

    report = check_text("x")
    rule = report.pack.by_id["wording/double-total"]
    monkeypatch.setattr(rule.__class__, "check", broken, raising=False)
    object.__setattr__(rule, "check", broken)
    try:
        code = _run(["check", "--format", "json", str(page)])
    finally:
        object.__delattr__(rule, "check")
    out, err = capfd.readouterr()
    assert code == 2
    assert '"reason": "ValueError"' in out
    assert_holds_none(out + err, specimens)


def test_the_check_would_notice_a_leak() -> None:
    specimens = Specimens("control")
    value = specimens.fill("{{resident-id}}")
    for leak in (value, wide(value), hashlib.sha256(value.encode()).hexdigest()):
        with pytest.raises(AssertionError):
            assert_holds_none(f"… {leak} …", specimens)
