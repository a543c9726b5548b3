"""What reports count, and the words that say it: data of the pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

#: Where the number stands in the words of a measure.
NUMBER = "{n}"
#: Said of what is no part of anything.
ALONE = "none"
#: What may stand between the words of a measure and its number.
_LINKS = (
    r"(?:数量|总数|总量|件数|次数|[数量])?"
    r"(?:合计|共计|共有|共为|共|总计|累计|计|分别|为|有|了|达到?|仅|只|:|的|\s)*$"
)


@dataclass(frozen=True)
class Form:
    """One way to say a measure, or to say that there is none.

    Attributes:
        words: a regular expression; ``{n}`` is where the number stands.
        unless: matches clauses in which the words mean something else.
        of: measures of which the number must be said to be a part, ``none`` when it may stand alone;
            empty when this does not matter.
    """

    words: str
    unless: str | None = None
    of: tuple[str, ...] = ()

    def leads(self, lead: str, after: str) -> bool:
        """Whether a number with this text before and after it is said in these words."""
        if not self._before.search(lead):
            return False
        return self._after is None or bool(self._after.match(after))

    def means_other(self, clause: str) -> bool:
        """Whether a clause is one of those in which the words mean something else."""
        return bool(self._unless and self._unless.search(clause))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words, for those without a number."""
        return re.compile(self.words)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.words.partition(NUMBER)[0]}){_LINKS}")

    @cached_property
    def _after(self) -> re.Pattern[str] | None:
        after = self.words.partition(NUMBER)[2]
        return re.compile(rf"\s*(?:{after})") if after else None

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None


@dataclass(frozen=True)
class Measure:
    """Something reports count, such as requests received.

    Attributes:
        id: what rules call it.
        name: what messages call it.
        said: the ways to say how many there are.
        none: the ways to say that there is none: 未收到申请.
        units: what it is counted in; ``元`` for money, ``%`` for rates.
        group: measures of one group are said side by side, as parts of the same whole.
        timeless: whether the words themselves tell the time, as 上年结转 does.
    """

    id: str
    name: str
    said: tuple[Form, ...]
    none: tuple[Form, ...] = ()
    units: tuple[str, ...] = ()
    group: str = ""
    timeless: bool = False
