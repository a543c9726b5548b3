"""A part of XML is taken apart where its tags and texts stand, as the XML library reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disclosure_lint.rewriting.markup import Markup, UnwritableError

#: Every way to write things down.
STRANGE = (
    "<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- <a> --><r xmlns:w='urn:w'>"
    "<w:a w:x='1>2' y=\"'&quot;\" z = 'n'/><b>甲&amp;&#x4e59;&#19993;\r\n丁</b ><![CDATA[<戊>&amp;]]>"
    "<?pi <x>?><c d=''><e/>己</c><!-- ' --></r>"
)


def elements(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter() if isinstance(one.tag, str)]


def test_elements_and_texts_are_those_the_library_finds() -> None:
    markup = Markup(STRANGE.encode())
    theirs = elements(etree.fromstring(STRANGE.encode()))
    assert [one.name for one in markup.elements] == [etree.QName(one).localname for one in theirs]
    for number, one in enumerate(theirs):
        assert markup.text(number).value == "".join(one.itertext(*["{*}*"]))
        assert [
            text.value for name, text in markup.attributes(number) if not name.startswith("xmlns")
        ] == list(one.attrib.values())


def test_every_character_knows_where_it_is_written() -> None:
    markup = Markup(STRANGE.encode())
    text = markup.text(2)
    written = [markup.source[slice(*text.span(at, at + 1))] for at in range(len(text))]
    assert written == ["甲", "&amp;", "&#x4e59;", "&#19993;", "\r\n", "丁"]


_TREE = st.recursive(
    st.text(alphabet="甲a<&>\"' ", max_size=4),
    lambda inner: st.tuples(
        st.sampled_from("abc"),
        st.dictionaries(st.sampled_from("xyz"), st.text("甲<&'\"> ", max_size=3)),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def grown(tree: object) -> etree._Element:
    root = etree.Element("root")
    _grow(root, tree)
    return root


def _grow(parent: etree._Element, tree: object) -> None:
    if isinstance(tree, str):
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + tree
        else:
            parent.text = (parent.text or "") + tree
        return
    assert isinstance(tree, tuple)
    element = etree.SubElement(parent, tree[0], tree[1])
    for inner in tree[2]:
        _grow(element, inner)


@given(_TREE, st.sampled_from(["utf-8", "utf-16"]))
def test_any_tree_is_read_as_the_library_reads_it(tree: object, encoding: str) -> None:
    root = grown(tree)
    data = etree.tostring(root, encoding=encoding)
    markup = Markup(data)
    theirs = elements(root)
    assert [one.name for one in markup.elements] == [one.tag for one in theirs]
    assert [markup.text(number).value for number in range(len(theirs))] == [
        "".join(one.itertext()) for one in theirs
    ]
    assert [[text.value for _, text in markup.attributes(n)] for n in range(len(theirs))] == [
        list(one.attrib.values()) for one in theirs
    ]
    assert markup.write(markup.source) == data


@pytest.mark.parametrize(
    "data",
    [
        b"<a><b></a>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<?xml version='1.0' encoding='UTF-8'?><a>\xff</a>",
        b"<?xml version='1.0' encoding='x-none'?><a/>",
        b"",
        b"no markup",
    ],
)
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(UnwritableError):
        Markup(data)


def test_hostile_tags_take_no_long_time() -> None:
    with pytest.raises(UnwritableError):
        Markup(b"<a " + b"x" * 200_000)
    assert Markup(b"<a " + b" " * 200_000 + b"/>").elements[0].name == "a"
