"""Series of synthetic reports of one organ: figures that go on from year to year until a test breaks them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

#: Invented sentences; a report takes some, so that two of them share hardly any.
_SUBJECTS = (
    "林木采伐 苗木调运 湿地保护 河道清淤 农机补贴 校车安全 道路养护 集市管理 图书借阅 气象预警".split()
)
_ACTIONS = (
    "逐项列入清单 录成讲解视频 每月更新一次 按季度公布结果 放进查询终端 编成问答手册 在镇村张贴 交专人复核"
).split()
_WAYS = (
    "由办公室核对 请居民代表旁听 同步发到公众号 附上联系电话 注明更新日期 配上流程图示 保留往期内容 标明科室"
).split()


@dataclass(frozen=True)
class Year:
    """What one organ reports on one year."""

    organ: str
    year: int
    new: int
    carried_in: int
    done: int
    carried_out: int
    published: int
    total: int  # published to date
    others: tuple[int, ...]
    prose: tuple[str, ...] = field(repr=False)
    growth: str = ""

    def text(self) -> str:
        """The report, which balances."""
        lines = [
            f"{self.organ}{self.year}年政府信息公开工作年度报告",
            "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况等六个部分组成。",
            "一、总体情况",
            *self.prose,
            f"主动公开政府信息历年累计{self.total}条，其中{self.year}年新增主动公开政府信息{self.published}条。",
            "全年印发政策文件{}件，开展政策解读{}次，接待来访群众{}人次。".format(*self.others),
        ]
        requests = (
            f"{self.year}年收到政府信息公开申请{self.new}件{self.growth}，上年结转{self.carried_in}件，"
            f"办结{self.done}件，结转下年度{self.carried_out}件。"
        )
        return "\n".join([*lines, requests, ""])

    def but(self, **changes: object) -> Year:
        return replace(self, **changes)  # type: ignore[arg-type]


def prose(chance: random.Random, sentences: int = 12) -> tuple[str, ...]:
    """Sentences nobody else is likely to have."""
    return tuple(
        "，".join(
            f"{chance.choice(_SUBJECTS)}{chance.choice(_ACTIONS)}{chance.choice(_WAYS)}" for _ in range(4)
        )
        + "。"
        for _ in range(sentences)
    )


def series(organ: str, first: int, years: int, chance: random.Random) -> list[Year]:
    """Reports on following years in which every figure goes on from the one before."""
    made: list[Year] = []
    carried, total, before = 0, chance.randrange(1000, 5000), 0
    for year in range(first, first + years):
        new, published = chance.randrange(40, 400), chance.randrange(100, 900)
        left = chance.randrange(1, 12)
        total += published
        change = (new - before) * 100 / before if before else 0.0
        said = f"，同比{'增长' if change >= 0 else '下降'}{abs(change):.2f}%" if before else ""
        done, others = new + carried - left, tuple(chance.randrange(100, 10_000) for _ in range(3))
        made.append(
            Year(organ, year, new, carried, done, left, published, total, others, prose(chance), said)
        )
        carried, before = left, new
    return made
