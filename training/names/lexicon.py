"""Make the lexicon that ships, from jieba's dictionary and ``judged.txt.gz``.

    python training/names/lexicon.py [--check]

Costs are tenths of a nat: ten times the negative natural logarithm of a probability.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from jieba_words import Word, read_dictionary
from judge import PATH as JUDGED

from disclosure_lint.language.names.lexicon import PATH
from disclosure_lint.language.surnames import COMPOUND, RANKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Words counted less often are left out: what is so rare explains a candidate no better than a name.
_FEWEST = {1: 3, 2: 6, 3: 10, 4: 8}
#: A name counted so often is known to be one; counted much oftener, it is that of a figure of history.
_KNOWN, _FIGURE = 10, 900
#: A name of two characters may be anybody's, however often it was counted.
_SHORTEST_FIGURE = 3
#: Share of the n-th surname: 1 / (n + 5) ** 1.35, which falls as the surnames of the country do.
_OFFSET, _FALL = 5, 1.35
_COMPOUND_SHARE = 0.0003
#: Given names are counted under common surnames that do not begin transliterations.
_COUNTED_UNDER = frozenset(RANKED[:80]) - set("马罗金白高石")
#: Words of official texts the dictionary hardly knows, and how often they are taken to stand there.
_SUPPLEMENT = Path(__file__).with_name("supplement.txt")
_SUPPLEMENT_COUNT = 300
#: Named in all official texts of these years, and younger than the dictionary.
_FIGURES = ("习近平",)
#: The least probable given name; no more is known of a character never seen in one.
_DEAREST = 180
#: A class of words by the first letter of its tag; places and organs have their own.
_CLASSES = {"ns": "S", "nt": "O", "nr": "n"}
_LETTERS = frozenset("nvadpumrqtcfsjbilzyoe")


def cost(probability: float) -> int:
    """Return tenths of a nat."""
    return round(-10 * math.log(probability))


def surnames() -> dict[str, int]:
    """Return the cost of each surname among names."""
    weights = {sign: (rank + _OFFSET) ** -_FALL for rank, sign in enumerate(RANKED)}
    total = sum(weights.values())
    return {sign: cost(weight / total) for sign, weight in weights.items()} | dict.fromkeys(
        sorted(COMPOUND), cost(_COMPOUND_SHARE)
    )


def given(names: Iterable[str], margins: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return for each character its cost in the middle, at the end, and alone after the surname."""
    middle, end, alone = Counter[str](), Counter[str](), Counter[str]()
    for name in names:
        if name[0] in _COUNTED_UNDER:
            middle.update(name[1:-1])
            (end if len(name) > 2 else alone).update(name[-1])  # noqa: PLR2004
    for sign, count in end.items():
        alone[sign] += round(0.15 * count)
    columns = [
        _given_column(counts, {sign: values[column] for sign, values in margins.items()})
        for column, counts in enumerate((middle, end, alone))
    ]
    return {sign: tuple(column[sign] for column in columns) for sign in margins}


def _given_column(counts: Counter[str], margins: Mapping[str, int]) -> dict[str, int]:
    ordered = sorted(margins.values())
    median, low = ordered[len(ordered) // 2], ordered[len(ordered) // 10]
    total = counts.total() + 1500
    column = {}
    for sign, margin in margins.items():
        doubt = max(0.0, (median - margin) / (median - low))
        column[sign] = min(_DEAREST, cost((counts[sign] + 0.5) / total) + round(15 * doubt))
    return column


def words(dictionary: Mapping[str, Word], names: frozenset[str]) -> dict[str, list[str]]:
    """Return class and cost → the words that have them; the cost is rounded to 5."""
    kept = {word: entry for word, entry in dictionary.items() if word not in names}
    total = sum(entry.count for entry in kept.values())
    groups = defaultdict(list)
    for word, entry in sorted(kept.items()):
        if entry.count >= _FEWEST.get(len(word), sys.maxsize):
            letter = _CLASSES.get(entry.tag[:2], entry.tag[0] if entry.tag[0] in _LETTERS else "x")
            groups[f"{letter}{5 * (cost((entry.count + 0.5) / total) // 5) + 2}"].append(word)
    return groups


def text() -> str:
    """Return the lexicon, one line each for surnames, given names, figures, other names, then words."""
    first, *lines = gzip.decompress(JUDGED.read_bytes()).decode().splitlines()
    names = frozenset(first.split())
    margins = {line[0]: tuple(map(int, line[2:].split())) for line in lines}
    dictionary = read_dictionary()
    for word in _SUPPLEMENT.read_text(encoding="utf-8").split():
        if word not in dictionary or dictionary[word].count < _SUPPLEMENT_COUNT:
            dictionary[word] = Word(_SUPPLEMENT_COUNT, "n")
    counts = {name: dictionary[name].count for name in sorted(names)} | dict.fromkeys(_FIGURES, _FIGURE)
    known = [name for name, count in counts.items() if count >= _KNOWN]
    figures = [name for name in known if counts[name] >= _FIGURE and len(name) >= _SHORTEST_FIGURE]
    characters = given(sorted(names), margins)
    grouped = words(dictionary, names)
    return "\n".join(
        [
            " ".join(f"{surname}{value}" for surname, value in surnames().items()),
            " ".join(f"{sign}{','.join(map(str, values))}" for sign, values in characters.items()),
            " ".join(figures),
            " ".join(name for name in known if name not in figures),
            *(" ".join([group, *grouped[group]]) for group in sorted(grouped)),
            "",
        ]
    )


def main() -> int:
    """Write the lexicon, or compare it."""
    made = text()
    if "--check" not in sys.argv:
        PATH.write_bytes(gzip.compress(made.encode(), mtime=0))
        return 0
    if gzip.decompress(PATH.read_bytes()).decode() == made:
        return 0
    print(f"{Path(PATH).name} is not up to date: run python training/names/lexicon.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
