"""A print of two years side by side is two documents, and what belongs to neither."""

from __future__ import annotations

from disclosure_lint.document import Document, Heading, ListItem, Paragraph
from pdf_files import Page, even, grid, pdf
from readers.pdf.reading import document, flow, labels

BEFORE = (
    "2023年，我局认真落实政府信息公开各项要求，围绕造林绿化、森林防火等工作及时发布信息，全年公开信息三百条，"
    "收到申请八件，均在法定期限内办结，其中予以公开六件，本机关不掌握相关政府信息二件。"
)
AFTER = (
    "2024年，我局继续做好政府信息公开，围绕野生动植物保护、林权登记等工作及时发布信息，全年公开信息二百九十条，"
    "收到申请九件，均在法定期限内办结，其中予以公开五件，部分公开一件，不予公开三件。"
)
CUT = 40


def first(page: Page) -> None:
    page.text(72, 60, "青岚市林业局 政务公开年报比对", 18)
    page.text(72, 100, "2023 年报告", 14)
    page.text(320, 100, "2024 年报告", 14)
    page.text(72, 130, "一、总体情况", 14)
    page.y = 140
    page.paragraph(BEFORE[:CUT] + BEFORE[CUT:][: CUT + 20], right=280, size=10, indent=0)
    page.y = 140
    page.paragraph(AFTER[:CUT] + AFTER[CUT:][: CUT + 20], left=320, right=528, size=10, indent=0)


def second(page: Page) -> None:
    page.paragraph(BEFORE[CUT * 2 + 20 :], right=280, size=10, indent=0)
    page.y = 72
    page.paragraph(AFTER[CUT * 2 + 20 :], left=320, right=528, size=10, indent=0)
    page.text(72, 180, "二、主动公开政府信息情况", 14)
    for left, number in ((72, "3"), (320, "4")):
        rows = [["信息内容", "制发件数"], ["规章", "0"], ["规范性文件", number], ["其他文件", "0"]]
        page.table(grid(rows), even(left, 100, 2), even(200, 20, 4))


DATA = pdf(first, second)


def sides() -> tuple[Document, Document]:
    left, right = document(DATA).parts
    assert isinstance(left, Document)
    assert isinstance(right, Document)
    return left, right


def shown(side: Document) -> list[str]:
    return [b.text.value for b in side.blocks if isinstance(b, Heading | Paragraph | ListItem)]


def test_each_year_is_read_down_all_pages() -> None:
    left, right = sides()
    assert (left.name, right.name) == ("file.pdf#2023", "file.pdf#2024")
    assert BEFORE in shown(left)
    assert AFTER in shown(right)


def test_title_and_headings_belong_to_both() -> None:
    for side, year in zip(sides(), ("2023", "2024"), strict=True):
        title, *heads = [block.text.value for block in side.blocks if isinstance(block, Heading)]
        assert title.replace(" ", "") == f"青岚市林业局政务公开年报{year}年报告"
        assert heads == ["一、总体情况", "二、主动公开政府信息情况"]


def test_tables_stay_in_their_year() -> None:
    assert [labels(side.tables[0])[2][1] for side in sides()] == ["3", "4"]


def test_nothing_is_in_two_documents_but_what_heads_both() -> None:
    rest = "".join(flow(DATA))
    assert rest.startswith("青岚市林业局 政务公开年报比对")
    assert BEFORE[:20] not in rest
    assert AFTER[:20] not in rest


def test_two_columns_of_one_document_are_no_comparison() -> None:
    def draw(page: Page) -> None:
        page.text(72, 100, "2023年回顾", 14)
        page.text(320, 100, "下年展望", 14)
        page.y = 110
        page.paragraph(BEFORE, right=280, size=10)
        page.y = 110
        page.paragraph(AFTER, left=320, size=10)

    assert document(pdf(draw)).parts == ()
