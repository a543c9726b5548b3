"""What is said of two scans that are compared, beside what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.site.printing.words import SAYS, UNLIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.scans import Pair, Scan


def facts_of(pair: Pair, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield names and values: store, sources, times, tool and rules of either scan."""
    for head, scan in (("before", pair.before), ("after", pair.after)):
        if scan:
            yield from (
                (f"{SAYS[head][lang]}{SAYS['colon'][lang]}{name}", text) for name, text in _of(scan, lang)
            )


def notes(pair: Pair, lang: Lang) -> list[str]:
    """Return in what the scans are unlike: changes may come of that rather than of the site."""
    return [UNLIKE[name][lang] for name in pair.unlike]


def pair_object(pair: Pair, lang: Lang) -> dict[str, Any]:
    """Return both scans as plain data."""
    return {
        "before": _object(pair.before),
        "after": _object(pair.after),
        "unlike": list(pair.unlike),
        "notes": notes(pair, lang),
    }


def _of(scan: Scan, lang: Lang) -> Iterator[tuple[str, str]]:
    yield SAYS["store"][lang], scan.store
    yield SAYS["source"][lang], ("、" if lang == "zh" else ", ").join(map(str, scan.sources))
    yield SAYS["time"][lang], times(scan.started, scan.finished)
    if scan.tool:
        pack = scan.tool["pack"]
        yield SAYS["tool"][lang], f"disclosure-lint {scan.tool['version']}"
        yield SAYS["pack"][lang], f"{pack['name']} {pack['version']} {pack['digest']}"


def times(*given: str) -> str:
    """Return the times of a scan as people read them; what is empty is left out."""
    return " – ".join(time[:16].replace("T", " ") for time in given if time)


def _object(scan: Scan | None) -> dict[str, Any] | None:
    if scan is None:
        return None
    return {
        "store": scan.store,
        "scan": scan.number,
        "sources": list(scan.sources),
        "started": scan.started,
        "finished": scan.finished or None,
        "tool": dict(scan.tool),
    }
