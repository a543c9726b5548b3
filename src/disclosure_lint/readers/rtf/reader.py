"""RTF: groups, destinations and control words become stories (Rich Text Format 1.9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.rtf import charsets
from disclosure_lint.readers.rtf.flow import Flow
from disclosure_lint.readers.rtf.formatting import (
    cause_of,
    format_characters,
    format_paragraph,
    is_contents,
    level_of,
)
from disclosure_lint.readers.rtf.kept import Kept
from disclosure_lint.readers.rtf.state import Characters, Destination, Paragraph, State
from disclosure_lint.readers.rtf.tokens import CLOSE, OPEN, Token, tokens
from disclosure_lint.readers.rtf.vocabulary import KEPT, OPEN_GROUPS, SIGNS, SKIPPED, STORIES, TABLES
from disclosure_lint.readers.word.halves import whole
from disclosure_lint.readers.word.story import COMMENT, UNUSED, Role, Story

if TYPE_CHECKING:
    from disclosure_lint.readers.limits import Meter

#: Groups inside one another that are kept apart.
_DEEPEST = 10_000


class RtfReader:
    """Reads one file.

    Args:
        meter: counts the text.

    Attributes:
        main: the text.
        margins: headers and footers.
        comments: the comments.
        kept: words that stand in no story, and objects.
        pictures: how many there are.
        revisions: how many tracked changes.
        complete: whether every group was closed.
        full: whether there was more than is read.
        behind: bytes behind the end.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self.main = Story()
        self.margins: list[Story] = []
        self.comments: list[Story] = []
        self.kept = Kept()
        self.pictures = self.revisions = 0
        self.complete = self.full = False
        self.behind = b""
        self._page, self._default_font = "cp1252", -1
        self._fonts: dict[int, str] = {}
        self._colours: list[str] = []
        self._styles: dict[int, str] = {}
        self._mixed: list[int] | None = None
        self._facing = self._title_page = self._starred = False
        self._bytes, self._signs = bytearray(), list[str]()
        self._passed = 0
        self._state = State(Flow(self.main))
        self._states: list[State] = []

    def read(self, source: bytes) -> None:
        """Read the tokens of a file up to the end of its first group."""
        try:
            for token in tokens(source):
                self._take(token)
                if self.complete:
                    self.behind = source[token.end :].strip(b"\0\r\n\t }")
                    break
        except LimitError:
            self.full = True
        self._signs, self._bytes = ([], bytearray()) if self.full else (self._signs, self._bytes)
        while self._states:
            self._close()
        self._flush()
        self._state.flow.finish()

    def _take(self, token: Token) -> None:
        if token.name == OPEN:
            self._open()
        elif token.name == CLOSE:
            self._close()
            self.complete = not self._states
        elif not token.name:
            self._take_text(token.data)
        else:
            self._take_word(token)

    def _open(self) -> None:
        self._flush()
        self._meter.take()
        self._passed, self._starred = 0, False
        self._states.append(self._state)
        if len(self._states) < _DEEPEST:
            self._state = self._state.inside()
            if self._state.name == "stylesheet":
                self._state.words = []

    def _close(self) -> None:
        self._flush()
        self._passed = 0
        if not self._states:
            return
        closed, self._state = self._state, self._states.pop()
        if closed.flow is not self._state.flow:
            closed.flow.finish()
        if closed.destination is Destination.WORDS and closed.words is not self._state.words:
            value = "".join(closed.words).strip()
            if closed.name == "stylesheet":
                self._styles.setdefault(closed.paragraph.style, value.rstrip(";"))
            else:
                self.kept.tell(closed.name, value, self._state.flow)

    def _take_text(self, data: bytes) -> None:
        if self._passed:
            passed = min(self._passed, len(data))
            self._passed -= passed
            data = data[passed:]
        state = self._state
        if state.destination is Destination.SKIP or not data:
            return
        if state.name == "colortbl":
            for _ in range(data.count(b";")):
                self._colours.append(bytes(self._mixed).hex().upper() if self._mixed else "")
                self._mixed = None
        elif state.name == "objdata":
            state.words.append(data.decode("latin-1"))
        else:
            self._bytes += data

    def _decode(self) -> None:
        """Turn waiting bytes into characters."""
        if self._bytes:
            encoding = self._fonts.get(self._state.characters.font) or self._page
            self._signs.append(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _flush(self) -> None:
        """Hand over the characters that share what holds now."""
        self._decode()
        if not self._signs:
            return
        value, self._signs = whole("".join(self._signs)), []
        state = self._state
        if state.destination is Destination.WORDS:
            state.words.append(value)
        elif state.destination is Destination.TEXT:
            shaded = state.flow.row.shaded
            cause = cause_of(state.characters, state.paragraph, self._colours, shaded=shaded)
            self._meter.take(len(value))
            self.revisions += state.characters.deleted or state.characters.inserted
            state.flow.say(value, cause, inserted=state.characters.inserted)

    def _take_word(self, token: Token) -> None:
        name, state = token.name, self._state
        if name == "u" and state.destination is not Destination.SKIP:
            self._decode()
            self._signs.append(chr((token.number or 0) % 0x10000))
            self._passed = state.skipped
            return
        self._passed = 0
        if name == "uc":
            # It stands between the halves of a character too.
            state.skipped = max(0, token.number or 0)
            return
        if name == "*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if state.destination is Destination.SKIP:
            if name == "ud":
                self._state = self._outside().inside()
            return
        if name in SIGNS and not starred:
            self._decode()
            self._signs.append(SIGNS[name])
            return
        self._flush()
        if self._begin(name):
            return
        if starred:
            state.destination = Destination.SKIP
        else:
            self._format(token)

    def _outside(self) -> State:
        """What held outside a group that is written twice, for old and new programs."""
        return next((state for state in reversed(self._states) if state.name != "upr"), self._state)

    def _begin(self, name: str) -> bool:
        """Take the name of a destination; return whether it is one that is known."""
        state = self._state
        if name in SKIPPED or name == "pict":
            self.pictures += name == "pict"
            state.destination = Destination.SKIP
        elif name == "upr":
            state.name, state.destination = name, Destination.SKIP
        elif name in KEPT or name in TABLES:
            state.name, state.destination, state.words = name, Destination.WORDS, []
        elif name in STORIES:
            self._begin_story(name)
        elif name == "nesttableprops":
            state.name = name
        else:
            return name in OPEN_GROUPS
        return True

    def _begin_story(self, name: str) -> None:
        part, margin = STORIES[name]
        state = self._state
        story = Story(part, margin=margin)
        if margin:
            used = {"l": self._facing, "f": self._title_page}.get(name[len(part) :], True)
            story.cause = None if used else UNUSED
            self.margins.append(story)
        elif part == "comment":
            story.cause = COMMENT
            self.comments.append(story)
        else:
            self._anchor().par.after.append(story)
        state.flow, state.destination, state.name = Flow(story), Destination.TEXT, name
        state.characters, state.paragraph = Characters(font=self._default_font), Paragraph()

    def _anchor(self) -> Flow:
        """The story that boxes and notes hang on: the main text, a header or a comment."""
        outer = (
            state.flow for state in self._states if state.flow.story.part not in {"text-box", "footnote"}
        )
        *_, flow = outer
        return flow

    def _format(self, token: Token) -> None:
        """Take a control word that formats, ends something or says how to read."""
        state = self._state
        row = state.flow.nested if state.name == "nesttableprops" else state.flow.row
        if (
            format_characters(state.characters, token)
            or format_paragraph(state.paragraph, token)
            or row.take(token)
            or self._end(token.name)
        ):
            return
        match token.name:
            case "pard":
                state.paragraph = Paragraph()
            case "plain":
                state.characters = Characters(font=self._default_font)
            case "trowd":
                row.begin()
            case "ftnalt":
                state.flow.story.part = "endnote"
            case "titlepg":
                self._title_page = True
            case _:
                self._set(token)

    def _end(self, name: str) -> bool:
        """Take the end of a paragraph, a cell or a row; return whether it was one."""
        flow, depth = self._state.flow, self._state.paragraph.depth
        match name:
            case "par" | "sect":
                self._end_paragraph(depth)
            case "cell" | "nestcell":
                depth = 1 if name == "cell" else max(2, depth)
                self._end_paragraph(depth)
                flow.end_cell(depth)
            case "row":
                flow.end_row(1)
            case "nestrow":
                flow.end_row(max(2, depth))
            case _:
                return False
        return True

    def _end_paragraph(self, depth: int) -> None:
        state = self._state
        if state.destination is not Destination.TEXT:
            return
        par, style = state.flow.par, self._styles.get(state.paragraph.style, "")
        level = state.paragraph.level
        par.level = level_of(style) if level is None else level
        if is_contents(style):
            par.role = Role.ITEM
        elif par.level:
            par.role = Role.HEADING
        state.flow.end_paragraph(depth)

    def _set(self, token: Token) -> None:
        """Take a control word about the whole document or an entry of its tables."""
        number = token.number or 0
        match token.name:
            case "ansicpg":
                self._page = charsets.of_page(number)
            case "mac":
                self._page = "mac_roman"
            case "deff":
                self._default_font = self._state.characters.font = number
            case "facingp":
                self._facing = True
            case "fcharset":
                self._fonts[self._state.characters.font] = charsets.of_charset(number)
            case "red" | "green" | "blue":
                self._mixed = self._mixed or [0, 0, 0]
                self._mixed["red green blue".split().index(token.name)] = min(max(0, number), 255)
