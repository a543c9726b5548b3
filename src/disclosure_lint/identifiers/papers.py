"""Papers of persons: passports (ICAO Doc 9303), travel permits, cards of soldiers, students."""

from __future__ import annotations

from disclosure_lint.identifiers.model import END, NUMBER, Form, Identifier
from disclosure_lint.language.expression import Expression

FORMS = {
    "passport": Form(
        ("护照", "assport", "ASSPORT"),
        Expression(
            rf"护照(?!办|申|业|窗口|等)(?:件|{NUMBER})*|(?<![A-Za-z])(?i:passport(?: ?(?:no|number))?)",
        ),
        Expression(
            r"(?:[A-Za-z]{1,2}(?: ?[0-9]){7,8}|1[45][0-9]{7}"
            # Those of other countries: letters and digits, mostly digits.
            rf"|(?=(?:[A-Z]{{0,9}}[0-9]){{5}})[A-Z0-9]{{8,9}}){END}"
        ),
        Expression(r"(?<![A-Za-z0-9])([A-Z]{1,2}[0-9]{7,8})(?:号的?[\u4e00-\u9fff]{0,4}|的)? ?\(?\Z"),
    ),
    "travel-permit": Form(
        ("通行证", "台胞证", "回乡证", "港澳证"),
        Expression(rf"通行证(?:件|{NUMBER})*|台胞证{NUMBER}?|回乡证{NUMBER}?|港澳证{NUMBER}?"),
        Expression(
            r"(?:[CWLTHMchmw][A-Za-z]?(?: ?[0-9]){7,10}|[0-9]{8}|[0-9]{10})(?:\([A-Z0-9]{1,2}\))?" + END,
        ),
        Expression(r"(?<![A-Za-z0-9])([CHMW][A-Z]?[0-9]{7,10})(?:号)?的? ?\(?\Z"),
    ),
    "permanent-residence": Form(
        ("永久居留", "永居"),
        Expression(rf"永(?:久居留|居)(?:身份)?证(?:件|{NUMBER})*"),
        Expression(rf"[A-Z]{{3}} ?[0-9]{{12}}{END}"),
    ),
    "military-card": Form(
        ("军官证", "士兵证", "士官证", "警官证", "干部证", "人员证", "军人", "义务兵证", "学员证"),
        Expression(
            rf"(?:军官|士[兵官]|警官|文职干部|文职人员|军人|义务兵|学员)证(?:件|{NUMBER})*|军人身份号码?",
        ),
        Expression(
            rf"[\u4e00-\u9fff]{{1,3}}字?第? ?[A-Za-z]?[0-9]{{4,9}}[A-Za-z]? ?号?{END}|[0-9]{{6,9}}{END}"
        ),
    ),
    "disability-card": Form(
        ("残疾",),
        Expression(rf"残疾(?:军人|人)?证(?:件|{NUMBER})*"),
        Expression(rf"[0-9]{{17}}[0-9Xx][1-7][1-4](?:B[0-9])?{END}"),
    ),
    "student-number": Form(
        ("学籍", "学号", "学 号"),
        Expression(rf"学籍(?:辅)?{NUMBER}|学 ?号(?:码)?"),
        Expression(rf"[GLJglj]?[0-9][0-9A-Za-z]{{5,18}}{END}"),
    ),
}

# 证件号码 may be that of any document; these forms tell which.
ANY_PAPER = Expression(r"(?:[证証]件(?:编号|号码|号)|有效证件)[ :=为是]{0,4}(?=[A-Z])")
PAPERS = {
    "passport": Expression(rf"(?:[EGDPSK][A-HJ-NP-Z]?[0-9]{{7,8}}){END}"),
    "travel-permit": Expression(rf"[CHMW][A-Z]?[0-9]{{7,10}}{END}"),
    "permanent-residence": Expression(rf"[A-Z]{{3}}[0-9]{{12}}{END}"),
}
#: Cards of soldiers say what they are; all other 「某字第N号」 are documents.
ARMY = Expression(r"[军士兵文][\u4e00-\u9fff]?字第 ?[A-Za-z]?[0-9]{5,8}[A-Za-z]? ?号")

PASSPORT = Identifier(
    id="passport",
    zh="护照号码",
    en="passport number",
    authority="《中华人民共和国护照法》；ICAO Doc 9303",
    examples=("护照号：{{passport}}", "护照号码为{{passport}}", "证件号码：{{passport}}"),
    counterexamples=("项目代码：{{passport}}", "护照办理电话：0340-5550012", "流水 {{passport}}"),
)

TRAVEL_PERMIT = Identifier(
    id="travel-permit",
    zh="港澳台通行证号码",
    en="travel permit number (Hong Kong, Macao, Taiwan)",
    authority="公安部公告（2014、2015、2018年启用电子通行证）",
    examples=("往来港澳通行证：{{travel-permit}}", "港澳居民来往内地通行证号码：{{home-permit}}"),
    counterexamples=("车辆通行证办理时间：20240101起", "合同编号：{{travel-permit}}"),
)

MILITARY_CARD = Identifier(
    id="military-card",
    zh="军人证件号码",
    en="military card number",
    authority="军官证、士兵证的惯用格式",
    examples=("军官证号：{{military-card}}", "某甲（{{military-card}}）"),
    counterexamples=("建字第340000202400012号", "青地字第2024012号", "证字第2024001号"),
)
