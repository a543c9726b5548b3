"""How many faults are found in every era and layout, and what is reported of reports without fault.

python tests/reports/measure.py [--seeds N] [--layout NAME]… [--era NAME]… [--fault NAME]…
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from reports import figure_faults, text_faults
from reports.compose import ERAS, compose
from reports.faults import FAULTS, cases
from reports.judging import findings, judged
from reports.layouts import LAYOUTS

assert figure_faults
assert text_faults


def main() -> None:
    """Measure and print."""
    options = _options()
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    alarms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for era in options.era:
        for seed in range(options.first, options.first + options.seeds):
            report = compose(seed, era)
            for layout in options.layout:
                for entry in findings(report, layout, seed):
                    alarms[era, layout][f"{entry.outcome.value} {entry.rule}"] += 1
            for case in cases(report, Random(seed), options.fault):
                for layout in options.layout:
                    verdict = judged(case, layout, seed)
                    counts = found[case.fault.name, era, layout]
                    if verdict.told:
                        counts.update(n=1, enough=int(verdict.enough), noticed=int(verdict.noticed))
                    else:
                        counts.update(untold=1)
    _print_recall(found, options)
    _print_alarms(alarms, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=int, default=4, help="reports of each era (4)")
    parser.add_argument("--first", type=int, default=0, help="first seed (0)")
    for name, all_names in (("layout", LAYOUTS), ("era", ERAS), ("fault", FAULTS)):
        parser.add_argument(f"--{name}", action="append", choices=sorted(all_names), help="all if not given")
    options = parser.parse_args()
    for name, all_names in (("layout", LAYOUTS), ("era", ERAS), ("fault", FAULTS)):
        setattr(options, name, getattr(options, name) or list(all_names))
    return options


def _print_recall(found: dict[tuple[str, str, str], Counter[str]], options: argparse.Namespace) -> None:
    for era in options.era:
        print(f"\n{era}: found / put in (noticed at all, if more)")
        print(f"{'':32}" + "".join(f"{layout.replace('.', ' ')[:12]:>14}" for layout in options.layout))
        for name in options.fault:
            row = [found[name, era, layout] for layout in options.layout]
            if any(counts["n"] or counts["untold"] for counts in row):
                print(f"{name:32}" + "".join(f"{_shown(counts):>14}" for counts in row))
        sums = [
            sum((found[name, era, layout] for name in options.fault), Counter()) for layout in options.layout
        ]
        print(f"{'all':32}" + "".join(f"{_shown(counts):>14}" for counts in sums))


def _shown(counts: Counter[str]) -> str:
    if not counts["n"]:
        return "–"
    more = f" ({counts['noticed']})" if counts["noticed"] > counts["enough"] else ""
    return f"{counts['enough']}/{counts['n']}{more}"


def _print_alarms(alarms: dict[tuple[str, str], Counter[str]], options: argparse.Namespace) -> None:
    print(f"\nreported of {options.seeds} reports without fault")
    for (era, layout), counts in alarms.items():
        print(f"{era:8} {layout:14} " + ", ".join(f"{what} {n}" for what, n in counts.most_common()))


if __name__ == "__main__":
    main()
