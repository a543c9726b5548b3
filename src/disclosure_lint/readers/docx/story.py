"""Parts that hold text: the document, headers and footers, notes and comments (ECMA-376-1, 17.2 to 17.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.containers import Containers
from disclosure_lint.readers.docx.formatting import CHARACTER, PARAGRAPH, note
from disclosure_lint.readers.docx.markup import COMPATIBILITY, MATHS, VML, WORD, get
from disclosure_lint.readers.docx.paragraphs import Paragraphs
from disclosure_lint.readers.docx.setting import Section
from disclosure_lint.readers.docx.shapes import Shapes
from disclosure_lint.readers.docx.speaking import SPEAKING, SPEAKING_ELSEWHERE, asides
from disclosure_lint.readers.docx.symbols import symbol
from disclosure_lint.readers.docx.tables import CELL, ROW, TABLE, describe
from disclosure_lint.readers.ooxml.markup import local, related
from disclosure_lint.readers.word.story import DELETED, LINK, RUBY, UNUSED, Story
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from disclosure_lint.readers.docx.setting import Setting
    from disclosure_lint.readers.word.story import Grid, Par

#: Elements that hold properties, and of what.
_OF = {
    "pPr": "paragraph",
    "tblPr": "table",
    "trPr": "row",
    "tcPr": "cell",
    "sectPr": "section",
    "sdtPr": "control",
}
#: Tracked changes of text.
_TAKEN, _PUT = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
#: Elements that hold the properties of old.
_FORMER = frozenset(
    "rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange tblPrExChange tblGridChange"
    " numberingChange".split()
)
_TEXT = frozenset({"t", "delText", "instrText", "delInstrText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CITES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
#: Elements of text, and what stands among it.
_ELEMENTS = frozenset(
    "p r tbl tr tc fldChar sym txbxContent drawing pict object hyperlink footnote endnote comment background"
    " rt headerReference footerReference titlePg rPr".split()
)
_NAMES = {
    space + name: name
    for space in WORD
    for name in (
        *_OF, *_TAKEN, *_PUT, *_FORMER, *_TEXT, *_SIGNS, *_CITES, *_ELEMENTS, *CHARACTER, *PARAGRAPH,
        *TABLE, *ROW, *CELL, *(local(tag) for tag in SPEAKING),
    )
} | {space + name: name for space in MATHS for name in ("r", "t")}  # fmt: skip


class StoryReader(Handler):
    """Reads one part.

    Args:
        setting: what holds for the document.
        relations: what the part refers to, by id: parts and addresses.
        story: takes what stands in no note or comment.
        figure: returns what a chart or diagram says.
        drain: takes the items of the story whenever some are complete.
        first: number of the first element of the part, as a trace counts.

    Attributes:
        notes: notes and comments by id.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a part depends on
        self,
        setting: Setting,
        relations: Mapping[str, str],
        story: Story,
        figure: Callable[[str], Story | None] = lambda _: None,
        drain: Callable[[list[Par | Grid]], None] = lambda _: None,
        first: int = 0,
    ) -> None:
        self._setting, self._relations, self._story = setting, relations, story
        self._figure, self._drain = figure, drain
        self._paragraphs = Paragraphs(setting, Containers(story.items, setting.ground))
        self._shapes = Shapes()
        self._of: list[str] = []  # what the open properties are of
        self._skipped = 0
        self._text: list[str] | None = None
        self._noted = False
        self._element, self._spoken = first - 1, -1  # the last one begun, and the one whose text is open
        self.notes: dict[str, Story] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._element += 1
        if self._skipped:
            self._skipped += 1
            return
        name = _NAMES.get(tag)
        if name is not None:
            self._start_word(tag, name, attributes)
        elif not tag.startswith(WORD):
            self._start_other(tag, attributes)

    def _start_word(self, tag: str, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element of WordprocessingML."""
        if tag in SPEAKING:
            self._paragraphs.within.frame.asides += asides(tag, attributes)
        if name in _FORMER:
            self._revise(attributes)
            self._skipped = 1
        elif name in _OF or name == "rPr":
            self._open_properties(name)
        elif self._of:
            self._property(name, attributes)
        elif name in _TEXT:
            self._text, self._spoken = [], self._element
        elif name in _SIGNS:
            self._paragraphs.say(_SIGNS[name], self._element)
        elif not self._start_container(name, attributes):
            self._start_mark(name, attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = _NAMES.get(tag)
        if name is None:
            self._end_other(tag)
        elif name in _OF or name == "rPr":
            if self._of:
                self._of.pop()
        elif not self._of:
            if name in _TEXT:
                self._end_text(name)
            else:
                self._end_element(name)

    def data(self, data: str) -> None:
        if self._skipped:
            if self._noted:
                self._paragraphs.alternatives.pass_over(data)
        elif self._text is not None:
            self._text.append(data)

    def finish(self) -> None:
        """Close what is open, whether the part ended as it should or not."""
        self._paragraphs.finish()
        self._drain(self._story.items)

    def _start_container(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Take the start of an element that holds text; return whether it was one."""
        paragraphs = self._paragraphs
        match name:
            case "p":
                paragraphs.start_paragraph(self._element)
            case "r":
                paragraphs.now.run = {}
            case "tbl":
                paragraphs.within.start_table()
            case "tr":
                paragraphs.within.start_row()
            case "tc":
                paragraphs.within.start_cell()
            case "txbxContent":
                paragraphs.start_box("text-box", self._shapes.cause)
            case "footnote" | "endnote" | "comment":
                self._begin_note(attributes)
            case _:
                return False
        return True

    def _start_mark(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element that stands among text and says something of it."""
        paragraphs, setting = self._paragraphs, self._setting
        match name:
            case "ins" | "moveTo" | "del" | "moveFrom":
                self._revise(attributes)
                paragraphs.put += name in _PUT
                paragraphs.taken += name in _TAKEN
            case "fldChar":
                paragraphs.turn(get(attributes, "fldCharType"))
            case "sym":
                paragraphs.say(symbol(get(attributes, "font"), get(attributes, "char")), self._element)
            case "drawing" | "pict" | "object":
                self._shapes.begin()
            case "hyperlink":
                paragraphs.aside(LINK, self._relations.get(related(attributes, "id"), ""))
            case "footnoteReference" | "endnoteReference":
                key = (_CITES[name], get(attributes, "id"))
                paragraphs.cite(setting.notes.pop(key, None))
            case "background":
                setting.ground = setting.ground._replace(colour=get(attributes, "color"))
                paragraphs.within.frame.ground = setting.ground
            case "rt":
                paragraphs.instead = RUBY

    def _end_element(self, name: str) -> None:
        paragraphs = self._paragraphs
        match name:
            case "p":
                paragraphs.end_paragraph()
                self._settle()
            case "r":
                paragraphs.now.run = None
            case "tbl":
                paragraphs.within.end_table()
                self._settle()
            case "tc":
                paragraphs.within.end_cell()
            case "ins" | "moveTo":
                paragraphs.put = max(0, paragraphs.put - 1)
            case "del" | "moveFrom":
                paragraphs.taken = max(0, paragraphs.taken - 1)
            case "txbxContent":
                paragraphs.end_box()
            case "footnote" | "endnote" | "comment":
                paragraphs.finish()
                paragraphs.within = Containers(self._story.items, self._setting.ground)
            case "rt":
                paragraphs.instead = None

    def _end_text(self, name: str) -> None:
        text = "".join(self._text or ()).replace("\n", " ")
        self._text = None
        if "nstr" in name:
            self._paragraphs.code(text)
        elif name == "delText" and not self._paragraphs.taken:
            self._paragraphs.aside(DELETED, text)
        else:
            self._paragraphs.say(text, self._spoken)

    def _settle(self) -> None:
        """Hand over what is complete."""
        if self._paragraphs.within.settled:
            self._drain(self._story.items)

    def _begin_note(self, attributes: Mapping[str, str]) -> None:
        self._author(attributes)
        story = Story(self._story.part, [], self._story.cause)
        self.notes[get(attributes, "id")] = story
        self._paragraphs.finish()
        self._paragraphs.within = Containers(story.items, self._setting.ground)

    def _start_other(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element of another vocabulary."""
        name = local(tag)
        if tag.startswith(COMPATIBILITY):
            self._choose(name)
            return
        if name in SPEAKING_ELSEWHERE:
            self._paragraphs.within.frame.asides += asides(tag, attributes)
        if name in {"anchor", "inline", "docPr"} or tag.startswith(VML):
            self._shapes.describe(tag, attributes)
        if name == "posOffset":
            self._text = []
        elif name in {"chart", "relIds"}:
            refers = related(attributes, "id") or related(attributes, "dm")
            self._paragraphs.cite(self._figure(self._relations.get(refers, "")))
        elif name == "textpath":
            self._paragraphs.say(attributes.get("string", ""), self._element)

    def _end_other(self, tag: str) -> None:
        if tag == f"{COMPATIBILITY}AlternateContent":
            self._paragraphs.aside(UNUSED, self._paragraphs.alternatives.end())
        elif tag.endswith("}posOffset"):
            self._shapes.place("".join(self._text or ()))
            self._text = None

    def _choose(self, name: str) -> None:
        alternatives = self._paragraphs.alternatives
        if name == "AlternateContent":
            alternatives.begin()
        elif name in {"Choice", "Fallback"}:
            self._noted = not alternatives.take()
            self._skipped = int(self._noted)

    def _open_properties(self, name: str) -> None:
        of = _OF.get(name, "other")
        if name == "rPr":
            if not self._of and self._paragraphs.now.run is not None:
                of = "run"
            elif self._of[-1:] == ["paragraph"]:
                of = "mark"
        elif of == "section":
            self._setting.sections.append(Section())
        self._of.append(of)

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a property of whatever is open."""
        of, now, within = self._of[-1], self._paragraphs.now, self._paragraphs.within
        if of == "run" and name in CHARACTER and now.run is not None:
            note(now.run, name, attributes)
        elif of == "paragraph" and name in PARAGRAPH:
            note(now.paragraph, name, attributes)
        elif name in _TAKEN or name in _PUT:
            self._revise(attributes)
            now.gone = now.gone or (of == "mark" and name in _TAKEN)
            if of == "row" and name == "del" and within.row:
                within.row.cause = DELETED
        elif of in {"table", "row", "cell"}:
            describe(of, name, attributes, within, self._setting.styles)
        elif of == "section":
            self._section(name, attributes)

    def _section(self, name: str, attributes: Mapping[str, str]) -> None:
        section = self._setting.sections[-1]
        if name in {"headerReference", "footerReference"}:
            section.margins.append((get(attributes, "type") or "default", related(attributes, "id")))
        elif name == "titlePg":
            section.title_page = True

    def _revise(self, attributes: Mapping[str, str]) -> None:
        self._setting.revisions += 1
        self._author(attributes)

    def _author(self, attributes: Mapping[str, str]) -> None:
        for name in (get(attributes, "author"), get(attributes, "initials")):
            if name.strip():
                self._setting.authors[name] = None
