"""How many values of persons are found, and how often something else is taken for one, beside other tools.

    python benchmarks/identifiers.py [--half NAME] [--rounds N] [--show] [--peer NAME=PYTHON …]

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
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import other_hand
import personal_lines
from personal_lines import Line, Value

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

    def overlaps(self, value: Value) -> bool:
        """Whether it shares characters with a value."""
        return self.start < value.end and value.start < self.end


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
    done = subprocess.run(
        [python, str(script), name],
        input=json.dumps([line.text for line in made]),
        capture_output=True,
        check=True,
        text=True,
    )
    return [[Span(*span) for span in spans] for spans in json.loads(done.stdout)]


def is_kind(kind: str, said: str) -> bool:
    """Whether a peer's name for a kind means ours."""
    return said == kind or any(part in said.lower() for part in _PEER_KINDS.get(kind, ()))


@dataclass
class Score:
    """How a tool did.

    Attributes:
        total: values of persons, by kind.
        exact: those found with their kind and span.
        touched: those any finding overlaps.
        daily: those any finding of the daily profile overlaps.
        public: values of offices.
        policy: those reported day to day.
        decoys: lines without any value.
        hard: findings in them.
    """

    total: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    touched: int = 0
    daily: int = 0
    public: int = 0
    policy: int = 0
    decoys: int = 0
    hard: int = 0

    def add(self, line: Line, every: Sequence[Span], daily: Sequence[Span], *, show: bool) -> None:
        """Count the findings in one line; tell what is wrong with them if asked."""
        for value in line.values:
            reported = any(span.overlaps(value) for span in daily)
            if value.public:
                self.public += 1
                self.policy += reported
                self._tell("policy", value.kind, line, wrong=show and reported)
                continue
            hit = any(is_kind(value.kind, span.kind) and span[1:] == value[1:3] for span in every)
            self.total[value.kind] += 1
            self.exact[value.kind] += hit
            self.touched += any(span.overlaps(value) for span in every)
            self.daily += reported
            self._tell("missed", line.text[value.start : value.end], line, wrong=show and not hit)
        if line.is_decoy:
            self.decoys += 1
            self.hard += len(every)
            self._tell(
                "hard",
                str([line.text[span.start : span.end] for span in every]),
                line,
                wrong=show and bool(every),
            )

    def _tell(self, what: str, value: str, line: Line, *, wrong: bool) -> None:
        if wrong:
            print(f"  {what} {value!r} in {line.text!r}")

    def show(self, name: str) -> None:
        """Print it."""
        count, exact = sum(self.total.values()), sum(self.exact.values())
        print(
            f"{name}: recall {exact / count:.3f} ({exact}/{count} spans), touched {self.touched / count:.3f},"
        )
        print(f"    reported day to day {self.daily / count:.3f};")
        print(f"    hard false alarms {100 * self.hard / self.decoys:.1f} per 100 decoys ({self.decoys});")
        print(
            f"    policy alarms {100 * self.policy / max(1, self.public):.1f} per 100 offices' values"
            f" ({self.public})"
        )
        for kind, made in sorted(self.total.items()):
            print(f"    {kind:20} {self.exact[kind]:5}/{made:<5} {self.exact[kind] / made:.3f}")


def measure(
    name: str,
    made: Sequence[Line],
    every: Sequence[Sequence[Span]],
    daily: Sequence[Sequence[Span]],
    *,
    show: bool,
) -> None:
    """Print how a tool did."""
    score = Score()
    for line, spans, reported in zip(made, every, daily, strict=True):
        score.add(line, spans, reported, show=show)
    score.show(name)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="first", choices=["first", "second", *other_hand.LOTS])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", default="")
    parser.add_argument("--together", action="store_true", help="all lines of running text in one document")
    parser.add_argument("--show", action="store_true", help="print every line that went wrong")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    chosen = parser.parse_args()
    source = other_hand if chosen.half in other_hand.LOTS else personal_lines
    made = list(source.lines(chosen.half, chosen.rounds, chosen.seed))
    print(f"{len(made)} lines, {sum(line.is_decoy for line in made)} of them decoys")
    started = time.process_time()
    if chosen.together:
        made, one = together(made)
        every, daily = (apart(made, ours([one], profile)[0]) for profile in ("audit", "daily"))
    else:
        every, daily = ours(made, "audit"), ours(made, "daily")
    took = time.process_time() - started
    measure("disclosure-lint", made, every, daily, show=chosen.show)
    print(f"    {took:.1f} s")
    for peer in chosen.peer:
        name, _, python = peer.partition("=")
        found = peers(made, name, python)
        measure(name, made, found, found, show=False)


if __name__ == "__main__":
    main()
