"""What DOCX files hold and nobody is shown."""

from __future__ import annotations

import pytest

from compound_files import compound_file
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.document import Concealed, Document, Flaw
from disclosure_lint.engine import examine
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.text import format_text
from disclosure_lint.location import Location
from disclosure_lint.readers.inside import DEEPEST
from disclosure_lint.report import Report
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_picture import photo_file
from docx_leaks import PLACES, cell, leaky_docx, p, r, row, run, shape, table
from personal_values import Values, leaks
from readers.word.reading import document, docx, everything, flow, margins, place, unread, unseen
from word_samples import DELETED, HIDDEN, sample_docx

LEAKY = leaky_docx()
FOUND = document(LEAKY.data)
#: Places whose number is seen by everybody.
SHOWN = {
    "text",
    "split runs",
    "table cell",
    "nested table",
    "tracked insertion",
    "field result",
    "content control in a line",
    "content control",
    "text box",
    "text box of VML",
    "words set as a picture",
    "formula",
    "header",
    "footer",
    "footnote",
    "endnote",
    "chart",
}


@pytest.mark.parametrize("where", PLACES)
def test_a_number_is_read_wherever_it_is_left(where: str) -> None:
    assert any(LEAKY.values[where] in text for text in everything(FOUND))


@pytest.mark.parametrize("where", PLACES)
def test_what_is_shown_is_told_from_what_is_not(where: str) -> None:
    shown = any(LEAKY.values[where] in block.text.value for block in FOUND.blocks)
    assert shown == (where in SHOWN)


def test_every_number_is_reported() -> None:
    pack = chosen_pack(select=["personal-data/resident-id"])
    inside = [part for part in FOUND.parts if isinstance(part, Document)]
    examined = [examine(one, pack) for one in (FOUND, *inside)]
    # Values that stand together are one finding, which counts them.
    assert sum(int(str(one.data["count"])) for each in examined for one in each.findings) == len(PLACES)
    assert not any(each.failures for each in examined)


@pytest.mark.parametrize("profile", ["publish", "daily", "audit"])
def test_no_report_gives_a_number_away(profile: str) -> None:
    values = Values("docx")
    values.numbers += LEAKY.values.values()
    run = Run(chosen_pack(profile=profile))
    run.check(Source("leaky.docx", LEAKY.data))
    report = run.finish()
    said = [format_text(report, "zh", statistics=True), format_text(report, "en"), format_json(report)]
    assert report.entries
    assert leaks("\n".join(said), values) == []


def test_every_place_has_a_location() -> None:
    assert FOUND.locator
    for hidden in FOUND.hidden:
        assert FOUND.locator.locate(hidden.text.span())[0] != Location()


def test_a_label_goes_with_what_is_hidden_behind_it() -> None:
    found = docx(p(r("见。经办人：") + r("某某", "<w:vanish/>")) + p(r("见附件") + r("某某", "<w:vanish/>")))
    assert unseen(found, Concealed.INVISIBLE) == ["经办人：某某", "某某"]
    assert flow(found) == ["见。经办人：", "见附件"]


def test_a_number_of_which_a_part_was_deleted_is_read_whole() -> None:
    taken = '<w:del w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    body = p(r("12") + taken.format("34") + '<w:ins w:author="x">' + r("**") + "</w:ins>" + r("56。"))
    assert unseen(docx(body), Concealed.DELETED) == ["123456"]
    assert flow(docx(body)) == ["12**56。"]
    twice = p(r("12") + taken.format("3") + r("4") + taken.format("5") + r("6"))
    assert unseen(docx(twice), Concealed.DELETED) == ["123456"]


