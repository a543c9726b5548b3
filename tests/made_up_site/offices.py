"""The sites: six offices of a city that does not exist, each with another publishing system."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from made_up_site.pages import Office
from made_up_site.systems import frontpage, jcms, powereasy, scripted, trs, vsb

if TYPE_CHECKING:
    from types import ModuleType


class Site(NamedTuple):
    """A site: whose it is, what prints it, and what its template has wrong on every page.

    Attributes:
        office: whose it is.
        system: a module of ``systems``.
        wrong: rules that find the template wrong.
    """

    office: Office
    system: ModuleType
    wrong: tuple[str, ...] = ()


def _office(number: int, host: str, name: str, sponsor: str) -> Office:
    return Office(
        host=host,
        name=name,
        sponsor=sponsor,
        code=f"63990000{number:02}",
        icp=f"青ICP备990000{number:02}号-1",
        police=f"青公网安备 639901020000{number:02}号",
        phone=f"0970-81234{number:02}",
    )


SITES = (
    Site(_office(11, "www.qinglan.example", "青岚市人民政府", "青岚市人民政府办公室"), trs),
    Site(_office(12, "baiqi.qinglan.example", "青岚市白栖区人民政府", "青岚市白栖区人民政府办公室"), jcms),
    Site(
        _office(13, "jyj.qinglan.example", "青岚市教育局", "青岚市教育局")._replace(said_code="6399000031"),
        vsb,
        ("website/site-code-metadata",),
    ),
    Site(_office(14, "scjg.qinglan.example", "青岚市市场监督管理局", "青岚市市场监督管理局"), powereasy),
    Site(
        _office(15, "lyj.qinglan.example", "青岚市林业局", "青岚市林业局")._replace(icp="青ICP99000015号"),
        frontpage,
        ("website/icp-number",),
    ),
    Site(
        _office(16, "yunling.qinglan.example", "青岚市芦汀县人民政府", "青岚市芦汀县人民政府办公室"), scripted
    ),
)
