"""Every kind of identifier, by its id."""

from __future__ import annotations

from disclosure_lint.identifiers.accounts import IP_ADDRESS, QQ, WECHAT
from disclosure_lint.identifiers.address import HOME_ADDRESS
from disclosure_lint.identifiers.bank_card import BANK_CARD
from disclosure_lint.identifiers.birth_date import BIRTH_DATE
from disclosure_lint.identifiers.mailbox import EMAIL
from disclosure_lint.identifiers.papers import MILITARY_CARD, PASSPORT, TRAVEL_PERMIT
from disclosure_lint.identifiers.plate import PLATE
from disclosure_lint.identifiers.records import MEDICAL_RECORD, SOCIAL_SECURITY
from disclosure_lint.identifiers.resident_id import (
    DISABILITY_CARD,
    PERMANENT_RESIDENCE,
    RESIDENCE_PERMIT,
    RESIDENT_ID,
    STUDENT_NUMBER,
)
from disclosure_lint.identifiers.telephone import LANDLINE, MOBILE

IDENTIFIERS = {
    identifier.id: identifier
    for identifier in (
        RESIDENT_ID,
        RESIDENCE_PERMIT,
        PERMANENT_RESIDENCE,
        DISABILITY_CARD,
        STUDENT_NUMBER,
        PASSPORT,
        TRAVEL_PERMIT,
        MILITARY_CARD,
        MOBILE,
        LANDLINE,
        EMAIL,
        QQ,
        WECHAT,
        BANK_CARD,
        SOCIAL_SECURITY,
        MEDICAL_RECORD,
        PLATE,
        BIRTH_DATE,
        HOME_ADDRESS,
        IP_ADDRESS,
    )
}


def known(name: str) -> str:
    """Return the name of a kind of identifier.

    Raises:
        ValueError: when there is no such kind.
    """
    if name not in IDENTIFIERS:
        raise ValueError(f"没有这种号码 {name!r} (no such identifier)；有：{' '.join(IDENTIFIERS)}")
    return name
