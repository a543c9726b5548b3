"""What a number is: its digits, how they are grouped, and the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers import bank_card, credit_code, resident_id, telephone
from disclosure_lint.identifiers.labels import names_after
from disclosure_lint.identifiers.model import Ground
from disclosure_lint.identifiers.place import MASKED
from disclosure_lint.language.expression import Expression, late

if TYPE_CHECKING:
    from disclosure_lint.identifiers.place import Place

#: How a mobile number is grouped where no word says that it is one.
_MOBILE_SIZES = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (5, 6)})
_LOCAL_SIZES = frozenset({(7,), (8,), (3, 4), (4, 4), (4, 3)})
_FEWEST_IN_GROUP, _MOST_GROUPS = 2, 4
_MOBILE, _PERSON, _DISABILITY, _OLD = 11, 18, 20, 15
#: Digits for type and level behind the number of a disabled person.
_LEVELS = 2
#: What follows a number that counts something.
_COUNTS = Expression(
    r" ?(?:\.[0-9]+)? ?(?:[十百千万亿]*(?:美|欧|港|日)?元|[万亿]|人次|人民币|吨|千克|公斤|[平立]方|亩|公顷"
    r"|公里|千米|米|千瓦|度电|株|册|字节|标准箱|TEU|[%‰]"
    r"|[辆套份件次]|户(?![主籍口名])|台(?!胞|湾)|名(?![称字])|个(?!人))"
)
#: The decimals of an amount, and thousands before them.
_FRACTION = late(r"(?:,[0-9]{3})*\.[0-9]")
_WHOLE = late(r"(?<![0-9A-Za-z])[0-9]{1,3}\.$")
_YEAR = late(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PHONE = frozenset({"phone", "wechat", "qq", "person"})
_LOCAL = frozenset({"phone"})
_DISABLED = frozenset({"disability"})
_PERSONAL = frozenset("identity residence disability student social medical person passport permit".split())

#: A kind, its value and the ground it stands on.
Verdict = tuple[str, str, Ground]


def may_be(digits: str, sizes: tuple[int, ...]) -> bool:
    """Whether digits so grouped can be somebody's number at all, whatever stands around them."""
    size = len(digits)
    if bank_card.is_account(digits) or digits[0] == "0" or digits.startswith("86"):
        return True
    if size == _MOBILE:
        return digits[0] == "1"
    return sizes in _LOCAL_SIZES and telephone.is_local(digits)


