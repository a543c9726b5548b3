"""The reader against html5lib: on whole, broken and real pages no character is lost or made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disclosure_lint.document import Concealed
from disclosure_lint.readers.encoding import decode
from disclosure_lint.readers.html import read_html

from .oracle import Signs, signs_in_tree, signs_read, tree
from .pages import PAGES, mutants

HTML = Path(__file__).parents[2].parent / "shared" / "corpus" / "html"
REAL = sorted(HTML.glob("*.html"))
SPEAKING = {"alt", "title", "placeholder", "value", "content", "label", "summary", "aria-label", "onclick"}
needs_corpus = pytest.mark.skipif(not REAL, reason="the shared corpus is not here")


def differences(ours: Signs, theirs: Signs) -> dict[str, str]:
    return {
        "lost": "".join((theirs.all - ours.all).elements()),
        "made up": "".join((ours.all - theirs.all).elements()),
        "shown though hidden": "".join((ours.shown - theirs.shown).elements()),
        "hidden though shown": "".join((theirs.shown - ours.shown).elements()),
    }


NONE = dict.fromkeys(("lost", "made up", "shown though hidden", "hidden though shown"), "")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_shown_and_hidden_as_the_standard_says(name: str) -> None:
    assert differences(signs_read(PAGES[name]), signs_in_tree(PAGES[name])) == NONE


@needs_corpus
def test_real_pages_are_shown_and_hidden_as_the_standard_says() -> None:
    for path in REAL:
        content = decode(path.read_bytes()).text
        theirs = signs_in_tree(content)
        assert theirs.shown
        assert differences(signs_read(content), theirs) == NONE, path.name


@needs_corpus
def test_broken_variants_of_real_pages_lose_nothing() -> None:
    for path in REAL:
        content = decode(path.read_bytes()).text
        if len(content) < 50_000:
            for broken in mutants(content, path.name, 3):
                ours, theirs = signs_read(broken), signs_in_tree(broken)
                assert ours.all == theirs.all, path.name


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", PAGES)
def test_however_a_page_is_broken_no_character_is_lost_or_made_up(name: str, seed: int) -> None:
    for content in mutants(PAGES[name], f"{name}-{seed}", 50):
        assert signs_read(content).all == signs_in_tree(content).all, content


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"report"}))
def test_however_a_page_without_hidden_text_is_broken_all_of_it_is_shown(name: str) -> None:
    for content in mutants(PAGES[name], f"shown-{name}", 50):
        assert differences(signs_read(content), signs_in_tree(content)) == NONE, content


def test_however_a_page_is_broken_what_it_hides_is_nearly_always_hidden() -> None:
    pages = list(mutants(PAGES["report"], "hidden", 400))
    wrong = [page for page in pages if differences(signs_read(page), signs_in_tree(page)) != NONE]
    assert len(wrong) <= len(pages) // 100


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<head><div hidden></head>甲</div>乙", id="the end of a head closes nothing"),
        pytest.param("<body><div hidden></body>甲</div>乙", id="nor does the end of a body"),
        pytest.param(
            "<div hidden><table><tr></div><td>甲</table>丙</div>乙", id="no end tag reaches out of a table"
        ),
        pytest.param(
            "<table><tr><td>甲</td><div hidden></tr><tr><td>乙</table>", id="a row ends what went astray"
        ),
    ],
)
def test_misplaced_tags_hide_what_the_standard_hides(page: str) -> None:
    assert differences(signs_read(page), signs_in_tree(page)) == NONE


def speaking(content: str) -> list[str]:
    """The attribute values of html5lib's tree that speak to people."""
    return sorted(
        value.strip()
        for element in tree(content).iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if value.strip()
        and (
            name in SPEAKING
            or name.startswith("data-")
            or (name == "href" and value.strip().lower().startswith(("mailto:", "tel:", "javascript:")))
            or (
                name in {"href", "src", "action"}
                and re.search(r"[?&#;][\w.%-]+=[^&#]*(\d{7}|%[eE][4-9]|@)", value)
            )
        )
    )


@pytest.mark.parametrize("name", PAGES)
def test_attributes_that_speak_are_all_read(name: str) -> None:
    assert attributes_read(PAGES[name]) == speaking(PAGES[name])


@needs_corpus
def test_attributes_of_real_pages_that_speak_are_all_read() -> None:
    for path in REAL:
        content = decode(path.read_bytes()).text
        assert attributes_read(content) == speaking(content), path.name


def attributes_read(content: str) -> list[str]:
    """The same as the reader gives them; the title of a page is no attribute."""
    entries = read_html(content).hidden
    kinds = {Concealed.ATTRIBUTE, Concealed.METADATA}
    return sorted(
        entry.text.value for entry in entries if entry.kind in kinds and not is_title(entry.name, entry.kind)
    )


def is_title(name: str, kind: Concealed) -> bool:
    return kind is Concealed.METADATA and name == "title"
