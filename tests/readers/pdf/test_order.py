"""The order in which a page is read, and what makes a paragraph."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from disclosure_lint.document import Heading
from pdf_files import FONT, HEIGHT, LEFT, RIGHT, WIDTH, Page, paragraphs, pdf
from readers.pdf.reading import document, feet, flow, place

LONG = (
    "青岚市林业局认真落实政府信息公开各项要求，围绕造林绿化、森林防火、野生动植物保护等重点工作，"
    "及时发布政策文件和解读材料，通过网站、公告栏和政务新媒体公开信息，全年共公开三百二十条。"
)
OTHER = (
    "本年收到申请十二件，均在法定期限内办结，其中予以公开九件，部分公开一件，本机关不掌握相关信息二件，"
    "没有因政府信息公开引起的行政复议和行政诉讼，也没有收取信息处理费。"
)


def test_lines_of_a_paragraph_are_one_text_without_spaces() -> None:
    assert flow(pdf(paragraphs(LONG, OTHER))) == [LONG, OTHER]


def test_words_of_latin_letters_keep_the_space_between_lines() -> None:
    words = ["government", "information", "disclosure", "office"] * 9

    def draw(page: Page) -> None:
        line = ""
        for word in [*words, ""]:
            longer = f"{line} {word}".strip()
            if not word or pdfmetrics.stringWidth(longer, FONT, 12) > RIGHT - LEFT:
                page.y += 18
                page.text(LEFT, page.y, line)
                longer = word
            line = longer

    assert flow(pdf(draw)) == [" ".join(words)]


def test_a_line_that_is_set_in_begins_a_paragraph_and_a_short_line_ends_one() -> None:
    assert flow(pdf(paragraphs("第一段很短。", LONG, "又一段。"))) == ["第一段很短。", LONG, "又一段。"]


def test_lines_that_hang_below_a_number_belong_to_its_item() -> None:
    def draw(page: Page) -> None:
        page.paragraph(LONG)
        for number, value in ((1, OTHER), (2, LONG)):
            page.y += 20
            page.text(96, page.y, f"{number}.")
            page.y -= 19.2
            page.paragraph(value, left=112, indent=0)

    assert flow(pdf(draw)) == [LONG, f"1.{OTHER}", f"2.{LONG}"]


def test_numbered_headings_stand_alone_even_if_the_line_before_is_full() -> None:
    found = document(pdf(paragraphs("一、总体情况", LONG, "二、主动公开政府信息情况", OTHER)))
    heads = [block.text.value for block in found.blocks if isinstance(block, Heading)]
    assert heads == ["一、总体情况", "二、主动公开政府信息情况"]


def test_a_title_of_two_lines_is_one_heading() -> None:
    def draw(page: Page) -> None:
        page.centred(100, "青岚市林业局", 18)
        page.centred(126, "2024年政府信息公开工作年度报告", 18)
        page.y = 150
        page.paragraph(LONG)

    found = document(pdf(draw))
    assert isinstance(found.blocks[0], Heading)
    assert found.blocks[0].text.value == "青岚市林业局2024年政府信息公开工作年度报告"


def test_a_sentence_goes_on_over_a_page_break() -> None:
    def draw(page: Page, number: int, value: str, indent: int) -> None:
        page.text(LEFT, 40, "青岚市政府信息公开", 9)
        page.paragraph(value, indent=indent)
        page.text(WIDTH / 2, HEIGHT - 40, f"— {number} —", 9)

    # Of 451 points the first line has room for 35 characters and the second for 37.
    cut = 72
    data = pdf(
        partial(draw, number=1, value=LONG[:cut], indent=2),
        partial(draw, number=2, value=LONG[cut:], indent=0),
    )
    assert flow(data) == ["青岚市政府信息公开", LONG]


def test_a_running_foot_is_kept_once_and_apart() -> None:
    def draw(page: Page, value: str) -> None:
        page.paragraph(value)
        page.text(LEFT, HEIGHT - 40, "青岚市林业局　咨询地点：服务大厅", 9)

    data = pdf(*(partial(draw, value=value) for value in (LONG, OTHER, "第三页。")))
    assert flow(data) == [LONG, OTHER, "第三页。"]
    assert feet(data) == ["青岚市林业局 咨询地点：服务大厅"]


def test_page_numbers_are_left_out_only_when_they_count_the_pages() -> None:
    def draw(page: Page, value: str, foot: str) -> None:
        page.paragraph(value)
        page.text(WIDTH / 2, HEIGHT - 40, foot, 9)

    values = (LONG, OTHER, "第三页。")
    counting = pdf(*(partial(draw, value=value, foot=str(n)) for n, value in enumerate(values, 1)))
    assert flow(counting) == list(values)
    other = pdf(*(partial(draw, value=value, foot=foot) for value, foot in zip(values, "735", strict=True)))
    assert flow(other) == list(values)
    assert feet(other) == ["7", "3", "5"]


def test_columns_are_read_one_after_the_other_below_their_title() -> None:
    def draw(page: Page) -> None:
        page.text(220, 90, "青岚市人民政府公报第一期", 14)
        top = page.y = 110
        page.paragraph(LONG * 2, right=280, size=10)
        page.y = top
        page.paragraph(OTHER * 2, left=310, size=10)

    assert flow(pdf(draw)) == ["青岚市人民政府公报第一期", LONG * 2, OTHER * 2]


def test_a_label_and_its_value_far_to_the_right_stay_on_one_line() -> None:
    def draw(page: Page) -> None:
        page.paragraph(LONG)
        page.text(LEFT, 200, "联系部门：办公室")
        page.text(360, 200, "咨询地点：服务大厅")

    assert flow(pdf(draw))[-1] == "联系部门：办公室 咨询地点：服务大厅"


def test_a_page_that_is_turned_is_read_as_it_is_shown() -> None:
    def draw(page: Page) -> None:
        canvas = page.canvas
        canvas.setPageSize((WIDTH, HEIGHT))
        canvas.setPageRotation(90)
        canvas._pagesize = (WIDTH, HEIGHT)  # noqa: SLF001 - or reportlab swaps the sides
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(100, WIDTH - 100, "青岚市林业局公示造林项目")
        canvas.drawString(100, WIDTH - 120, "公示期七天")

    found = document(pdf(draw))
    assert "".join(block.text.value for block in found.blocks) == "青岚市林业局公示造林项目公示期七天"


def test_text_set_sideways_is_read_and_placed_where_it_is_shown() -> None:
    def draw(page: Page) -> None:
        page.canvas.translate(300, 200)
        page.canvas.rotate(90)
        for number in range(3):
            page.canvas.drawString(0, -20 * number, f"第{number + 1}行公示造林项目")

    found = document(pdf(draw))
    assert [block.text.value for block in found.blocks] == [
        f"第{number}行公示造林项目" for number in (1, 2, 3)
    ]
    box = place(found, "第2行").box
    assert box is not None
    # The line runs upwards from 200 points above the lower edge, 20 points right of the first.
    assert box.bottom - box.top > box.right - box.left
    assert 300 < box.left < box.right < 330
    assert abs(box.bottom - (HEIGHT - 200)) < 5


def test_a_watermark_across_the_page_does_not_mix_with_the_text() -> None:
    def draw(page: Page) -> None:
        page.paragraph(LONG)
        page.canvas.translate(200, 500)
        page.canvas.rotate(45)
        page.canvas.drawString(0, 0, "内部资料")

    read = flow(pdf(draw))
    assert LONG in read
    assert "内部资料" in read


def test_places_are_pages_and_rectangles_from_the_top_left_corner() -> None:
    found = document(pdf(paragraphs(LONG), lambda page: page.text(100, 200, "公示期七天")))
    location = place(found, "七天")
    assert location.page == 2
    assert location.box is not None
    left, top, right, bottom = location.box
    assert abs(left - 136) < 1
    assert abs(right - 160) < 1
    assert 185 < top < 195
    assert 198 < bottom < 206


SENTENCES = st.lists(
    st.text("青岚市林业局公开造林绿化信息，、的在了", min_size=1, max_size=150).map(lambda text: f"{text}。"),
    min_size=1,
    max_size=6,
)


@given(SENTENCES)
def test_no_character_of_paragraphs_is_lost_or_added(values: list[str]) -> None:
    assert "".join(flow(pdf(paragraphs(*values)))) == "".join(values)


def test_the_right_margin_is_not_taken_for_the_end_of_short_lines() -> None:
    names = [f"青岚市白栖区第{number}小学" for number in "一二三四五六"]
    assert flow(pdf(paragraphs(LONG, *names)))[1:] == names
    assert RIGHT - LEFT > 400
