"""Whose a value is: a citizen's, an office's, that of somebody an office names as contact, or nobody's.

The same telephone number has to be published for an office and must not be for a citizen. What
stands nearest decides; what decided is kept, so that the judgement can be explained.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers.mailbox import is_official, is_own
from disclosure_lint.language.expression import late
from disclosure_lint.personal.words import HolderWords

if TYPE_CHECKING:
    from disclosure_lint.identifiers import Match
    from disclosure_lint.personal.words import Searched, Vocabulary

#: Kinds that only persons have; what stands beside one of them in a record is that person's.
PERSONAL = frozenset(
    "resident-id residence-permit permanent-residence disability-card student-number passport travel-permit"
    " military-card medical-record social-security birth-date".split()
)
_CLAUSE = late(r"[。;!?\n\t]")
_NEAR = 24


class Holder(Enum):
    """Whose a value is."""

    CITIZEN = "citizen"
    CONTACT = "contact"  # of a person an office gives as its contact
    OFFICE = "office"
    SERVICE = "service"  # no person's: a telephone for complaints, an address of offices
    UNKNOWN = "unknown"


class Where(Enum):
    """Where the words stood that decided."""

    CLAUSE = "clause"
    LINE = "line"
    COLUMN = "column"
    RECORD = "record"
    TITLE = "title"
    FOOT = "foot"
    VALUE = "value"
    NOWHERE = "nowhere"


class Judgement(NamedTuple):
    """Whose a value is, and why.

    Attributes:
        holder: whose.
        words: what was read, "" where nothing was.
        where: where it stood.
        excused: words of the title of a document that has to give such values.
    """

    holder: Holder
    words: str = ""
    where: Where = Where.NOWHERE
    excused: str = ""


class Context(NamedTuple):
    """What is known about the place of a value.

    Attributes:
        before: the text of the line or cell in front of it, its headings on lines before that.
        around: the text around it in its row or sentence.
        headings: of all columns of the table it stands in.
        titles: the lines that head the list or the document.
        beside: kinds of the other values in its record.
        listed: whether it stands in a table or a list.
        foot: whether it stands at the foot of the page.
    """

    before: str
    around: str
    headings: str
    titles: str
    beside: frozenset[str]
    listed: bool
    foot: bool

    @property
    def clause(self) -> str:
        """The text in front of it behind the last stop; its headings where it begins a cell."""
        return _CLAUSE.split(self.before)[-1].strip() or self.before[-_NEAR:]


def judge(match: Match, context: Context, vocabulary: Vocabulary) -> Judgement:
    """Tell whose a value is."""
    words = vocabulary.kinds.get(match.kind, HolderWords())
    found = (
        _published(match, context, words)
        or _nearest(match, context, words)
        or _titled(match, context, vocabulary)
        or _contact(match, context, words)
        or Judgement(Holder.UNKNOWN)
    )
    excused = _first(words.excused, context.titles)
    return found._replace(excused=excused) if excused else found


def _published(match: Match, context: Context, words: HolderWords) -> Judgement | None:
    """What offices publish for everybody to use, as they have to."""
    service = _first(words.service, context.clause)
    if service:
        return Judgement(Holder.SERVICE, service, Where.CLAUSE)
    public = _first(words.public, context.clause)
    if public:
        return Judgement(Holder.OFFICE, public, Where.CLAUSE)
    if context.foot and match.kind not in PERSONAL:
        return Judgement(Holder.OFFICE, "", Where.FOOT)
    if match.kind == "email" and is_official(match.value):
        return Judgement(Holder.OFFICE, match.value.rpartition("@")[2], Where.VALUE)
    return None


def _nearest(match: Match, context: Context, words: HolderWords) -> Judgement | None:
    # The headings of a table say more of a cell than the other cells of its row.
    scopes = (Where.CLAUSE, context.clause), (Where.COLUMN, context.headings), (Where.LINE, context.around)
    for where, text in scopes:
        citizen = _first(words.citizen, text)
        if citizen:
            return Judgement(Holder.CITIZEN, citizen, where)
        office = "" if _is_own(match) else _first(words.office, text)
        if office:
            return Judgement(Holder.OFFICE, office, where)
        others = (context.beside & PERSONAL) - {match.kind}
        if others and where is Where.CLAUSE:
            return Judgement(Holder.CITIZEN, min(others), Where.RECORD)
    return None


def _contact(match: Match, context: Context, words: HolderWords) -> Judgement | None:
    contact = "" if _is_own(match) else _first(words.contact, f"{context.before} {context.around}")
    return Judgement(Holder.CONTACT, contact, Where.LINE) if contact else None


def _is_own(match: Match) -> bool:
    """Whether it is a mailbox that is a number: somebody's own, whoever gives it as contact."""
    return match.kind == "email" and is_own(match.value)


def _titled(match: Match, context: Context, vocabulary: Vocabulary) -> Judgement | None:
    offices = _first(vocabulary.offices, context.titles)
    if offices and match.kind not in PERSONAL:
        return Judgement(Holder.CONTACT, offices, Where.TITLE)
    citizens = _first(vocabulary.citizens, context.titles) if context.listed else ""
    return Judgement(Holder.CITIZEN, citizens, Where.TITLE) if citizens else None


def _first(pattern: Searched | None, text: str) -> str:
    found = pattern.search_words(text) if pattern and text else None
    return " ".join(found[0].split()) if found else ""
