"""Lists of addresses as sources of a scan."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.running import start
from disclosure_lint.site.addresses import AddressesError, is_sitemap, listed
from disclosure_lint.site.listing import findings
from disclosure_lint.site.sources import sort_sources
from disclosure_lint.site.store import Store
from sites.site_server import FAULT, Answer, Pages, html, serving

if TYPE_CHECKING:
    from pathlib import Path

SITEMAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
LOC = "<url><loc>\n{}\n</loc></url>"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_list_has_an_address_a_line_and_remarks(tmp_path: Path) -> None:
    text = "\ufeff# 名单\r\n\r\nhttps://www.qinglan.example/a.html\r\n  http://www.qinglan.example/b.html  \n"
    found = listed(written(tmp_path, "urls.txt", text.encode()))
    assert found
    assert found.pages == ["https://www.qinglan.example/a.html", "http://www.qinglan.example/b.html"]


def test_a_line_that_is_no_address_is_told_by_its_number_and_not_quoted(tmp_path: Path) -> None:
    path = written(tmp_path, "urls.txt", "http://www.qinglan.example/\n秘密\n".encode())
    with pytest.raises(AddressesError, match=r"line 2\b") as raised:
        listed(path)
    assert "秘密" not in str(raised.value)
    ended = start("site", path, "--store", tmp_path / "s.db")
    assert (ended.code, "line 2" in ended.err) == (4, True)


@pytest.mark.parametrize(
    "line",
    [
        "{} # 说明",
        "{} #说明",
        "{},说明",
        "{}\t说明",
        "{},,说明",
        '{},"说明"',
        "{},",
        "  {}  说明,http://b.example/",
    ],
)
def test_a_remark_may_stand_after_an_address(line: str, tmp_path: Path) -> None:
    address = "https://www.qinglan.example/col/1,2/a.html?x=3,4#5"
    text = f"{line.format(address)}\nhttp://a.example/b\n"
    for data in (text.encode(), text.encode("gbk"), text.encode("utf-16")):
        found = listed(written(tmp_path, "urls.txt", data))
        assert found
        assert found.pages == [address, "http://a.example/b"]


def test_remarks_before_the_first_address_may_be_long(tmp_path: Path) -> None:
    data = ("# 说明\n" * 1000 + "http://a.example/b # 说明\n").encode()
    found = listed(written(tmp_path, "urls.txt", data))
    assert found
    assert found.pages == ["http://a.example/b"]


@pytest.mark.parametrize(
    "line", [b"http://a.example/\0b", b"http://", b"http://[x/", b"http://a:b/", "http://a/ü".encode("gbk")]
)
@pytest.mark.parametrize("first", [True, False])
def test_an_address_that_is_none_is_told_by_its_line(line: bytes, first: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = written(tmp_path, "urls.txt", line if first else b"http://a.example/\n" + line)
    with pytest.raises(AddressesError, match=rf"line {1 if first else 2}\b"):
        listed(path)
    ended = start("site", path, "--store", tmp_path / "s.db")
    assert ended.code == 4
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# only a remark\n",
        "公告\nhttp://a.example/".encode(),
        b"\xff\xfe\x00",
    ],
)
def test_other_files_are_no_lists(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", data)
    assert listed(path) is None
    assert sort_sources([str(path)]).paths == [path]


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_lists_pages_and_an_index_lists_sitemaps(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    text = SITEMAP.format(
        LOC.format("http://a.example/1")
        + "<url><loc>/relative</loc></url>"
        + LOC.format("http://a.example/2")
    )
    data = gzip.compress(text.encode()) if packed else text.encode()
    found = listed(written(tmp_path, "sitemap.xml.gz" if packed else "sitemap.xml", data))
    assert found
    assert found.pages == ["http://a.example/1", "http://a.example/2"]
    index = text.replace("urlset", "sitemapindex")
    of_index = listed(written(tmp_path, "index.xml", index.encode()))
    assert of_index
    assert (list(of_index.pages), of_index.sitemaps) == ([], found.pages)


def test_a_sitemap_reads_no_other_file(tmp_path: Path) -> None:
    written(tmp_path, "other.txt", b"http://a.example/secret")
    doctype = f'<!DOCTYPE x [<!ENTITY y SYSTEM "file://{tmp_path}/other.txt">]>'
    text = SITEMAP.replace("?>", f"?>{doctype}", 1).format(
        LOC.format("&y;") + LOC.format("http://a.example/1")
    )
    found = listed(written(tmp_path, "sitemap.xml", text.encode()))
    assert found
    assert found.pages == ["http://a.example/1"]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"<urlset>", b"<sitemapindex>", b"\x1f\x8b", b"http://a.example/\n", b""]),
)
def test_any_bytes_are_a_list_or_none_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), "any.xml.gz", head + data)
    try:
        found = listed(path)
    except AddressesError:
        return
    assert found is None or all("://" in url for url in (*found.pages, *found.sitemaps))


def test_addresses_of_sitemaps_are_told_by_their_names() -> None:
    assert is_sitemap("https://a.example/sitemap.xml")
    assert is_sitemap("https://a.example/x/sitemap_index.xml.gz?v=1")
    assert not is_sitemap("https://a.example/sitemap/")
    assert not is_sitemap("https://a.example/list.xml")


def test_only_what_is_listed_is_fetched(tmp_path: Path) -> None:
    pytest.importorskip("scrapy")
    pages: Pages = {
        "/a.html": html("/c.html", text=FAULT),
        "/b.html": html("/c.html"),
        "/c.html": html(text=FAULT),
        "/d.html": html(text=FAULT),
    }
    with serving(pages) as site:
        urls = written(tmp_path, "urls.txt", f"{site.url}/a.html\n{site.url}/b.html\n".encode())
        index = SITEMAP.format(LOC.format(f"{site.url}/map.xml")).replace("urlset", "sitemapindex")
        pages["/map.xml"] = Answer(SITEMAP.format(LOC.format(f"{site.url}/d.html")).encode())
        maps = written(tmp_path, "maps.xml", index.encode())
        local = written(tmp_path, "local.txt", "共发放资料约50余份。".encode())
        ended = start(
            *("site", urls, maps, local, "--store", tmp_path / "s.db", "--workers", "1", "--no-ner"),
            *("--delay", "0", "--allow-private"),
        )
    assert ended.code == 1
    assert sorted(site.asked) == ["/a.html", "/b.html", "/d.html", "/map.xml", "/robots.txt"]
    with Store(tmp_path / "s.db") as store:
        assert {one.entry.document for one in findings(store)} == {
            f"{site.url}/a.html",
            f"{site.url}/d.html",
            str(local),
        }
