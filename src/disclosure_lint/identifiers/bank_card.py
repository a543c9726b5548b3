"""Bank cards (ISO/IEC 7812-1): 16 to 19 digits, check digit by Luhn's formula.

One number in ten passes the check, and accounts of offices look the same; so a card is one
only where words say so, or a whole column of them does.
"""

from __future__ import annotations

from disclosure_lint.identifiers.model import Identifier
from disclosure_lint.language.expression import late

# UnionPay 60 and 62; Visa, MasterCard, American Express, JCB, Diners; older issues of domestic banks.
_ISSUER = late(r"6[0-9]|4|5[0-9]|3[0-9]|2[2-7]|9[0-9]|10[0-9]|8[0-9]")
_SHORTEST, _LONGEST = 16, 19
#: Accounts and passbooks without a check digit have from 12 to 24 digits.
_ACCOUNT = range(12, 25)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    digits = [ord(digit) - 48 for digit in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[digit] for digit in digits[1::2])) % 10 == 0


def check_digit(body: str) -> str:
    """Return the digit that makes a number of these pass."""
    return next(digit for digit in "0123456789" if passes_luhn(body + digit))


def is_valid(number: str) -> bool:
    """Whether length, issuer and check digit are those of a card."""
    return _SHORTEST <= len(number) <= _LONGEST and bool(_ISSUER.match(number)) and passes_luhn(number)


def is_account(number: str) -> bool:
    """Whether a number has the length of an account, which has no check digit."""
    return len(number) in _ACCOUNT


BANK_CARD = Identifier(
    id="bank-card",
    zh="银行账号",
    en="bank card or account number",
    authority="ISO/IEC 7812-1",
    examples=("银行卡号：{{bank-card}}", "农商行账号{{bank-card-grouped}}", "一卡通账号 {{bank-card}}"),
    counterexamples=(
        "订单号：{{bank-card}}",
        "京公网安备{{police-number}}号",
        "流水 {{bank-card}}0000000",
        "统一社会信用代码：{{credit-code}}",
        "索引号：{{bank-card}}",
    ),
)
