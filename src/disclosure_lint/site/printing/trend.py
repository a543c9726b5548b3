"""What the scans of a store came to, as a picture and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.formats.html_words import safe
from disclosure_lint.formats.words import CHANGES
from disclosure_lint.site.printing.words import SAYS, UNLIKE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import ScanTotal

#: Scans that are shown, the last ones.
_MOST = 12
#: Of the picture: width of a scan, of its bar, height of the tallest bar, room above and below it.
_STEP, _BAR, _TALL, _ABOVE, _BELOW = 76, 38, 130, 22, 40


def trend(scans: Sequence[ScanTotal], lang: Lang, *, decided: bool = False) -> Iterator[str]:
    """Yield a section on the scans that were finished.

    Args:
        scans: all of them.
        lang: of the words.
        decided: whether there are findings that do not count; in the numbers of scans they are.
    """
    shown = [scan for scan in scans if scan.finished][-_MOST:]
    yield f'<section class="panel trend"><h2>{SAYS["trend"][lang]}</h2>\n'
    yield '<div class="both">'
    if len(shown) > 1:
        keys = (f'<i class="{name}"></i>{SAYS[name][lang]}' for name in ("fail", "review"))
        yield f'<div class="wide">{_picture(shown, lang)}<p class="key">{" ".join(keys)}</p></div>\n'
    else:
        yield f"<p>{SAYS['one-scan'][lang]}</p>\n"
    names = tuple(SAYS[name][lang] for name in ("scan", "found", "fail", "review"))
    names += (CHANGES["new"][lang], CHANGES["gone"][lang])
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    yield f'<div class="wide"><table class="numbers"><thead><tr>{head}</tr></thead><tbody>\n'
    for scan in reversed(shown):
        cells = (scan.found, scan.found - scan.review, scan.review, scan.new, scan.gone)
        row = "".join(f"<td>{number:,}</td>" for number in cells)
        yield f'<tr><th scope="row">{_time(scan)}{_unlike(scan, lang)}</th>{row}</tr>\n'
    yield "</tbody></table></div></div>"
    yield f'<p class="faint">{SAYS["whole"][lang]}</p>' if decided else ""
    yield "</section>\n"


def _unlike(scan: ScanTotal, lang: Lang) -> str:
    """In what else than the site a scan is unlike the one before."""
    said = SAYS["comma"][lang].join(UNLIKE[name][lang] for name in scan.unlike)
    return f"<small>{said}</small>" if said else ""


def _picture(scans: Sequence[ScanTotal], lang: Lang) -> str:
    most = max(scan.found for scan in scans) or 1
    width, base = _STEP * len(scans), _ABOVE + _TALL
    bars = "".join(_bar(scan, _STEP * at + _STEP // 2, base, most) for at, scan in enumerate(scans))
    return (
        f'<svg viewBox="0 0 {width} {base + _BELOW}" width="{width}" height="{base + _BELOW}" role="img"'
        f' aria-label="{SAYS["trend"][lang]}"><path d="M0 {base}H{width}"/>{bars}</svg>'
    )


def _bar(scan: ScanTotal, middle: int, base: int, most: int) -> str:
    """A bar of two parts, the number above it, the day and what changed below."""
    review, whole = (_TALL * number / most for number in (scan.review, scan.found))
    left = middle - _BAR // 2
    parts = (("review", base - review, review), ("fail", base - whole, whole - review))
    drawn = "".join(
        f'<rect class="{name}" x="{left}" y="{top:.1f}" width="{_BAR}" height="{tall:.1f}"/>'
        for name, top, tall in parts
    )
    texts = (
        ("number", base - whole - 6, f"{scan.found:,}"),
        ("day", base + 16, scan.started[5:16].replace("T", " ")),
        ("day", base + 32, f"+{scan.new:,} −{scan.gone:,}"),
    )
    said = "".join(
        f'<text class="{name}" x="{middle}" y="{y:.1f}">{safe(text)}</text>' for name, y, text in texts
    )
    return f"<g><title>{_time(scan)}</title>{drawn}{said}</g>"


def _time(scan: ScanTotal) -> str:
    return safe(scan.started[:16].replace("T", " "))
