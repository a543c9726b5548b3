"""What the files of a pack may say, beside rules, and what they come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from disclosure_lint.facts import DocumentKind
from disclosure_lint.forms import FormTable
from disclosure_lint.identifiers.catalogue import known
from disclosure_lint.identifiers.masks import Mask
from disclosure_lint.measures import NUMBER, Form, Measure
from disclosure_lint.personal.words import HolderWords, Vocabulary
from disclosure_lint.rules.model import Bilingual, Strict, Years
from disclosure_lint.rules.patterns import Pattern, Words
from disclosure_lint.structure.chapters import Plan, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence


class Source(Strict):
    """A regulation, notice or standard, with the clauses rules may cite.

    Attributes:
        title: its title.
        number: its document number.
        clauses: clause → what it is about, in our words.
        unverified: clauses whose wording was not seen; reports say so.
        whole: whether every clause of it is listed.
        partly: clause → what of it no rule looks at.
        not_automated: clause → why no rule can look at it.
    """

    title: Bilingual
    number: str = ""
    clauses: dict[str, str]
    unverified: tuple[str, ...] = ()
    whole: bool = False
    partly: dict[str, str] = Field(default_factory=dict)
    not_automated: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _listed(self) -> Source:
        for clause in (*self.unverified, *self.partly, *self.not_automated):
            if clause not in self.clauses:
                raise ValueError(f"clauses 里没有 {clause!r} (clause not listed)")
        for clause in self.partly.keys() & self.not_automated.keys():
            raise ValueError(f"{clause!r} 不能既部分检查又不能检查 (both partly and not automated)")
        return self


class FormFile(Strict):
    """One table of a printed form."""

    title: str
    years: Years = Years()
    rows: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    columns: dict[str, tuple[str, ...]]
    totals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ascending: tuple[str, ...] = ()
    agree: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    within: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


class TopicFile(Strict):
    """One section of a plan; see :class:`~disclosure_lint.structure.chapters.Topic`."""

    title: str
    heading: Pattern
    wordings: tuple[str, ...] = ()
    loosely: Pattern | None = None
    evidence: Pattern | None = None
    mention: Pattern | None = None
    optional: bool = False


class PlanFile(Strict):
    """The sections a kind of document must have; see :class:`~disclosure_lint.structure.chapters.Plan`."""

    title: str
    years: Years = Years()
    topics: Annotated[dict[str, TopicFile], Field(min_length=1)]
    ordered: bool = False
    anywhere: bool = False
    foreign: Pattern | None = None
    former: Pattern | None = None


def _regular(source: str) -> str:
    try:
        re.compile(source)
    except re.error as error:
        raise ValueError(f"不是正则表达式 (not a regular expression): {error}") from None
    return source


Regular = Annotated[str, AfterValidator(_regular)]


class KindFile(Strict):
    """How one kind of document is recognised."""

    name: Bilingual
    title: tuple[Regular, ...] = ()
    opening: tuple[Regular, ...] = ()


class FormWords(Strict):
    """One way to say a measure: see :class:`~disclosure_lint.measures.Form`."""

    is_: Annotated[Words, Field(alias="is")]
    unless: Words | None = None
    of: tuple[str, ...] = ()


def _as_words(value: object) -> object:
    return {"is": value} if isinstance(value, str) else value


def _with_number(form: FormWords) -> FormWords:
    if form.is_.count(NUMBER) != 1:
        raise ValueError(f"须有一个 {NUMBER} 表示数字的位置 (must say once where the number stands)")
    return form


FormText = Annotated[FormWords, BeforeValidator(_as_words, json_schema_input_type=str | FormWords)]


class MeasureFile(Strict):
    """Something reports count, and the words for it.

    Attributes:
        name: what messages call it.
        said: the ways to say how many there are.
        none: the ways to say that there is none.
        unless: for those of ``said`` that have none of their own.
        of: likewise.
        units: what it is counted in.
        group: measures of one group are said side by side.
        timeless: whether the words themselves tell the time.
    """

    name: str
    said: tuple[Annotated[FormText, AfterValidator(_with_number)], ...] = ()
    none: tuple[FormText, ...] = ()
    unless: Words | None = None
    of: tuple[str, ...] = ()
    units: tuple[str, ...] = ("件", "条", "份", "起", "宗", "例", "次", "个", "件次", "人次")
    group: str = ""
    timeless: bool = False


class HolderEntry(Strict):
    """Words that tell whose a value of one kind is; see :class:`HolderWords`."""

    public: Pattern | None = None
    service: Pattern | None = None
    citizen: Pattern | None = None
    office: Pattern | None = None
    contact: Pattern | None = None
    excused: Pattern | None = None


class HolderFile(Strict):
    """The ``holders.yaml`` of a pack: words that tell whose a value is; see :class:`Vocabulary`."""

    kinds: dict[Annotated[str, AfterValidator(known)], HolderEntry] = Field(default_factory=dict)
    citizens: Pattern | None = None
    offices: Pattern | None = None
    name: Pattern | None = None
    person: Pattern | None = None


class MaskEntry(Strict):
    """One entry of ``masks.yaml``; see :class:`Mask`."""

    head: int = Field(0, ge=0)
    tail: int = Field(0, ge=0)
    keep: Literal["", "town", "domain"] = ""
    fewest: int = Field(0, ge=0)

    @property
    def mask(self) -> Mask:
        """The mask it describes."""
        return Mask(self.head, self.tail, self.keep, self.fewest)


class Profile(Strict):
    """A way of working: which outcomes count, and options that differ.

    Attributes:
        title: what it is for.
        fail_on: the threshold of the exit code.
        ignore: prefixes of rule ids that are left out.
        options: rule id → options that replace the rule's own.
    """

    title: Bilingual
    aliases: tuple[str, ...] = ()
    fail_on: str = "warning"
    ignore: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = Field(default_factory=dict)


class PackFile(Strict):
    """The ``pack.yaml`` of a pack."""

    name: str
    version: str
    profiles: dict[str, Profile] = Field(default_factory=dict)


def compile_form(name: str, file: FormFile) -> FormTable:
    """Turn a form file into the table rules ask for; “requests@2021” is a version of “requests”."""
    return FormTable(
        name.partition("@")[0],
        file.title,
        file.rows,
        file.columns,
        file.years.from_,
        file.years.to,
        file.totals,
        file.ascending,
        file.agree,
        file.within,
    )


def compile_kind(name: str, file: KindFile) -> DocumentKind:
    """Turn the patterns of a document kind into two, one for titles and one for openings."""
    title, opening = (
        re.compile("|".join(patterns)) if patterns else None for patterns in (file.title, file.opening)
    )
    return DocumentKind(name, {"zh": file.name.zh, "en": file.name.en}, title, opening)


def compile_plan(name: str, file: PlanFile) -> Plan:
    """Turn a plan file into the plan rules ask for; “annual-report@2020” is a version of “annual-report”."""
    return Plan(
        name.partition("@")[0],
        file.title,
        tuple(Topic(id_, **dict(topic)) for id_, topic in file.topics.items()),
        file.years.from_,
        file.years.to,
        **{key: getattr(file, key) for key in ("ordered", "anywhere", "foreign", "former")},
    )


def compile_measure(name: str, file: MeasureFile) -> Measure:
    """Give each form of a measure what is said of all."""
    said = tuple(Form(form.is_, form.unless or file.unless, form.of or file.of) for form in file.said)
    none = tuple(Form(form.is_, form.unless, form.of) for form in file.none)
    return Measure(name, file.name, said, none, file.units, file.group, file.timeless)


def join_holders(files: Sequence[HolderFile]) -> Vocabulary:
    """Return one vocabulary; what later packs say of a kind replaces what earlier ones said."""
    kinds = {
        name: HolderWords(**{key: getattr(entry, key) for key in HolderWords.__slots__})
        for file in files
        for name, entry in file.kinds.items()
    }
    others = {
        key: next((words for file in reversed(files) if (words := getattr(file, key))), None)
        for key in ("citizens", "offices", "name", "person")
    }
    return Vocabulary(kinds, **others)
