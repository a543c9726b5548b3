"""What was read from a picture may be misread: findings say so, in one place for all rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import check_file
from disclosure_lint.api import chosen_pack
from disclosure_lint.engine import examine
from disclosure_lint.finding import Certainty, Finding, Outcome, Severity
from disclosure_lint.identifiers.check_digits import proves
from disclosure_lint.location import Box, Location, Piece, Recognised, Transcript
from disclosure_lint.readers import read_text, recognition
from disclosure_lint.readers.recognition import MissingRecogniserError
from disclosure_lint.readers.recognition.upright import Pose, pose
from disclosure_lint.text import Span
from personal_values import Values
from readers.picture.pictures import saved

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.document import Document

numpy = pytest.importorskip("numpy")
FAULTY = "全年约50余件。"


def read_from_picture(text: str, *spans: Span) -> Document:
    found = read_text(text, "a.txt")
    return replace(found, recognised=tuple(Recognised(span, 0.9) for span in spans))


@pytest.mark.parametrize(("span", "outcome"), [(Span(0, 8), Outcome.REVIEW), (Span(8, 16), Outcome.FAIL)])
def test_only_what_was_read_from_a_picture_is_doubted(span: Span, outcome: Outcome) -> None:
    pack = chosen_pack(select=["wording/double-approximation"])
    (found,) = examine(read_from_picture(FAULTY + "其他事项无。", span), pack).findings
    assert found.outcome is outcome
    assert found.certainty is (Certainty.CERTAIN if outcome is Outcome.FAIL else Certainty.PROBABLE)


def test_the_outcome_of_the_rule_is_that_of_its_findings() -> None:
    pack = chosen_pack(select=["wording/double-approximation"])
    examination = examine(read_from_picture(FAULTY, Span(0, 8)), pack)
    assert examination.outcomes == {"wording/double-approximation": Outcome.REVIEW}


def test_what_is_missing_in_a_text_read_from_a_picture_may_be_there() -> None:
    finding = Finding("a/b", Outcome.FAIL, Severity.ERROR, "found", None)
    assert finding.doubted().outcome is Outcome.REVIEW
    assert replace(finding, proven=True).doubted().outcome is Outcome.FAIL
    passed = replace(finding, outcome=Outcome.PASS)
    assert passed.doubted() is passed


def test_a_value_proves_itself_by_a_check_digit_alone() -> None:
    values = Values("proof")
    number = values.resident_id()
    assert proves("resident-id", number)
    assert not proves("resident-id", number[:-1] + ("0" if number[-1] != "0" else "1"))
    assert not proves("mobile", values.mobile())
    assert not proves("resident-id", number[:10])


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=6),
    st.integers(0, 150),
    st.integers(0, 30),
)
def test_a_range_is_recognised_when_any_of_it_is(
    runs: list[tuple[int, int]], start: int, length: int
) -> None:
    spans, at = [], 0
    for gap, size in runs:
        spans.append(Span(at + gap, at + gap + size))
        at += gap + size
    found = read_from_picture("文" * 200, *spans)
    touched = any(span.start < max(start + length, start + 1) and start < span.end for span in spans)
    assert found.is_recognised(Span(start, start + length)) is touched


def test_a_transcript_remembers_what_was_recognised() -> None:
    transcript = Transcript()
    transcript.write([Piece("甲", Location(1)), Piece("乙丙", Location(1), [Box(0, 0, 1, 1)] * 2, 0.7)])
    assert transcript.recognised == [Recognised(Span(1, 3), 0.7)]


def test_recognition_that_is_not_installed_is_named_with_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _: None)
    with pytest.raises(MissingRecogniserError, match=r"disclosure-lint\[ocr\]"):
        check_file(tmp_path, ocr=True)


def test_a_picture_is_not_read_unless_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved("PNG"))
    assert check_file(tmp_path).documents[0].unread == (("picture", ""),)


class Seen:
    """Finds lines at given corners and tells which stand on their heads."""

    def __init__(self, corners: list[list[tuple[float, float]]], *, upside_down: bool) -> None:
        self._corners, self._upside_down = corners, upside_down

    def find(self, picture: PIL.Image.Image) -> list[object]:
        return [numpy.array(one, dtype=float) for one in self._corners]

    def is_upside_down(self, line: PIL.Image.Image) -> bool:
        return self._upside_down


def level(top: float, lean: float = 0.0) -> list[tuple[float, float]]:
    rise = 200 * lean
    return [(10, top), (210, top + rise), (210, top + 20 + rise), (10, top + 20)]


def upright(left: float, lean: float = 0.0) -> list[tuple[float, float]]:
    rise = 200 * lean
    return [(left, 10), (left + 20, 10), (left + 20 - rise, 210), (left - rise, 210)]


@pytest.mark.parametrize(
    ("corners", "upside_down", "expected"),
    [
        ([], False, Pose(0, 0.0)),
        ([level(n * 30) for n in range(1, 5)], False, Pose(0, 0.0)),
        ([level(n * 30) for n in range(1, 5)], True, Pose(2, 0.0)),
        ([upright(n * 30) for n in range(1, 5)], False, Pose(1, 0.0)),
        ([upright(n * 30) for n in range(1, 5)], True, Pose(3, 0.0)),
        ([level(n * 30, 0.05) for n in range(1, 5)], False, Pose(0, 0.05)),
        ([level(n * 30, 0.5) for n in range(1, 5)], False, Pose(0, 0.0)),
        ([upright(n * 30, 0.05) for n in range(1, 5)], False, Pose(1, 0.05)),
        ([level(30, 0.05)], False, Pose(0, 0.0)),
    ],
)
def test_how_a_page_lies_is_told_by_its_lines(
    corners: list[list[tuple[float, float]]],
    upside_down: bool,  # noqa: FBT001 - a case
    expected: Pose,
) -> None:
    found = pose(PIL.Image.new("RGB", (240, 240)), Seen(corners, upside_down=upside_down))  # type: ignore[arg-type]
    assert found.turns == expected.turns
    assert found.lean == pytest.approx(expected.lean)
