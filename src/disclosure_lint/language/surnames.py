"""Surnames, the anchors of Chinese personal names."""

from __future__ import annotations

COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文"
    " 长孙 司徒 轩辕 夏侯 端木 独孤 南宫 呼延 闻人 澹台 申屠"
    " 鲜于 钟离 濮阳 淳于 单于 赫连 拓跋 完颜 万俟 东郭".split(),
)
#: The commonest first: the place in the list tells how common a surname is.
RANKED = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜"
    "崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙陶史黎贺顾毛郝龚邵万覃武钱戴严莫孔向汤常温康施牛樊葛赖文兰殷洪季俞谷詹蒙"
    "邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关焦左柳祝甘包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗盛曲翁冉骆蓝路游靳管柴鲍"
    "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞"
    "姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼"
    "盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸"
    "雍辛羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉"
    "植衡富尧闭由习蔚宦逄濮郦竺荀郗辜莘沃寿牧佴凃粘菅隗眭缑库贡籍庾暨璩雒麴宓訾回"
)

SINGLE = frozenset(RANKED)


def surname_length(name: str) -> int:
    """Return how many characters of the surname a name begins with, 0 for none."""
    if name[:2] in COMPOUND:
        return 2
    return int(name[:1] in SINGLE)
