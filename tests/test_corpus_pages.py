"""Real pages of government sites and papers: how they are stored, and their feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_file
from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from pathlib import Path

UTF_8 = (
    "gne_gzggw_1.html",
    "gne_other_1.html",
    "gne_zsnews_1.html",
    "traf_banyuetan.org.1000200033136171577956287380194268_1.html",
)
GB18030 = "traf_archive.org.he.xinhuanet.com.25340717.html"
MISDECLARED = "gne_people_1.html"


def page(corpus: Path, name: str) -> Path:
    path = corpus / "html" / name
    if not path.is_file():
        pytest.skip(f"{name} is not in the corpus")
    return path


def document(path: Path) -> Document:
    read_one = read(Source(path.name, path.read_bytes()))
    assert isinstance(read_one, Document)
    return read_one


@pytest.mark.parametrize("name", [*UTF_8, GB18030])
def test_a_page_stored_as_it_declares_has_no_flaw(corpus: Path, name: str) -> None:
    one = document(page(corpus, name))
    assert one.flaws == ()
    assert one.encoding == ("gb18030" if name == GB18030 else "utf-8")
    assert one.content.encode(one.encoding) == page(corpus, name).read_bytes()
    assert "\ufffd" not in one.content


def test_a_wrong_declaration_is_noted_where_it_stands(corpus: Path) -> None:
    path = page(corpus, MISDECLARED)
    (entry,) = check_file(path, select=["integrity"]).entries
    content = path.read_bytes().decode()
    assert entry.rule == "integrity/wrong-charset"
    assert entry.severity.value == "note"
    assert entry.position
    assert content[entry.position.offset : entry.position.end_offset] == "GB2312"
    assert entry.position.line
    assert entry.position.column
    line = content.splitlines()[entry.position.line - 1]
    assert line[entry.position.column - 1 :].startswith("GB2312")
    assert "GB2312 / UTF-8" in entry.message["zh"]


def test_a_page_that_declares_wrongly_is_read_as_it_is_stored(corpus: Path) -> None:
    one = document(page(corpus, MISDECLARED))
    assert one.encoding == "utf-8"
    assert "人民" in "".join(block.text.value for block in one.blocks)


@pytest.mark.parametrize("name", [*UTF_8, GB18030, MISDECLARED])
def test_a_published_page_has_no_failure_but_its_declaration(corpus: Path, name: str) -> None:
    report = check_file(page(corpus, name))
    failed = {entry.rule for entry in report.entries if entry.outcome.value == "fail"}
    assert failed <= {"integrity/wrong-charset"}
    assert report.failures == []


@pytest.mark.parametrize(
    ("name", "footer"),
    [
        (
            "gne_gzggw_1.html",
            {
                "site_code": "3300000020",
                "icp_number": "浙ICP备05018911号",
                "police_number": "浙公网安备33010602009328号",
            },
        ),
        (
            "gne_other_1.html",
            {
                "sponsor": "国务院办公厅",
                "site_code": "bm01000001",
                "icp_number": "京ICP备05070218号",
                "police_number": "京公网安备11010202000001号",
            },
        ),
    ],
)
def test_the_foot_of_a_government_page_is_read(corpus: Path, name: str, footer: dict[str, str]) -> None:
    (entry,) = check_file(page(corpus, name)).documents
    assert dict(entry.footer) == footer
