"""How many values of persons are found, and how often something else is taken for one, beside other tools.

    python benchmarks/identifiers.py [--half first|second] [--rounds N] [--show] [--peer NAME=PYTHON …]

Recall counts a value only when its kind and its span are exact (every value reported: profile
audit). A hard false alarm is a finding in a line without any value; a policy alarm is an
office's value reported day to day (profile daily). Peers run under the interpreters of
environments of their own: argus, helan, presidio.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from personal_lines import Line, Value, lines

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.readers import read_text
from disclosure_lint.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What peers call the kinds, by part of the name.
_PEER_KINDS = {
    "mobile": ("phone", "mobile"),
    "landline": ("landline", "tel", "phone"),
    "resident-id": ("id_card", "id_number", "cn_id", "idcard", "id_15", "idnum", "resident"),
    "bank-card": ("bank", "card", "credit"),
    "email": ("email",),
    "home-address": ("address",),
    "passport": ("passport",),
    "plate": ("plate",),
    "birth-date": ("date",),
    "qq": ("qq",),
    "wechat": ("wechat",),
}


class Span(NamedTuple):
    """Something a tool reports."""

    kind: str
    start: int
    end: int


def ours(made: Sequence[Line], profile: str) -> list[list[Span]]:
    """Return what the rules report of each line."""
    pack = chosen_pack(select=[f"personal-data/{kind}" for kind in IDENTIFIERS], profile=profile)
    found = []
    for line in made:
        report = Report(pack)
        suffix = (
            ".html" if line.text.lstrip().startswith("<") else ".md" if line.text.startswith("|") else ".txt"
        )
        add(report, read_text(line.text, f"line{suffix}", suffix))
        assert not report.failures
        found.append(
            [
                Span(entry.rule.partition("/")[2], entry.position.offset, entry.position.end_offset)
                for entry in report.entries
                if entry.position and entry.outcome.value in {"fail", "review"}
            ]
        )
    return found


def together(made: Sequence[Line]) -> tuple[list[Line], Line]:
    """Return the lines of running text in some order, and the document they make."""
    kept = [line for line in made if not {"\n", "\t", "|", "<", "{"} & set(line.text)]
    random.Random(1).shuffle(kept)
    values: list[Value] = []
    at = 0
    for line in kept:
        values += (value._replace(start=value.start + at, end=value.end + at) for value in line.values)
        at += len(line.text) + 1
    return kept, Line("\n".join(line.text for line in kept), tuple(values), 0)


def apart(kept: Sequence[Line], found: Sequence[Span]) -> list[list[Span]]:
    """Return what was found in one document, line by line."""
    result: list[list[Span]] = [[] for _ in kept]
    starts = [0, *accumulate(len(line.text) + 1 for line in kept)]
    for span in found:
        number = bisect_right(starts, span.start) - 1
        result[number].append(span._replace(start=span.start - starts[number], end=span.end - starts[number]))
    return result


def peers(made: Sequence[Line], name: str, python: str) -> list[list[Span]]:
    """Return what another tool reports of each line."""
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(  # noqa: S603 - the interpreter the user named
        [python, str(script), name],
        input=json.dumps([line.text for line in made]),
        capture_output=True,
        check=True,
        text=True,
    )
    return [[Span(*span) for span in spans] for spans in json.loads(done.stdout)]


def is_kind(kind: str, said: str) -> bool:
    """Whether a peer's name for a kind means ours."""
    return any(part in said.lower() for part in _PEER_KINDS.get(kind, (kind,)))


def score(
    name: str, made: Sequence[Line], every: list[list[Span]], daily: list[list[Span]], *, show: bool
) -> None:
    """Print the scores of one tool."""
    total, exact, touched = Counter[str](), Counter[str](), Counter[str]()
    hard = policy = public = 0
    decoys = [line for line in made if line.is_decoy]
    for line, spans, reported in zip(made, every, daily, strict=True):
        for value in line.values:
            public += value.public
            if value.public:
                policy += any(span.start < value.end and value.start < span.end for span in reported)
                if show and any(span.start < value.end and value.start < span.end for span in reported):
                    print("  policy", value.kind, repr(line.text))
                continue
            total[value.kind] += 1
            same = [span for span in spans if is_kind(value.kind, span.kind) or span.kind == value.kind]
            hit = any((span.start, span.end) == (value.start, value.end) for span in same)
            exact[value.kind] += hit
            touched[value.kind] += any(span.start < value.end and value.start < span.end for span in spans)
            if show and not hit:
                print(
                    "  missed",
                    value.kind,
                    repr(line.text[value.start : value.end]),
                    "in",
                    repr(line.text),
                    spans,
                )
        if line.is_decoy and spans:
            hard += len(spans)
            if show:
                print(
                    "  hard",
                    [(span.kind, line.text[span.start : span.end]) for span in spans],
                    repr(line.text),
                )
    print(
        f"{name}: recall with exact spans {sum(exact.values())}/{sum(total.values())}"
        f" = {sum(exact.values()) / sum(total.values()):.3f} (touched {sum(touched.values()) / sum(total.values()):.3f});"
        f" hard false alarms {100 * hard / len(decoys):.1f} per 100 decoys ({len(decoys)});"
        f" policy alarms {100 * policy / max(1, public):.1f} per 100 ({public})"
    )
    for kind, count in sorted(total.items()):
        print(f"    {kind:20} {exact[kind]:5}/{count:<5} {exact[kind] / count:.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="first", choices=["first", "second"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", default="")
    parser.add_argument("--together", action="store_true", help="all lines of running text in one document")
    parser.add_argument("--show", action="store_true", help="print every line that went wrong")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    chosen = parser.parse_args()
    made = list(lines(chosen.half, chosen.rounds, chosen.seed))
    print(f"{len(made)} lines, {sum(line.is_decoy for line in made)} of them decoys")
    started = time.process_time()
    if chosen.together:
        made, one = together(made)
        every, daily = (apart(made, ours([one], profile)[0]) for profile in ("audit", "daily"))
    else:
        every, daily = ours(made, "audit"), ours(made, "daily")
    took = time.process_time() - started
    score("disclosure-lint", made, every, daily, show=chosen.show)
    print(f"    {took:.1f} s")
    for peer in chosen.peer:
        name, _, python = peer.partition("=")
        found = peers(made, name, python)
        score(name, made, found, found, show=False)


if __name__ == "__main__":
    main()