def test_deleted_paragraphs_are_not_run_together() -> None:
    gone = (
        '<w:p><w:pPr><w:rPr><w:del w:author="x"/></w:rPr></w:pPr>'
        '<w:del w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>'
    )
    found = docx(gone.format("甲某") + gone.format("乙某") + p(r("留下")))
    assert unseen(found, Concealed.DELETED) == ["甲某 乙某"]
    assert flow(found) == ["留下"]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ("<w:vanish/>", Concealed.INVISIBLE),
        ('<w:vanish w:val="0"/>', None),
        ('<w:color w:val="FFFFFF"/>', Concealed.INVISIBLE),
        ('<w:color w:val="F7F7F7"/>', Concealed.INVISIBLE),
        ('<w:color w:val="C0C0C0"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', None),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="blue"/>', None),
        ('<w:color w:val="auto"/>', None),
        ('<w:color w:val="junk"/>', None),
        ('<w:shd w:val="clear" w:fill="000000"/>', None),
        ('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>', Concealed.COVERED),
        ('<w:highlight w:val="black"/>', Concealed.COVERED),
        ('<w:highlight w:val="black"/><w:color w:val="FFFF00"/>', None),
        ('<w:sz w:val="4"/>', Concealed.INVISIBLE),
        ('<w:sz w:val="9"/>', None),
        ('<w:w w:val="5"/>', Concealed.INVISIBLE),
        ("<w:strike/><w:webHidden/>", None),
    ],
)
def test_formatting_decides_whether_text_is_seen(look: str, kind: Concealed | None) -> None:
    found = docx(p(r("某句话", look)))
    assert [hidden.kind for hidden in found.hidden] == ([kind] if kind else [])
    assert ("某句话" in "".join(flow(found))) == (kind is None)


def test_a_block_stands_where_text_was_struck_out() -> None:
    assert flow(docx(p(r("申请人：") + r("某某", '<w:highlight w:val="black"/>') + r("，男")))) == [
        "申请人：█，男"
    ]


def test_white_text_in_a_shaded_cell_or_an_unknown_one_is_seen() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shaded = cell(p(r("表头", white)), '<w:shd w:val="clear" w:fill="1F3864"/>')
    assert docx(table(row(shaded))).hidden == ()
    style = (
        '<w:style w:type="table" w:styleId="s"><w:name w:val="彩"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
    )
    plain = table(row(cell(p(r("表头", white)))), properties='<w:tblStyle w:val="s"/>')
    assert docx(plain, styles=style).hidden == ()
    assert unseen(docx(plain), Concealed.INVISIBLE) == ["表头"]
    assert docx(p(r("框") + run(shape(p(r("白字", white)))))).hidden[0].kind is Concealed.ATTRIBUTE


def test_white_text_on_a_coloured_page_is_seen() -> None:
    body = (
        '<w:background w:color="1F3864"/><w:body>' + p(r("白字", '<w:color w:val="FFFFFF"/>')) + "</w:body>"
    )
    assert docx(body).hidden == ()


def test_formatting_comes_from_styles_and_defaults_too() -> None:
    hidden = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    found = docx(p(r("藏") + r("露", '<w:vanish w:val="0"/>')), styles=hidden)
    assert flow(found) == ["露"]
    assert unseen(found, Concealed.INVISIBLE) == ["藏"]


def test_headers_that_no_page_has_are_hidden() -> None:
    found = docx(p(r("文")), header=p(r("眉上")))
    assert margins(found) == []
    assert unseen(found, Concealed.INVISIBLE) == ["眉上"]
    used = '<w:sectPr><w:headerReference w:type="{}" r:id="header"/>{}</w:sectPr>'
    cases = {
        used.format("default", ""): True,
        used.format("first", ""): False,
        used.format("first", "<w:titlePg/>"): True,
        used.format("even", ""): False,
    }
    for section, shown in cases.items():
        assert bool(margins(docx(p(r("文")) + section, header=p(r("眉上"))))) == shown
    even = docx(p(r("文")) + used.format("even", ""), header=p(r("眉上")), settings="<w:evenAndOddHeaders/>")
    assert margins(even) == ["眉上"]


def test_a_first_page_of_a_later_section_takes_the_header_over() -> None:
    first = '<w:sectPr><w:headerReference w:type="first" r:id="header"/></w:sectPr>'
    later = "<w:sectPr><w:titlePg/></w:sectPr>"
    body = f"<w:p><w:pPr>{first}</w:pPr></w:p>" + p(r("文")) + later
    assert margins(docx(body, header=p(r("眉上")))) == ["眉上"]


def test_places_of_hidden_text_are_told() -> None:
    found = document(sample_docx())
    assert place(found, HIDDEN) == Location(paragraph=9)
    assert place(found, DELETED) == Location(paragraph=9)
    assert place(found, "此处请核对") == Location(part="comment", paragraph=1)
    assert place(found, "起草人丙") == Location(part="metadata")


def test_changes_and_comments_are_counted() -> None:
    found = document(sample_docx())
    changed, remarks = found.flaws
    assert (changed.id, changed.detail) == ("tracked-changes", "2")
    assert changed.span
    assert found.content[slice(*changed.span)] == "改为十月开工。"
    assert (remarks.id, remarks.detail) == ("comments", "1")
    assert remarks.span
    assert found.content[slice(*remarks.span)] == "此处请核对"


