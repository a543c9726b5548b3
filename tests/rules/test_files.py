"""Packs in folders and archives; an archive cannot harm."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.rules import files
from disclosure_lint.rules.files import pack_digest, pack_files
from disclosure_lint.rules.load import load
from disclosure_lint.rules.problems import RuleFilesError
from rules.packs import FILES, KINDS, RULE, write_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def zipped(path: Path, content: Mapping[str, str], *, top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(top + name, text)
    return path


@pytest.mark.parametrize("top", ["", "own/"], ids=["files", "a folder packed whole"])
def test_an_archive_is_a_pack_as_its_folder_is(tmp_path: Path, top: str) -> None:
    folder = load([write_pack(tmp_path / "folder", {})], KINDS)
    archive = load([zipped(tmp_path / "own.zip", FILES, top=top)], KINDS)
    assert archive.digest == folder.digest
    assert archive.by_id.keys() == folder.by_id.keys()


def test_a_mistake_in_an_archive_is_told_with_its_place(tmp_path: Path) -> None:
    wrong = {**FILES, "area/rule.yaml": RULE.replace("kind: probe", "kind: prob")}
    with pytest.raises(RuleFilesError) as raised:
        load([zipped(tmp_path / "own.zip", wrong)], KINDS)
    assert "own.zip!area/rule.yaml:2:7: " in str(raised.value)


@pytest.mark.parametrize("name", ["../x.yaml", "a/../../x.yaml", "/x.yaml", "..\\x.yaml", "C:/x.yaml"])
def test_a_path_that_leads_out_of_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RuleFilesError) as raised:
        load([zipped(tmp_path / "own.zip", {**FILES, name: RULE})], KINDS)
    assert "规则包之外" in str(raised.value)


def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = zipped(tmp_path / "own.zip", {"a.yaml": "x" * 2000, "b.yaml": ""})
    monkeypatch.setattr(files, "_MOST", 1000)
    assert [file.problem != "" for file in pack_files(archive)] == [True, False]
    monkeypatch.setattr(files, "_MOST_ALL", 1000)
    assert [file.problem for file in pack_files(archive)] == ["规则包过大 (too large)"]


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 400), sign=st.integers(0, 255), cut=st.integers(0, 400))
def test_no_damage_breaks_the_reading_of_an_archive(
    tmp_path_factory: pytest.TempPathFactory, at: int, sign: int, cut: int
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.yaml", RULE)
        archive.writestr("b.yaml", "x: 1")
    data = bytearray(buffer.getvalue())
    data[at % len(data)] = sign
    path = tmp_path_factory.mktemp("damaged") / "own.zip"
    path.write_bytes(data[: len(data) - cut % 50])
    for file in pack_files(path):
        assert file.data or file.problem or file.path.name


def test_digests_tell_packs_apart(tmp_path: Path) -> None:
    one = write_pack(tmp_path / "a", {})
    other = write_pack(tmp_path / "b", {})
    assert pack_digest(one) == pack_digest(other)
    (other / "area" / "rule.yaml").write_text(f"{RULE}# changed\n", encoding="utf-8")
    assert pack_digest(one) != pack_digest(other)
    assert len(pack_digest(zipped(tmp_path / "own.zip", FILES))) == 64


PARTS = {
    "rule": ({"local/x.yaml": RULE}, "编号 'area/rule' 已被使用"),
    "source": ({"sources/more.yaml": FILES["sources/laws.yaml"]}, "'law' 已在"),
    "kind of document": ({"documents.yaml": FILES["documents.yaml"]}, "'report' 已在"),
    "form": ({"forms/more.yaml": FILES["forms/forms.yaml"]}, "'table@2021' 已在"),
}


@pytest.mark.parametrize("part", PARTS)
def test_what_two_packs_call_alike_is_told_with_both_files(tmp_path: Path, part: str) -> None:
    content, said = PARTS[part]
    first = write_pack(tmp_path / "first", {})
    second = tmp_path / "second"
    for name, text in content.items():
        path = second / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFilesError) as raised:
        load([first, second], KINDS)
    assert said in str(raised.value)
    assert "second" in str(raised.value)
    assert str(first) in str(raised.value)


def test_a_rule_with_the_other_suffix_of_yaml_is_not_passed_over(tmp_path: Path) -> None:
    write_pack(tmp_path, {"area/other.yml": RULE})
    with pytest.raises(RuleFilesError) as raised:
        load([tmp_path], KINDS)
    assert "other.yml:1:1: " in str(raised.value)
    assert "后缀应为 .yaml" in str(raised.value)
