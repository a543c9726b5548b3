"""Invented places, offices and sentences; nothing of it is any real place's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

PLACES = "松涧镇 白栖镇 芦花乡 九里镇 石屏岭镇 长汀湾镇 云溪街道 桂影街道".split()
_TOPICS = (
    "河道 林地 集市 校车 农机 供水 图书 道路 湿地 苗木 气象 养老 托育 公厕 桥梁 路灯 堤防 粮仓 茶园 渔港 水库 档案 档口 菜场 步道 公园"
    " 车站 泵站 雨篦子 电梯 食堂 药店 粮油 果园 蜂场 牧场 渡口 码头 围墙 花坛"
).split()
_DEEDS = "检查 养护 登记 巡查 评估 培训 宣传 改造 监测 调度 清理 检修 普查 整治 维护 回访".split()
_WHO = "工作人员 值班人员 技术人员 网格人员 志愿服务队 镇村干部 第三方机构 各科室 项目单位 管护单位".split()
_HOW = (
    "逐一核对台账 现场听取意见 分组入户走访 查看设施运行 对照清单销号 按片区拍照存档 抽取样本送检 当天录入系统 与去年资料比对 现场讲解流程"
    " 发放说明材料 记录需要维修的部位 核算所需经费 制定分步计划 张贴办事指引"
).split()
_THEN = (
    "下一步按季度通报进展 有关情况在公告栏公布 发现的问题限期整改 经验做法在全市推广 结果纳入年度考核 相关资料整理归档 后续还将安排回头看"
    " 需要协调的事项报市政府研究 群众可以到窗口咨询 方案修改后另行公布"
).split()
_AIMS = "方便群众出行 保障生产用水 消除安全隐患 改善人居环境 提高办事效率 摸清底数 服务农业生产 规范日常管理".split()


def topic(chance: Random) -> str:
    """What an article is about: 河道养护."""
    return chance.choice(_TOPICS) + chance.choice(_DEEDS)


def sentence(chance: Random, *, figures: bool = True) -> str:
    """Return a sentence that states something and breaks no rule; there are some ten million of them."""
    place, about = chance.choice(PLACES), topic(chance)
    match chance.randrange(4) if figures else chance.randint(1, 2):
        case 0:
            month, day, places = chance.randint(1, 12), chance.randint(1, 28), chance.randint(2, 40)
            return f"{month}月{day}日，{place}组织{about}，{chance.choice(_WHO)}到{places}个点位{chance.choice(_HOW)}。"
        case 1:
            return f"为{chance.choice(_AIMS)}，{place}安排{chance.choice(_WHO)}开展{about}，{chance.choice(_HOW)}，{chance.choice(_THEN)}。"
        case 2:
            return f"{place}的{about}由{chance.choice(_WHO)}负责，做到{chance.choice(_HOW)}；{chance.choice(_THEN)}。"
        case _:
            return f"在{about}中，{chance.choice(_WHO)}{chance.choice(_HOW)}，累计投入{chance.randint(3, 90)}万元，{chance.choice(_THEN)}。"


def paragraphs(chance: Random, number: int, *, figures: bool = True) -> list[str]:
    """Return so many paragraphs, no sentence twice, with or without figures."""
    seen: set[str] = set()
    made = []
    for _ in range(number):
        sentences = {sentence(chance, figures=figures): None for _ in range(chance.randint(2, 5))}
        made.append("".join(one for one in sentences if one not in seen))
        seen.update(sentences)
    return [text for text in made if text]


def title(chance: Random) -> str:
    """Return the title of an article."""
    place, about = chance.choice(PLACES), topic(chance)
    match chance.randrange(5):
        case 0:
            return f"{place}开展{about}工作"
        case 1:
            return f"关于做好{place}{about}工作的通知"
        case 2:
            return f"{place}{about}项目实施方案"
        case 3:
            return f"{place}召开{about}推进会"
        case _:
            return f"{about}有序推进 {place}面貌一新"