def test_properties_of_programs_are_left_out() -> None:
    app = "<ep:Template>Normal.dotm</ep:Template><ep:Pages>3</ep:Pages><ep:Application>WPS</ep:Application>"
    custom = '<op:property name="KSOProductBuildVer"><vt:lpwstr>2052-12.1</vt:lpwstr></op:property>'
    assert docx(p(r("文")), app=app, custom=custom).hidden == ()


def test_codes_that_only_name_a_field_are_left_out() -> None:
    page = '<w:fldSimple w:instr=" PAGE ">' + r("1") + "</w:fldSimple>"
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert docx(p(begin + end)).hidden == ()
    assert flow(docx(p(page))) == ["1"]


def test_pictures_are_named_as_unread() -> None:
    found = document(
        docx_file(p(r("文")), files={"word/media/image1.png": b"\x89PNG", "word/vbaProject.bin": b"x"})
    )
    assert {(one.reason, one.detail) for one in found.omissions} == {
        (Reason.PICTURE, "image1.png"),
        (Reason.BINARY, "vbaProject.bin"),
    }


def test_a_file_of_pictures_only_was_not_read() -> None:
    data = docx_file(p(""), files={"word/media/image1.png": b"\x89PNG"})
    assert unread(data) == Unread("file", Reason.PICTURE, "image1.png")
    with_author = docx_file(
        p(""), {"core": "<dc:creator>甲</dc:creator>"}, {"word/media/image1.png": b"\x89PNG"}
    )
    report = Report(chosen_pack(select=["personal-data"]))
    add(report, document(with_author))
    assert report.read == 0
    assert report.documents[0].unread == (("picture", "image1.png"),)


def test_documents_inside_are_documents_of_their_own() -> None:
    names = [part.name for part in FOUND.parts]
    assert names == ["file!chunk.html", "file!inner.docx", "file!附件.txt"]
    assert all(isinstance(part, Document) for part in FOUND.parts)


def test_documents_inside_documents_end_somewhere() -> None:
    data = docx_file(p(r("底")))
    for _ in range(5):
        data = docx_file(
            p(r("层")),
            files={"word/embeddings/a.docx": data},
            targets={"a": ("package", "embeddings/a.docx")},
        )
    found: Document | Source | Unread = document(data)
    for _ in range(DEEPEST + 1):
        assert isinstance(found, Document)
        (found,) = found.parts
    assert isinstance(found, Unread)
    assert found.reason is Reason.LIMIT


def test_an_object_that_cannot_be_opened_is_named() -> None:
    found = document(
        docx_file(
            p(r("文")),
            files={"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600},
            targets={"a": ("oleObject", "embeddings/oleObject1.bin")},
        )
    )
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.DAMAGED, "oleObject1.bin")]


def test_names_in_omissions_are_masked() -> None:
    number = LEAKY.values["text"]
    report = Report(chosen_pack(select=["personal-data"]))
    add(report, document(docx_file(p(r("文")), files={f"word/media/{number}.png": b"x"})))
    assert number not in str(report.documents)


def test_a_locked_document_is_said_to_be_locked() -> None:
    sealed = compound_file({("EncryptedPackage",): b"x" * 5000, ("EncryptionInfo",): b"y" * 5000})
    assert unread(sealed) == Unread("file", Reason.ENCRYPTED)


@pytest.mark.parametrize("name", ["a.doc", "a.html", "a.pdf"])
def test_a_suffix_that_says_something_else_is_a_flaw(name: str) -> None:
    suffix = name[1:]
    found = document(docx_file(p(r("文"))), name)
    assert found.flaws == (Flaw("file-type", None, f"{suffix} → DOCX"),)


def test_what_photos_inside_say_of_themselves_is_read() -> None:
    photo = photo_file({"position": "25°30′12.0″N 125°15′30.5″E", "owner": "陈澜昀"})
    found = document(docx_file(p(r("文")), files={"word/media/image1.jpeg": photo}))
    assert [(hidden.name, hidden.text.value) for hidden in found.hidden] == [
        ("position", "25°30′12.0″N 125°15′30.5″E"),
        ("owner", "陈澜昀"),
    ]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.PICTURE, "image1.jpeg")]
