"""How many broken numbers in prose are found, and how many right ones are reported.

    python benchmarks/prose.py [ROUNDS]

Each sentence of ``tests/phrasings.yaml`` is written with right numbers, then with one mistake
at a time: one more or less, digits turned, a share off by its last digit, the wrong sign, parts
swapped. Counted is whether anything is reported. Also: milliseconds for a dense report.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from measuring import RULES, Tally, measure, measure_tables
from phrasings import phrasings
from quiet_reports import REPORTS

from disclosure_lint import check_text

_GROUPS = ("parts", "growth", "flows", "twice", "later")
_LENGTH = 20_000


def main() -> None:
    """Print a line a group of sentences, then the time of one report."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for group in _GROUPS:
        show(group, measure(phrasings(group), rounds))
    show("tables", measure_tables(rounds))
    print(f"{_LENGTH} characters: {seconds() * 1000:.0f} ms")


def show(name: str, tally: Tally) -> None:
    """Print what came of one group."""
    broken = tally.broken.total()
    print(
        f"{name:8} {tally.clean:5} right, {tally.alarms['fail']} failed, {tally.alarms['review']} to review; "
        f"{broken:6} wrong, {tally.recall:.4f} found, {tally.failed / max(1, broken):.3f} as failures"
    )
    for example in tally.examples:
        print("   ", example.replace("\n", " / "))


def seconds() -> float:
    """Return the processor time of the rules on prose for a report of numbers and nothing else."""
    body = "".join(text.partition("\n")[2] for text in REPORTS.values())
    text = f"青岚市2019年政府信息公开工作年度报告\n{body * (_LENGTH // len(body) + 1)}"[:_LENGTH]
    check_text(text, "report.txt", select=RULES)
    started = time.process_time()
    check_text(text, "report.txt", select=RULES)
    return time.process_time() - started


if __name__ == "__main__":
    main()
