"""What a rule file says, and the rule it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from disclosure_lint.finding import Certainty, Datum, Finding, Outcome, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span

Lang = Literal["zh", "en"]


class Strict(BaseModel):
    """Keys in kebab-case, unknown ones refused, values never changed after loading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=False,
        allow_inf_nan=False,
    )


class Bilingual(Strict):
    """One sentence in Chinese and in English."""

    zh: Annotated[str, StringConstraints(min_length=1)]
    en: Annotated[str, StringConstraints(min_length=1)]

    def in_(self, lang: Lang) -> str:
        """Return the sentence in a language."""
        return self.zh if lang == "zh" else self.en


class Years(Strict):
    """Reporting years, both ends included."""

    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None

    @property
    def limited(self) -> bool:
        """Whether any year is left out."""
        return self.from_ is not None or self.to is not None

    def hold(self, year: int) -> bool:
        """Whether a year lies inside."""
        return (self.from_ or year) <= year <= (self.to or year)


class Basis(Strict):
    """A clause of a source the rule rests on, and the reporting years it is in force for."""

    source: str
    clause: str
    years: Years = Years()


class Applies(Strict):
    """Which documents a rule is for; nothing said means all."""

    documents: tuple[str, ...] = ()
    years: Years = Years()


class InForce(Strict):
    """Days on which a rule is in force, both ends included, held against the date of a document."""

    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> InForce:
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError("from 不能晚于 to (from must not be later than to)")
        return self

    @property
    def limited(self) -> bool:
        """Whether any day is left out."""
        return self.from_ is not None or self.to is not None

    def hold(self, first: date, last: date) -> bool:
        """Whether any day from the first to the last is one of them."""
        return (self.from_ is None or self.from_ <= last) and (self.to is None or first <= self.to)


class Messages(Strict):
    """Message templates by id, the same ids in both languages."""

    zh: dict[str, str]
    en: dict[str, str]


RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]


class RuleFile(Strict):
    """A rule file, before its options are given to its kind.

    Attributes:
        about: ``template`` when it speaks of what all pages of a site share: it runs when a site is
            scanned, or when it is selected, and is reported once a site.
        aliases: ids the rule had before, the first of them first; whoever still uses one means this rule.
        status: ``preview`` rules run only when they are named; ``deprecated`` ones still run.
        replaced_by: the rule to use instead of a deprecated one.
        since: the version the rule came with.
        in_force: the days on which it is in force; a document of another day is left alone.
        yields_to: rules that say the same better; where one of them reports a finding under the
            same anchor, and no less gravely, this rule's own is left out.
    """

    id: RuleId
    kind: str
    title: Bilingual
    severity: Severity
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    applies: Applies = Applies()
    in_force: InForce = InForce()
    options: dict[str, Any] = {}
    messages: Messages
    remedy: Bilingual
    about: Literal["document", "template"] = "document"
    yields_to: tuple[str, ...] = ()
    since: str = "0.1.0"
    status: Literal["stable", "preview", "deprecated"] = "stable"
    replaced_by: RuleId | None = None
    aliases: tuple[RuleId, ...] = ()

    @model_validator(mode="after")
    def _lives(self) -> RuleFile:
        if self.id in self.aliases or len(set(self.aliases)) < len(self.aliases):
            raise ValueError("aliases 只列别的编号，每个一次 (aliases must be other ids, each once)")
        if self.replaced_by and self.status != "deprecated":
            raise ValueError(
                "只有 status: deprecated 的规则有 replaced-by (only deprecated rules are replaced)"
            )
        return self


O = TypeVar("O", bound=BaseModel)  # noqa: E741 - the options of a kind
O_co = TypeVar("O_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Rule(Generic[O_co]):
    """A rule ready to run.

    Attributes:
        file: what its file says.
        options: its options, as its kind defines them.
        check: the kind's look at one document, if it has one.
        across: the kind's look at all documents of a run, if it has one.
    """

    file: RuleFile
    options: O_co
    check: Check | None = None
    across: Across | None = None

    @property
    def id(self) -> str:
        """The rule's id, such as ``annual-report/requests-balance``."""
        return self.file.id

    @property
    def first_id(self) -> str:
        """The id it came with, which fingerprints and MACs are made of, so that they outlive new names."""
        return self.file.aliases[0] if self.file.aliases else self.file.id

    def finding(  # noqa: PLR0913 - a finding has many parts, all named
        self,
        message: str,
        place: Place | None,
        *,
        data: Mapping[str, Datum] | None = None,
        related: tuple[Place, ...] = (),
        outcome: Outcome = Outcome.FAIL,
        certainty: Certainty = Certainty.CERTAIN,
        severity: Severity | None = None,
        anchor: str = "",
        hides: tuple[Span, ...] = (),
        about: tuple[Datum, ...] | None = None,
        proven: bool = False,
    ) -> Finding:
        """Make a finding of this rule."""
        return Finding(
            rule=self.id,
            outcome=outcome,
            severity=severity or self.file.severity,
            message=message,
            place=place,
            certainty=certainty,
            data=data or {},
            related=related,
            anchor=anchor,
            hides=hides,
            about=about,
            proven=proven,
        )


class Check(Protocol):
    """How a kind looks at a document: pure, no files, no printing, no state."""

    def __call__(self, rule: Rule[Any], reading: Reading, /) -> Iterator[Finding]:
        """Yield what the rule finds."""


class Across(Protocol):
    """How a kind looks at the documents of a run together, of which only summaries are left."""

    def __call__(self, rule: Rule[Any], corpus: Corpus, /) -> Iterator[tuple[int, Finding]]:
        """Yield what the rule finds, each with the number of the document it belongs to."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check, as loading sees it.

    Attributes:
        name: what rule files call it.
        options: the model of its options.
        messages: message id → names its template may use.
        check: the function that looks at one document.
        across: the function that looks at all documents of a run.
        mentions: the measures its options name, each with the path of keys that leads to it.
    """

    name: str
    options: type[BaseModel]
    messages: Mapping[str, frozenset[str]]
    check: Check | None = None
    mentions: Callable[[Any], Iterable[tuple[tuple[str | int, ...], str]]] | None = None
    across: Across | None = None
