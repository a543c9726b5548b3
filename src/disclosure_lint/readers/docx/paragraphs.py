"""Paragraphs as they are read: their characters, why some are not seen, and what the paragraph is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.alternatives import Alternatives
from disclosure_lint.readers.docx.formatting import Ground, Properties, look_of, outline_level
from disclosure_lint.readers.ooxml.markup import number
from disclosure_lint.readers.word.fields import Fields
from disclosure_lint.readers.word.look import judge
from disclosure_lint.readers.word.story import DELETED, FIELD, Aside, Cause, Role, Run

if TYPE_CHECKING:
    from disclosure_lint.readers.docx.containers import Containers
    from disclosure_lint.readers.docx.setting import Setting
    from disclosure_lint.readers.word.story import Par, Story


@dataclass(slots=True)
class _Now:
    """What holds where the reader is; a text box has its own.

    Attributes:
        fields: the open ones.
        paragraph: properties of the open paragraph.
        run: properties of the open run, None between runs.
        gone: the end of the open paragraph was deleted.
    """

    fields: Fields = field(default_factory=Fields)
    paragraph: Properties = field(default_factory=dict)
    run: Properties | None = None
    gone: bool = False


class Paragraphs:
    """Puts characters into paragraphs.

    Args:
        setting: what holds for the document.
        within: where the paragraphs go.

    Attributes:
        now: what holds where the reader is.
        taken: how many open elements say that their text was deleted.
        put: how many say that it was inserted.
        instead: why characters are not seen whatever they look like.
        alternatives: the open ones.
    """

    def __init__(self, setting: Setting, within: Containers) -> None:
        self._setting, self.within = setting, within
        self._judged: dict[object, Cause | None] = {}
        self._outer: list[_Now] = []
        self.now = _Now()
        self.taken = self.put = 0
        self.instead: Cause | None = None
        self.alternatives = Alternatives()

    def start_paragraph(self, node: int) -> None:
        """Open a paragraph, the element of that number."""
        self._setting.meter.take()
        par = self.within.start_paragraph()
        if par.node < 0:
            par.node = node
        self.now.paragraph, self.now.run, self.now.gone = {}, None, False

    def end_paragraph(self) -> None:
        """Close the open paragraph."""
        par = self.within.frame.par
        for code in self.now.fields.break_codes():
            self.aside(FIELD, code)
        if par:
            self._name(par)
        self.within.end_paragraph(goes_on=self.now.gone)

    def say(self, text: str, node: int) -> None:
        """Put the characters of an element into the open paragraph, or into the code of the open field."""
        if not text:
            return
        fields = self.now.fields
        if fields.in_code:
            fields.add_code(text)
            return
        self._setting.meter.take(len(text))
        par = self.within.frame.par or self.within.start_paragraph()
        par.runs.append(Run(text, self.cause, self.put > 0, node))
        if fields.in_contents:
            par.role = Role.ITEM
        self.alternatives.say(text)

    @property
    def cause(self) -> Cause | None:
        """Why characters are not seen here, None where they are."""
        if self.taken or self.instead:
            return DELETED if self.taken else self.instead
        style = self._style
        direct = self.now.run or {}
        ground = self._ground
        key = (style, ground, *direct.items())
        if key not in self._judged:
            styles = self._setting.styles
            properties = styles.characters | styles.of(style).characters
            properties |= styles.of(direct.get("rStyle", "")).characters | direct
            self._judged[key] = judge(look_of(properties, ground))
        return self._judged[key]

    @property
    def _style(self) -> str:
        return self.now.paragraph.get("pStyle") or self._setting.styles.default

    @property
    def _ground(self) -> Ground:
        ground, properties = self.within.frame.ground, self.now.paragraph
        colour, line = properties.get("shd"), properties.get("spacing")
        return (
            Ground(colour or ground.colour, number(line or "") or ground.height) if colour or line else ground
        )

    def aside(self, cause: Cause, value: str) -> None:
        """Note text that is stored with the open paragraph, or the next one, and not shown."""
        if value.strip():
            self.within.frame.asides.append(Aside(cause, value))

    def code(self, text: str) -> None:
        """Take a piece of the code of a field."""
        if not self.now.fields.add_code(text):
            self.aside(FIELD, text)

    def turn(self, kind: str) -> None:
        """Take the beginning of a field, of its result, or its end."""
        fields = self.now.fields
        match kind:
            case "begin":
                fields.begin()
            case "separate":
                self.aside(FIELD, fields.separate())
            case "end":
                self.aside(FIELD, fields.end())

    def start_box(self, part: str, cause: Cause | None) -> None:
        """Open a text box."""
        self.within.start_box(part, DELETED if self.taken else cause)
        self._outer.append(self.now)
        self.now = _Now()

    def end_box(self) -> None:
        """Close the innermost text box."""
        self._finish_fields()
        self.within.end_box()
        if self._outer:
            self.now = self._outer.pop()

    def finish(self) -> None:
        """Close what is open."""
        self._finish_fields()
        self.within.finish()

    def cite(self, story: Story | None) -> None:
        """Let a note or a figure follow the open paragraph."""
        if story:
            par = self.within.frame.par or self.within.start_paragraph()
            story.cause = story.cause or (DELETED if self.taken else None)
            par.after.append(story)

    def _finish_fields(self) -> None:
        for code in self.now.fields.finish():
            self.aside(FIELD, code)

    def _name(self, par: Par) -> None:
        """Tell what a paragraph is, and give it its number."""
        said, of_style = self.now.paragraph, self._setting.styles.of(self._style)
        level = outline_level(said)
        par.level = of_style.level if level is None else level
        if of_style.contents:
            par.role = Role.ITEM
        elif par.level and par.role is Role.TEXT:
            par.role = Role.HEADING
        listed = of_style.paragraph | said
        if listed.get("numId", "0") == "0" or self.now.gone:
            return
        mark = self._setting.lists.count(listed["numId"], number(listed.get("ilvl", "")))
        if mark:
            par.mark = mark
        elif mark is not None and par.role is Role.TEXT:
            par.role = Role.ITEM
