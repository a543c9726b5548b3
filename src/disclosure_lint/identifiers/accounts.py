"""Accounts and addresses on networks (GB/T 35273-2020 annex A): QQ, WeChat, IP."""

from __future__ import annotations

import re

from disclosure_lint.identifiers.model import END, Form, Identifier
from disclosure_lint.language.expression import Expression

FORMS = {
    "qq": Form(
        ("QQ", "qq", "Qq", "Q Q", "扣扣", "企鹅号"),
        Expression(
            r"(?<![A-Za-z])[Qq] ?[Qq](?! ?(?:群|邮箱|空间|浏览|音乐))(?:[/、或]微信)?(?:号码?|账号|是)?"
            r"|微信[/、或][Qq][Qq]号?|扣扣号?|企鹅号",
        ),
        Expression(rf"[1-9][0-9]{{4,10}}{END}"),
    ),
    "wechat": Form(
        tuple(
            "微信 薇信 微号 加微 加个微 加我微 V信 v信 加V 加v 加个V 加我V"
            " VX vx WX wx echat eChat eixin".split(),
        ),
        Expression(
            r"微信(?!公众|小程序|群|支付|平台|扫|关注|搜|视频|服务|订阅)(?:号码?|账号|ID)?"
            r"|薇信号?|微号|加(?:个|我)?(?:微(?!信)|[Vv](?![A-Za-z信]))|(?<![A-Za-z])[Vv]信号?"
            r"|(?<![A-Za-z])(?:VX|vx|WX|wx|[Ww]e[Cc]hat|[Ww]eixin)(?![A-Za-z0-9])",
        ),
        # A telephone behind its word is one: vx138….
        Expression(
            r"(?!(?:we ?chat|weixin|http|www)\b|[a-z]{1,5}1[3-9][0-9]{9}(?![0-9]))"
            rf"[a-z][-_a-z0-9]{{5,19}}{END}",
            re.IGNORECASE,
        ),
    ),
    "ip-address": Form(
        ("IP", "ip", "Ip", "登录地址", "来源地址", "访问地址", "攻击地址", "网络地址", "源地址"),
        Expression(
            r"(?<![A-Za-z])(?i:ip)(?:v4)?(?:[\u4e00-\u9fff]{1,10}(?=[ :为是]{0,4}[0-9]))?"
            r"|(?:登录|来源|访问|攻击|网络|源)地址"
        ),
        Expression(
            r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9.])",
        ),
    ),
}

_RESERVED = Expression(r"(?:0|10|127|255|169\.254|192\.168|172\.(?:1[6-9]|2[0-9]|3[01])|22[4-9]|23[0-9])\.")


def is_reserved(address: str) -> bool:
    """Whether an IP address is one of networks of their own (RFC 1918 and others), which is nobody's."""
    return bool(_RESERVED.re.match(address))


QQ = Identifier(
    id="qq",
    zh="QQ号码",
    en="QQ number",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）",
    examples=("QQ：{{qq}}", "QQ号码{{qq}}"),
    counterexamples=("QQ群：{{qq}}", "序号{{qq}}"),
)

WECHAT = Identifier(
    id="wechat",
    zh="微信号",
    en="WeChat account",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）",
    examples=("微信号：{{wechat}}", "微信{{wechat}}", "vx:{{wechat}}"),
    counterexamples=("微信公众号：{{wechat}}", "微信群", "WeChat Official"),
)

IP_ADDRESS = Identifier(
    id="ip-address",
    zh="IP地址",
    en="IP address",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）；RFC 1918",
    examples=("IP地址：{{ip-address}}", "来自IP {{ip-address}}"),
    counterexamples=("IP地址：192.168.1.20", "版本1.2.3.4", "第3.1.2.10条"),
)
