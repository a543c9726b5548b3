"""What is kept of a page beside its findings, for reports and for looking at all pages together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.site.contacts import ContactRow, contact_rules, contacts_of
from disclosure_lint.site.copies import Signed, copies_rules, signed
from disclosure_lint.site.heads import Head, head_of
from disclosure_lint.site.persons import PersonRow, kinds_wanted, persons_of
from disclosure_lint.site.remarks import RemarkRow, remarks_of

if TYPE_CHECKING:
    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack


@dataclass(slots=True)
class Gathered:
    """What was kept of a page and of the files inside it.

    Attributes:
        head: what the page is called, and its column.
        persons: persons' numbers, if a rule asks for them.
        contacts: telephones it gives for questions, if a rule asks for them.
        signed: signature of the running text of the page, if a rule asks for it.
        remarks: that may suppress findings.
    """

    head: Head | None = None
    persons: list[PersonRow] = field(default_factory=list, repr=False)
    contacts: list[ContactRow] = field(default_factory=list, repr=False)
    signed: Signed | None = field(default=None, repr=False)
    remarks: list[RemarkRow] = field(default_factory=list, repr=False)


class Gatherer:
    """Gathers from the documents of one page, the page itself first.

    Args:
        pack: the rules, which say what is wanted.
        key: of the digests.
    """

    def __init__(self, pack: Pack, key: bytes) -> None:
        self.gathered = Gathered()
        self._key = key
        self._kinds = kinds_wanted(pack)
        self._contacts, self._copies = contact_rules(pack), copies_rules(pack)

    def watch(self, reading: Reading, places: Places) -> None:
        """Take what is wanted of a document."""
        gathered, key = self.gathered, self._key
        gathered.remarks.extend(remarks_of(reading, places))
        if self._kinds:
            gathered.persons.extend(persons_of(reading, places, self._kinds, key))
        for rule in self._contacts:
            gathered.contacts.extend(contacts_of(reading, places, rule, key))
        if gathered.head is None:
            gathered.head = head_of(reading, places)
            gathered.signed = signed(reading, places, self._copies, key)
