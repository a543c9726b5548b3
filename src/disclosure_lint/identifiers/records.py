"""Numbers of patients' records and of the insured: whatever their keepers give out (GB/T 31596.1)."""

from __future__ import annotations

from disclosure_lint.identifiers.model import END, NUMBER, Form, Identifier
from disclosure_lint.language.expression import Expression

FORMS = {
    "medical-record": Form(
        ("病", "患", "住院", "门诊", "就诊", "诊疗", "挂号", "急诊"),
        Expression(
            rf"(?:病[历案]|住院|门诊|就诊|诊疗|挂号|急诊)(?:登记|病[历案])?[卡本]?{NUMBER}|[患病][者人](?:编号|ID)",
        ),
        Expression(rf"[A-Za-z]{{0,4}}[0-9][0-9A-Za-z-]{{3,19}}{END}"),
    ),
    "social-security": Form(
        ("社保", "社会保", "医保", "医疗保", "保险", "农合", "合作医疗", "参保", "个人编号", "个人账号"),
        Expression(
            r"(?:社会?保(?:障|险)?|医疗?保(?:险|障)?|(?:养老|工伤|失业)保险|新?农合|合作医疗|参保)(?:人员?|个人)?(?:IC)?"
            rf"(?:[卡证本]?{NUMBER}|[卡证](?=[ ,、:(]{{0,2}}(?:卡号|证号|编号|号码|[A-Za-z][0-9]{{8}})))"
            r"|个人(?:社保|医保|参保)?(?:编号|账号)",
        ),
        Expression(rf"[A-Za-z]{{0,2}}[0-9]{{6,19}}[Xx]?{END}"),
    ),
}


MEDICAL_RECORD = Identifier(
    id="medical-record",
    zh="病历号、住院号",
    en="medical record number",
    authority="《医疗机构病历管理规定》（国卫医发〔2013〕31号）",
    examples=("住院号：{{record}}", "病历号{{record}}"),
    counterexamples=("住院人数：12345人", "门诊号源不足", "登记号：{{record}}"),
)

SOCIAL_SECURITY = Identifier(
    id="social-security",
    zh="社会保障号码",
    en="social security number",
    authority="《社会保险个人权益记录管理办法》；GB/T 31596",
    examples=(
        "社保卡号：{{social-security}}",
        "医保编号：{{social-security}}",
        "个人编号 {{social-security}}",
    ),
    counterexamples=("社保缴费1234567元", "医保电话：12393", "编号：{{social-security}}"),
)
