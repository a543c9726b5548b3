"""Personal values that were published, and what looks like them and may be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from made_up_site.pages import Plant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from made_up_site.pages import Draft

#: Kind of value → sentences it stands in.
_SAID = {
    "resident-id": ("村民身份证号码：{}，已核对。", "申请人的公民身份号码为{}，材料齐全。"),
    "mobile": ("反映人的手机号码{}，已电话回访。", "如对结果有异议，信访人可凭手机{}查询。"),
    "bank-card": ("补贴打入村民的银行卡，卡号{}，请核对。",),
    "home-address": ("申请人家庭住址：{}，经入户核实属实。",),
    "plate": ("违法行为人驾驶号牌为{}的小型轿车，被当场查获。",),
    "passport": ("申请人护照号码：{}，已办结。",),
    "travel-permit": ("申请人往来港澳通行证号码：{}，已办结。",),
    "residence-permit": ("申请人港澳台居民居住证号码：{}，已办结。",),
    "permanent-residence": ("申请人外国人永久居留身份证号码：{}，已办结。",),
    "disability-card": ("救助对象残疾人证号：{}，符合条件。",),
    "student-number": ("受助学生学籍号：{}，已发放到位。",),
    "military-card": ("优抚对象军官证号：{}，已登记。",),
    "medical-record": ("患者住院号：{}，费用已结算。",),
    "social-security": ("参保人社保卡号：{}，待遇已恢复。",),
    "qq": ("来信人QQ：{}，希望尽快答复。",),
    "wechat": ("反映人微信号：{}，已加好友沟通。",),
    "email": ("来信人邮箱：{}，已回复。",),
    "birth-date": ("申请人，女，{}出生，汉族，符合申请条件。",),
    "ip-address": ("网友留言，IP地址：{}，内容如下。",),
    "landline": ("户主家庭电话：{}，已告知结果。",),
}
_MAKERS = {"medical-record": "record"}


def _value(kind: str, chance: Random) -> str:
    return specimens.MAKERS[_MAKERS.get(kind, kind)](chance)


def _said(kind: str) -> Callable[[Draft, Random], None]:
    def put(draft: Draft, chance: Random) -> None:
        draft.insert(chance, chance.choice(_SAID[kind]).format(_value(kind, chance)))

    return put


def _table(label: str, kind: str) -> Callable[[Draft, Random], None]:
    """A list of persons whose names are masked and whose numbers are not."""

    def put(draft: Draft, chance: Random) -> None:
        rows = "".join(
            f"<tr><td>{at}</td><td>{specimens.name(chance)[0]}**</td><td>{_value(kind, chance)}</td><td>{chance.randint(3, 9) * 100}</td></tr>"
            for at in range(1, chance.randint(4, 9))
        )
        head = f"<tr><td>序号</td><td>姓名</td><td>{label}</td><td>金额（元）</td></tr>"
        draft.insert(chance, f'<table border="1" class="MsoNormalTable">{head}{rows}</table>')

    return put


def _comment(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f"<!-- 申请人手机 {specimens.mobile(chance)} -->")


def _unseen(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f'<div style="display:none">身份证号码：{specimens.resident_id(chance)}</div>')


def _field(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f'<input type="hidden" name="sfzh" value="{specimens.resident_id(chance)}">')


def _island(draft: Draft, chance: Random) -> None:
    data = json.dumps({"applicant": {"idCard": specimens.resident_id(chance)}, "id": 21})
    draft.tail += f"<script>window.__INITIAL_STATE__={data};</script>\n"


def _weak_mask(draft: Draft, chance: Random) -> None:
    draft.insert(chance, f"公示对象身份证号：{specimens.resident_id(chance)[:-1]}*，公示期七天。")


def _revealed(draft: Draft, chance: Random) -> None:
    number = specimens.resident_id(chance)
    draft.insert(chance, f"公示对象身份证号{number[:6]}********{number[14:]}。")
    draft.insert(chance, f"公示对象身份证号{number[:14]}****，领取补贴。")


def _person(draft: Draft, chance: Random) -> None:
    draft.insert(
        chance, f"村民{specimens.name(chance)}，身份证号码{specimens.resident_id(chance)}，经审核符合条件。"
    )


def _spelled(draft: Draft, chance: Random) -> None:
    """Cut by markup and set in full-width digits: readers see one number."""
    number = specimens.resident_id(chance)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number[6:14])
    text = f"村民身份证号码：{number[:6]}<span lang=EN-US>{wide}</span>{number[14:]}，已核对。"
    draft.insert(chance, f"<p>{text}</p>")


LEAKS = (
    *(Plant(f"{kind} said", (f"personal-data/{kind}",), _said(kind)) for kind in _SAID),
    Plant("column of identity numbers", ("personal-data/resident-id",), _table("身份证号码", "resident-id")),
    Plant("column of mobiles", ("personal-data/mobile",), _table("手机号码", "mobile")),
    Plant("column of cards", ("personal-data/bank-card",), _table("银行账号", "bank-card")),
    Plant("mobile in a comment", ("personal-data/mobile",), _comment),
    Plant("number not displayed", ("personal-data/resident-id",), _unseen),
    Plant("number in a field", ("personal-data/resident-id",), _field),
    Plant("number in data of a script", ("personal-data/resident-id",), _island),
    Plant("number cut by markup", ("personal-data/resident-id",), _spelled),
    Plant("mask that hides one digit", ("personal-data/weak-mask",), _weak_mask),
    Plant("mask undone on the page", ("personal-data/revealing-masks",), _revealed),
    Plant("person with number", ("personal-data/person-name", "personal-data/resident-id"), _person),
)


def _quiet() -> Iterator[tuple[str, Callable[[Random], str]]]:
    yield (
        "masked number",
        lambda chance: (
            f"公示对象身份证号：{(made := specimens.resident_id(chance))[:6]}********{made[14:]}，公示期七天。"
        ),
    )
    yield (
        "credit code",
        lambda chance: f"项目单位统一社会信用代码：{specimens.code_of_organisation(chance)}，已完成登记。",
    )
    yield (
        "telephone of an office",
        lambda chance: (
            f"咨询电话：0970-81{chance.randrange(10**5):05}，传真：0970-81{chance.randrange(10**5):05}。"
        ),
    )
    yield (
        "index number",
        lambda chance: f"索引号：63990{chance.randrange(10**4):04}/2021-{chance.randrange(10**5):05}。",
    )
    yield "project code", lambda chance: f"项目代码：2021-639901-47-03-{chance.randrange(10**6):06}，已备案。"
    yield "licence", lambda chance: f"食品经营许可证编号：JY2639901{chance.randrange(10**7):07}，有效期五年。"
    yield "official with post", lambda chance: f"市长{specimens.name(chance)}主持会议并讲话。"
    yield (
        "postcode and hotline",
        lambda chance: f"邮政编码：81099{chance.randrange(10)}，热线：12345、12315。",
    )
    yield (
        "area and amounts",
        lambda chance: (
            f"面积{chance.randrange(10**4, 10**5)}.{chance.randrange(100):02}平方米，总投资{chance.randrange(10**3, 10**5)}万元。"
        ),
    )
    yield (
        "plate of an office",
        lambda chance: f"公开拍卖公务用车一辆，号牌{specimens.plate(chance)}，已报废。",
    )


def _quietly(text: Callable[[Random], str]) -> Callable[[Draft, Random], None]:
    return lambda draft, chance: draft.insert(chance, text(chance))


NO_LEAKS = tuple(Plant(name, (), _quietly(text)) for name, text in _quiet())
