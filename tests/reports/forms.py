"""The printed forms: labels, keys and the sums that hold among their cells.

Sources: 国办公开办函〔2021〕30号 (report years from 2021), 国办公开办函〔2019〕60号 (2019 and 2020), and for
years before them the national table of 2014–2018 (政府信息公开情况统计表) and two local ones with 历年累计.
"""

from __future__ import annotations

from typing import NamedTuple

from annual_reports import COLUMNS, rows_of

COLUMN_LABELS = dict(
    zip(
        COLUMNS,
        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
        strict=True,
    )
)
RESULT_LABELS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "all": "总计",
}
LITIGATION = {"review": "行政复议", "direct": "未经复议直接起诉", "after": "复议后起诉"}


class Part(NamedTuple):
    """A part of the second table: a heading over columns and rows."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


_DECIDED = (("decided", "本年处理决定数量"),)
_CHANGES = (("before", "上一年项目数量"), ("change", "本年增/减"))
PARTS: dict[int, tuple[Part, ...]] = {
    2021: (
        Part(
            "第二十条第（一）项",
            (("made", "本年制发件数"), ("repealed", "本年废止件数"), ("valid", "现行有效件数")),
            (("rules", "规章"), ("norms", "行政规范性文件")),
        ),
        Part("第二十条第（五）项", _DECIDED, (("licences", "行政许可"),)),
        Part("第二十条第（六）项", _DECIDED, (("penalties", "行政处罚"), ("measures", "行政强制"))),
        Part(
            "第二十条第（八）项", (("fees", "本年收费金额（单位：万元）"),), (("charges", "行政事业性收费"),)
        ),
    ),
    2019: (
        Part(
            "第二十条第（一）项",
            (("made", "本年新制作数量"), ("opened", "本年新公开数量"), ("valid", "对外公开总数量")),
            (("rules", "规章"), ("norms", "规范性文件")),
        ),
        Part(
            "第二十条第（五）项",
            (*_CHANGES, ("decided", "处理决定数量")),
            (("licences", "行政许可"), ("services", "其他对外管理服务事项")),
        ),
        Part(
            "第二十条第（六）项",
            (*_CHANGES, ("decided", "处理决定数量")),
            (("penalties", "行政处罚"), ("measures", "行政强制")),
        ),
        Part("第二十条第（八）项", _CHANGES, (("charges", "行政事业性收费"),)),
        Part(
            "第二十条第（九）项",
            (("projects", "采购项目数量"), ("amount", "采购总金额")),
            (("purchases", "政府集中采购"),),
        ),
    ),
}


class Line(NamedTuple):
    """A row of an annex: key ("" for a heading), label, unit."""

    key: str
    label: str
    unit: str = ""


class Annex(NamedTuple):
    """A table at the end of a report from before 2019.

    Attributes:
        sums: key of a total → keys of its parts.
        within: pairs of which the first is at most the second.
        cumulative: whether a second column counts all years.
    """

    id: str
    lines: tuple[Line, ...]
    sums: dict[str, tuple[str, ...]]
    within: tuple[tuple[str, str], ...]
    cumulative: bool


NATIONAL = Annex(
    "national",
    (
        Line("", "一、主动公开情况"),
        Line("active", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
        Line("norms", "其中：主动公开规范性文件数", "条"),
        Line("norms-made", "制发规范性文件总数", "件"),
        Line("", "（二）通过不同渠道和方式公开政府信息的情况"),
        Line("bulletin", "1.政府公报公开政府信息数", "条"),
        Line("web", "2.政府网站公开政府信息数", "条"),
        Line("weibo", "3.政务微博公开政府信息数", "条"),
        Line("wechat", "4.政务微信公开政府信息数", "条"),
        Line("elsewhere", "5.其他方式公开政府信息数", "条"),
        Line("", "二、回应解读情况"),
        Line("responses", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
        Line("", "（二）通过不同渠道和方式回应解读的情况"),
        Line("briefings", "1.参加或举办新闻发布会总次数", "次"),
        Line("briefings-led", "其中：主要负责同志参加新闻发布会次数", "次"),
        Line("interviews", "2.政府网站在线访谈次数", "次"),
        Line("interviews-led", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
        Line("articles", "3.政策解读稿件发布数", "篇"),
        Line("microblogs", "4.微博微信回应事件数", "次"),
        Line("other-responses", "5.其他方式回应事件数", "次"),
        Line("", "三、依申请公开情况"),
        Line("received", "（一）收到申请数", "件"),
        Line("in-person", "1.当面申请数", "件"),
        Line("by-fax", "2.传真申请数", "件"),
        Line("by-net", "3.网络申请数", "件"),
        Line("by-letter", "4.信函申请数", "件"),
        Line("done", "（二）申请办结数", "件"),
        Line("in-time", "1.按时办结数", "件"),
        Line("extended", "2.延期办结数", "件"),
        Line("replied", "（三）申请答复数", "件"),
        Line("already", "1.属于已主动公开范围数", "件"),
        Line("granted", "2.同意公开答复数", "件"),
        Line("partial", "3.同意部分公开答复数", "件"),
        Line("refused", "4.不同意公开答复数", "件"),
        Line("secret", "其中：1.涉及国家秘密", "件"),
        Line("business", "2.涉及商业秘密", "件"),
        Line("privacy", "3.涉及个人隐私", "件"),
        Line("security", "4.危及国家安全、公共安全、经济安全和社会稳定", "件"),
        Line("not-covered", "5.不是《条例》所指政府信息", "件"),
        Line("by-law", "6.法律法规规定的其他情形", "件"),
        Line("not-ours", "5.不属于本行政机关公开数", "件"),
        Line("missing", "6.申请信息不存在数", "件"),
        Line("to-amend", "7.告知作出更改补充数", "件"),
        Line("other-ways", "8.告知通过其他途径办理数", "件"),
        Line("reviews", "四、行政复议数量", "件"),
        Line("review-upheld", "（一）维持具体行政行为数", "件"),
        Line("review-corrected", "（二）被依法纠错数", "件"),
        Line("review-other", "（三）其他情形数", "件"),
        Line("suits", "五、行政诉讼数量", "件"),
        Line("suit-upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
        Line("suit-corrected", "（二）被依法纠错数", "件"),
        Line("suit-other", "（三）其他情形数", "件"),
        Line("complaints", "六、举报投诉数量", "件"),
        Line("fees", "七、依申请公开信息收取的费用", "万元"),
        Line("", "八、机构建设和保障经费情况"),
        Line("units", "（一）政府信息公开工作专门机构数", "个"),
        Line("places", "（二）设置政府信息公开查阅点数", "个"),
        Line("staff", "（三）从事政府信息公开工作人员数", "人"),
        Line("full-time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
        Line("part-time", "2.兼职人员数", "人"),
        Line(
            "funds",
            "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
            "万元",
        ),
        Line("", "九、政府信息公开会议和培训情况"),
        Line("meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
        Line("trainings", "（二）举办各类培训班数", "次"),
        Line("trained", "（三）接受培训人员数", "人次"),
    ),
    {
        "received": ("in-person", "by-fax", "by-net", "by-letter"),
        "done": ("in-time", "extended"),
        "replied": (
            "already",
            "granted",
            "partial",
            "refused",
            "not-ours",
            "missing",
            "to-amend",
            "other-ways",
        ),
        "refused": ("secret", "business", "privacy", "security", "not-covered", "by-law"),
        "reviews": ("review-upheld", "review-corrected", "review-other"),
        "suits": ("suit-upheld", "suit-corrected", "suit-other"),
        "staff": ("full-time", "part-time"),
    },
    (
        ("norms", "active"),
        ("briefings-led", "briefings"),
        ("interviews-led", "interviews"),
        ("bulletin", "active"),
        ("web", "active"),
        ("weibo", "active"),
        ("wechat", "active"),
        ("elsewhere", "active"),
    ),
    cumulative=False,
)
LOCAL_EARLY = Annex(
    "local-early",
    (
        Line("active", "主动公开信息数", "条"),
        Line("web", "其中：1.网站公开", "条"),
        Line("bulletin", "2.政府公报公开", "条"),
        Line("received", "受理依申请公开信息总数", "条"),
        Line("in-person", "其中：1.当面申请数", "条"),
        Line("by-fax", "2.传真申请数", "条"),
        Line("by-mail", "3.电子邮件申请数", "条"),
        Line("by-net", "4.网上申请数", "条"),
        Line("by-letter", "5.信函申请数", "条"),
        Line("other-forms", "6.其它形式申请数", "条"),
        Line("replied", "对申请的答复总数", "条"),
        Line("granted", "其中：1.同意公开答复数", "条"),
        Line("partial", "2.同意部分公开答复数", "条"),
        Line("refused", "3.否决公开答复数", "条"),
        Line("reviews", "行政复议数", "条"),
        Line("suits", "行政诉讼数", "条"),
        Line("appeals", "行政申诉数", "条"),
    ),
    {
        "active": ("web", "bulletin"),
        "received": ("in-person", "by-fax", "by-mail", "by-net", "by-letter", "other-forms"),
        "replied": ("granted", "partial", "refused"),
    },
    (),
    cumulative=True,
)
LOCAL_LATE = Annex(
    "local-late",
    (
        Line("active", "主动公开文件数", "条"),
        Line("web", "其中：1.政府网站公开数", "条"),
        Line("bulletin", "2.政府公报公开数", "条"),
        Line("received", "受理依申请公开信息总数", "条"),
        Line("in-person", "其中：1.当面申请数", "条"),
        Line("by-net", "2.网上申请数", "条"),
        Line("by-letter", "3.信函、传真申请数", "条"),
        Line("replied", "对申请的答复总数", "条"),
        Line("granted", "其中：1.同意公开答复数", "条"),
        Line("partial", "2.同意部分公开答复数", "条"),
        Line("refused", "3.不予公开答复数", "条"),
        Line("others", "4.其他类型答复数", "条"),
        Line("complaints", "接受行政诉讼、举报数", "件"),
        Line("reviews", "行政复议数", "件"),
        Line("suits", "行政诉讼数", "件"),
    ),
    {
        "active": ("web", "bulletin"),
        "received": ("in-person", "by-net", "by-letter"),
        "replied": ("granted", "partial", "refused", "others"),
    },
    (),
    cumulative=True,
)
ANNEXES = (NATIONAL, LOCAL_EARLY, LOCAL_LATE)


def result_rows(form: int) -> tuple[str, ...]:
    """Keys of the rows that make up the total of the third table."""
    outer = {"new", "carried-in", "total", "carried-out"}
    return tuple(key for key, _, _ in rows_of(form) if key not in outer)