class Number:
    """Digits that may be one number.

    Attributes:
        place: where it begins.
        digits: without separators; an X may stand at the end.
        sizes: of its groups.
        between: what stands between the groups.
        start: index of its first digit.
        end: index after its last.
        plus: whether a plus sign stands in front.
    """

    __slots__ = ("between", "digits", "end", "place", "plus", "sizes", "start")

    def __init__(
        self, place: Place, digits: str, sizes: tuple[int, ...], between: tuple[str, ...], end: int
    ) -> None:
        self.place, self.digits, self.sizes, self.between = place, digits, sizes, between
        self.start, self.end = place.start, end
        self.plus = place.value[self.start - 1 : self.start] == "+"

    @property
    def wrapped(self) -> bool:
        """Whether a line ends inside."""
        return "\n" in self.between

    @property
    def after(self) -> str:
        """What follows."""
        return self.place.value[self.end : self.end + 16]

    def classify(self) -> Verdict | None:
        """Return what it is, None for a number that is nobody's."""
        if self.place.is_inside or not self._ends():
            return None
        size = len(self.digits)
        if size in {_PERSON, _DISABILITY, _OLD}:
            found = self._person()
            if found:
                return found
        if self.digits.endswith("X") or _COUNTS.re.match(self.after):
            return None
        return self._telephone() or self._account()

    def named(self, groups: frozenset[str]) -> bool:
        """Whether words before or behind it name it as one of some groups."""
        return self.place.label.group in groups or bool(names_after(self.after, groups))

    def _ends(self) -> bool:
        following = self.place.value[self.end : self.end + 1]
        return not (following.isascii() and following.isalnum()) and following not in MASKED

    def _ground(self, groups: frozenset[str]) -> Ground:
        if self.named(groups):
            return Ground.NAMED
        denied = self.place.label.group == "other" or self.place.in_url
        return Ground.DENIED if denied else Ground.CHECKED

    def _person(self) -> Verdict | None:
        digits = self.digits
        if len(digits) == _DISABILITY and resident_id.is_disability(digits) and self._is_whole_card():
            return "disability-card", digits, self._ground(_PERSONAL)
        kind = "residence-permit" if resident_id.is_permit(digits) else "resident-id"
        if resident_id.is_valid(digits):
            return kind, digits, self._ground(_PERSONAL)
        if resident_id.is_permanent(digits) and (
            self.place.label.group in _PERSONAL or not credit_code.is_valid(digits)
        ):
            return "permanent-residence", digits, self._ground(_PERSONAL)
        # One number in thirty passes both checks; a region and a birth date decide.
        if resident_id.is_shaped(digits) and not credit_code.is_valid(digits) and self.named(_PERSONAL):
            return kind, digits, Ground.RESEMBLES
        # The old numbers have no check digit: a name has to stand in front.
        if resident_id.is_shaped(digits) and self.sizes == (_OLD,) and self.place.label.group != "other":
            return kind, digits, Ground.SHAPED
        return None

    def _is_whole_card(self) -> bool:
        """Whether type and level belong to the number in front: a small number beside it may be another."""
        return self.sizes[-1] > _LEVELS or self.named(_DISABLED)

    def _telephone(self) -> Verdict | None:
        digits, code = self.digits, 0
        if len(digits) > _MOBILE - 1 and digits.startswith(("86", "0086")):
            code = digits.index("86") + 2
        # Long-distance calls to mobiles once began with 0.
        if len(digits) == _MOBILE + 1 and telephone.is_mobile(digits[1:]) and digits[0] == "0":
            code = 1
        if len(digits) - code == _MOBILE and digits[code] == "1":
            return self._mobile(digits[code:], code)
        return self._landline(digits[code:], code)

    def _mobile(self, number: str, code: int) -> Verdict | None:
        named = self.named(_PHONE)
        sizes = _without(self.sizes, code)
        if not telephone.is_mobile(number) and not (named and telephone.is_mobile_like(number)):
            return None
        loose = named and (
            set(sizes) == {1} or (min(sizes) >= _FEWEST_IN_GROUP and len(sizes) <= _MOST_GROUPS)
        )
        if self.wrapped:
            return ("mobile", number, Ground.NAMED) if loose else None
        if self._is_decimal() or not (sizes in _MOBILE_SIZES or loose):
            return None
        # ?id=… counts something.
        ground = Ground.DENIED if self.place.label.group == "serial" else self._ground(_PHONE)
        return "mobile", number, ground

    def _landline(self, number: str, code: int) -> Verdict | None:
        sizes = _without(self.sizes, code)
        if code and not number.startswith("0"):
            number, sizes = f"0{number}", (sizes[0] + 1, *sizes[1:])
        area = telephone.area_length(number)
        if (
            self.wrapped
            or len(sizes) >= _MOST_GROUPS
            or (self._is_decimal() and not (area and self.named(_PHONE)))
        ):
            return None
        if not area:
            local = not code and sizes in _LOCAL_SIZES and telephone.is_local(number)
            taken = local and not _YEAR.fullmatch(number) and self.place.label.near and self.named(_LOCAL)
            return ("landline", number, Ground.NAMED) if taken else None
        known, apart = telephone.is_area(number[1:area]), sizes[0] == area
        if self.named(_PHONE) and (known or apart):
            return "landline", number, Ground.NAMED
        return ("landline", number, self._ground(_PHONE)) if known and apart else None

    def _account(self) -> Verdict | None:
        digits = self.digits
        valid = bank_card.is_valid(digits)
        if not valid and (self.wrapped or not bank_card.is_account(digits)):
            return None  # whatever is said of it; reading that takes longer
        label = self.place.label
        bank = label.group == "bank" or bool(names_after(self.after, frozenset({"bank"})))
        if valid and (bank or _even(self.sizes)):
            if bank:
                return "bank-card", digits, Ground.NAMED
            return "bank-card", digits, Ground.DENIED if label.group == "other" else Ground.SHAPED
        if bank and label.near and bank_card.is_account(digits) and not self.wrapped:
            return "bank-card", digits, Ground.RESEMBLES
        return None

    def _is_decimal(self) -> bool:
        """Whether it is the whole or the fraction of a decimal number."""
        if "." in self.between:
            return len(self.sizes) <= _FEWEST_IN_GROUP
        value = self.place.value
        return bool(_FRACTION.match(value, self.end) or _WHOLE.search(self.place.before[-6:]))


def _without(sizes: tuple[int, ...], code: int) -> tuple[int, ...]:
    """The groups of a number without its country code."""
    if not code:
        return sizes
    return sizes[1:] if sizes[0] == code and len(sizes) > 1 else (sizes[0] - code, *sizes[1:])


def _even(sizes: tuple[int, ...]) -> bool:
    """Whether a card number is grouped as cards are: not at all, or in fours."""
    return len(sizes) == 1 or (set(sizes[:-1]) == {4} and sizes[-1] <= 4)  # noqa: PLR2004 - groups of four
