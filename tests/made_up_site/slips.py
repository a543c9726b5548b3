"""Slips of the pen and of the editor, and sentences that resemble them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_up_site.pages import Plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from made_up_site.pages import Draft

#: Rule → sentences with one slip; ``{}`` is a number from 3 to 9.
_SLIPS = {
    "double-approximation": ("共发放资料约{}0余份。", "接待群众近{}0多人次。"),
    "doubled-words": ("规范审核审核发布流程，{}月底前完成。",),
    "doubled-phrases": ("进一步加强政务公开政务公开工作，培训{}次。",),
    "lost-character": ("推进{}家公共企事业单信息公开。",),
    "doubled-signs": ("公布规划、，计划和预算共{}份。", "加强领导，，完善{}项制度。"),
    "ordinals": ("主要做法：一是建章立制；三是强化监督，检查{}次。",),
    "announced-points": ("重点做好以下三个方面工作：（一）加强培训，办班{}期。（二）强化监督，定期通报。",),
    "number-brackets": ("根据青政办发[2019]{}7号文件要求办理。",),
    "document-number": ("根据青政办发〔2019〕第{}7号执行。",),
    "brackets": ("根据《《青岚市城镇供水办法》第{}条的规定办理。",),
    "up-to": ("截止2021年12月31日，共完成{}处。",),
    "share-word": ("其中网上办理{}00件，31.20%占；窗口办理200件。",),
    "still-lacking": ("有{}个点位的管护仍在不足，需要补充人员。",),
    "lost-beside-digits": ("统计期限为20211月1日至2021年12月31日，涉及{}个单位。",),
    "markup-left-in": ("安排人员&amp;nbsp;{}名到现场值守。",),
    "wide-sign-in-address": ("意见请发送至gongkai{}＠qinglan.example。",),
    "statute-name": ("认真学习《政府信息公开法》，组织培训{}次。",),
    "repeated-sentence": ("全市完成渠系清淤{0}处并通过现场验收。全市完成渠系清淤{0}处并通过现场验收。",),
    "abbreviation-twice": (
        "按照《青岚市城镇供水管理办法》（以下简称《办法》）办理{0}件，落实《青岚市城镇供水管理办法》（以下简称《办法》）的要求。",
    ),
}


def _slip(sentences: tuple[str, ...]) -> Callable[[Draft, Random], None]:
    return lambda draft, chance: draft.insert(chance, chance.choice(sentences).format(chance.randint(3, 9)))


SLIPS = tuple(Plant(f"{rule} slip", (f"wording/{rule}",), _slip(said)) for rule, said in _SLIPS.items())

_QUIET = {
    "words that may be doubled": "常常有群众询问，工作人员一一答复，渐渐形成{}条常见问题。",
    "points as announced": "做好三项工作：一是建章立制，二是加强培训{}次，三是强化监督。",
    "number in brackets of six corners": "根据青政办发〔2019〕{}7号文件要求办理。",
    "an approximation": "共发放资料{}0余份，接待约200人次。",
    "brackets in pairs": "根据《〈青岚市城镇供水办法〉实施细则》（第{}条）的规定办理。",
    "a deadline": "报名截止时间为2021年{}月30日。",
    "a share": "其中网上办理{}00件，占31.20%。",
    "secrets in prose": "培训讲解了国家秘密、商业秘密和机密文件的管理要求，共{}课时。",
    "a mailbox": "意见请发送至gongkai{}@qinglan.example。",
    "a call for opinions": "《青岚市供水办法（征求意见稿）》公开征求意见，反馈截止日期为{}月30日。",
}
NO_SLIPS = tuple(Plant(name, (), _slip((said,))) for name, said in _QUIET.items())
