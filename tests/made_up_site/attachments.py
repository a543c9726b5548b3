"""Attachments: printed from drafts, and made whole where what is wrong is in the file and not in its text."""

from __future__ import annotations

import csv
import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_pdf import pdf_page
from disclosure_lint.specimen_xlsx import xlsx_file
from made_up_site.pages import Plant
from made_up_site.words import PLACES, topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from made_up_site.pages import Draft

_LINE, _LINES = 40, 30
_DAY = (2021, 3, 5, 9, 30, 0)


def rows(chance: Random, number: int) -> list[list[str]]:
    """Return a sheet of places and works that nobody can object to."""
    head = ["序号", "乡镇", "项目", "数量（处）"]
    return [
        head,
        *(
            [str(at), chance.choice(PLACES), topic(chance), str(chance.randint(2, 80))]
            for at in range(1, number)
        ),
    ]


def _pdf(draft: Draft) -> bytes:
    lines = [draft.title]
    for text in draft.body:
        lines += _set(text)
        if len(lines) > _LINES:  # one page is enough
            break
    return pdf_page(
        "".join(f"BT /F1 11 Tf 60 {790 - 18 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines))
    )


def _set(text: str) -> Iterator[str]:
    """Lines of one width, as a program sets them: figures take half of it."""
    line, width = "", 0.0
    for sign in text:
        if width >= _LINE:
            yield line
            line, width = "", 0.0
        line += sign
        width += 0.5 if sign.isascii() else 1
    yield line


def _docx(draft: Draft) -> bytes:
    return docx_file(
        "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in (draft.title, *draft.body))
    )


def _cell(text: str) -> str:
    return (
        f"<c><v>{text}</v></c>"
        if text.isdigit() and len(text) < 12
        else f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    )


def _xlsx(draft: Draft) -> bytes:
    return xlsx_file("".join(f"<row>{''.join(map(_cell, row))}</row>" for row in draft.table))


def _csv(draft: Draft) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(draft.table)
    return out.getvalue().encode("gb18030")


def _txt(draft: Draft) -> bytes:
    return "\r\n".join([draft.title, "", *draft.body, ""]).encode("utf-8-sig")


def _zip(draft: Draft) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("实施方案.docx", _docx(draft)), ("项目表.csv", _csv(draft))):
            archive.writestr(zipfile.ZipInfo(name, _DAY), data)
    return out.getvalue()


PRINTERS: dict[str, Callable[[Draft], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".txt": _txt,
    ".zip": _zip,
}


def _add_column(label: str, maker: str) -> Callable[[Draft, Random], None]:
    def put(draft: Draft, chance: Random) -> None:
        draft.table[0].append(label)
        for row in draft.table[1:]:
            row.append(specimens.MAKERS[maker](chance))

    return put


def _lost_digits(draft: Draft, chance: Random) -> None:
    draft.table[0].append("项目编号")
    for row in draft.table[1:]:
        row.append(f"{chance.randint(100, 999) / 100:.2f}E+17")


def _wrong_total(draft: Draft, chance: Random) -> None:
    total = sum(int(row[3]) for row in draft.table[1:])
    draft.table.append(["合计", "", "", str(total + 10)])


def _right_total(draft: Draft, chance: Random) -> None:
    draft.table.append(["合计", "", "", str(sum(int(row[3]) for row in draft.table[1:]))])


def _commented(draft: Draft, chance: Random) -> None:
    comment = '<w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>请核对数字</w:t></w:r></w:p></w:comment>'
    body = f'<w:p><w:r><w:t>{draft.title}</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    draft.data = docx_file(body, {"comments": comment})


def _tracked(draft: Draft, chance: Random) -> None:
    change = (
        f'<w:del w:id="1" w:author="甲"><w:r><w:delText>{chance.randint(2, 9)}处</w:delText></w:r></w:del>'
    )
    draft.data = docx_file(f"<w:p><w:r><w:t>{draft.title}</w:t></w:r>{change}</w:p>")


def _author(draft: Draft, chance: Random) -> None:
    name = f"<dc:creator>{specimens.name(chance)}</dc:creator>"
    draft.data = docx_file(f"<w:p><w:r><w:t>{draft.title}</w:t></w:r></w:p>", {"core": name})


def _covered(draft: Draft, chance: Random) -> None:
    draft.data = pdf_page(
        f"BT /F1 12 Tf 72 700 Td ({draft.title}) Tj ET\nBT /F1 12 Tf 72 660 Td (抽查地点：{draft.title[:4]}。) Tj ET\n"
        "0 g 132 657 60 14 re f\n"
    )


def _wrong_name(draft: Draft, chance: Random) -> None:
    draft.data = f"<html><body><p>{draft.title}</p></body></html>".encode()


def _text(sentence: str, maker: str) -> Callable[[Draft, Random], None]:
    return lambda draft, chance: draft.body.insert(1, sentence.format(specimens.MAKERS[maker](chance)))


FILES = (
    Plant(
        "numbers in a workbook",
        ("personal-data/resident-id",),
        _add_column("身份证号码", "resident-id"),
        ".xlsx",
    ),
    Plant("mobiles in a list", ("personal-data/mobile",), _add_column("户主手机号码", "mobile"), ".csv"),
    Plant("cards in an archive", ("personal-data/bank-card",), _add_column("银行卡号", "bank-card"), ".zip"),
    Plant("long numbers as figures", ("integrity/lost-digits",), _lost_digits, ".csv"),
    Plant("wrong total", ("tables/totals",), _wrong_total, ".xlsx"),
    Plant("comment left in", ("integrity/comments",), _commented, ".docx"),
    Plant("changes left in", ("integrity/tracked-changes",), _tracked, ".docx"),
    Plant("bar over text", ("integrity/failed-redaction",), _covered, ".pdf"),
    Plant("page under the name of a file", ("integrity/file-type",), _wrong_name, ".pdf"),
    Plant(
        "number in a PDF",
        ("personal-data/resident-id",),
        _text("村民身份证号码：{}，已核对。", "resident-id"),
        ".pdf",
    ),
    Plant(
        "number in a document",
        ("personal-data/resident-id",),
        _text("申请人身份证号码：{}，已核对。", "resident-id"),
        ".docx",
    ),
    Plant("mobile in a text", ("personal-data/mobile",), _text("反映人的手机号码：{}。", "mobile"), ".txt"),
)
INTACT_FILES = (
    Plant("right total", (), _right_total, ".xlsx"),
    Plant("author in the properties, asked for in no daily check", (), _author, ".docx"),
)
