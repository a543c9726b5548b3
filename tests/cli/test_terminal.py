"""What a terminal, a pipe or a machine without Chinese gets."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import termios
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from cli.running import CLEAN, FAULTY, RULE, command, environment, start, written
from personal_values import Values

if TYPE_CHECKING:
    from pathlib import Path

#: Characters that GBK, Latin-1 or ASCII cannot hold, one outside the BMP.
RARE = "约50余件，𠀀é😀ñ。\n"
#: A machine without a locale, as in a bare container.
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
#: More than a pipe holds.
MANY = 400


def in_terminal(
    *arguments: str | Path, columns: int = 80, env: dict[str, str] | None = None, cwd: Path | None = None
) -> str:
    """Run in a terminal of so many columns and return all that it was sent."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        command(*arguments), stdin=its, stdout=its, stderr=its, env=environment(env), cwd=cwd
    ) as process:
        os.close(its)
        sent = b""
        while piece := _read(ours):
            sent += piece
        process.wait(timeout=60)
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # what Linux says when the other side is closed
        return b""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return written(tmp_path, a__txt=FAULTY * 2) / "a.txt"


def test_values_are_revealed_on_a_terminal_only(tmp_path: Path) -> None:
    number = Values("甲").mobile()
    folder = written(tmp_path, a__txt=f"村民甲某，电话{number}，已领取。\n")
    shown = in_terminal("check", "--reveal", "--profile", "audit", folder / "a.txt")
    assert number in shown
    assert number not in in_terminal("check", "--profile", "audit", folder / "a.txt")
    for arguments in (["--reveal"], ["--reveal", "--format", "json"], ["--reveal", "-o", tmp_path / "out"]):
        said = start("check", *arguments, "--profile", "audit", folder / "a.txt")
        assert said.code == 4
        assert number not in said.out + said.err
    assert not (tmp_path / "out").exists()


def test_a_terminal_is_not_given_a_file_or_data_with_values(tmp_path: Path) -> None:
    number = Values("甲").mobile()
    folder = written(tmp_path, a__txt=f"村民甲某，电话{number}，已领取。\n")
    for arguments in (["--format", "json"], ["-o", tmp_path / "out"]):
        shown = in_terminal("check", "--reveal", *arguments, folder / "a.txt")
        assert "--reveal" in shown
        assert number not in shown


def test_a_terminal_gets_colours(faulty: Path) -> None:
    sent = in_terminal("check", faulty)
    assert "\x1b[33m\x1b[1m警告\x1b[0m" in sent
    assert RULE in sent


def test_a_terminal_that_wants_no_colour_gets_none(faulty: Path) -> None:
    assert "\x1b" not in in_terminal("check", faulty, env={"NO_COLOR": "1"})


def test_an_empty_no_color_is_as_if_it_were_not_there(faulty: Path) -> None:
    assert "\x1b[33m" in in_terminal("check", faulty, env={"NO_COLOR": ""})


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_pipe_gets_no_colour_and_the_same_text(faulty: Path, style: str) -> None:
    piped = start("check", "--format", style, faulty).out
    assert "\x1b" not in piped
    assert piped == in_terminal("check", "--format", style, faulty, env={"NO_COLOR": "1"})


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_are_as_wide_as_the_terminal(tmp_path: Path, columns: int) -> None:
    written(tmp_path, a__txt=f"{'全年' * 50}约50余件{'全年' * 50}")
    sent = in_terminal("check", "a.txt", columns=columns, env={"NO_COLOR": "1"}, cwd=tmp_path)
    widest = max(wcswidth(line) for line in sent.splitlines())
    assert columns - 4 < widest <= columns


@pytest.mark.parametrize("style", ["text", "json"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_an_output_that_cannot_hold_a_character_is_no_error(
    tmp_path: Path, style: str, encoding: str
) -> None:
    written(tmp_path, a__txt=RARE)
    ended = start("check", "--format", style, tmp_path, env={"PYTHONIOENCODING": encoding})
    assert (ended.code, ended.err) == (1, "")
    assert RULE in ended.out


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_bare_machine_gets_the_whole_report(tmp_path: Path, style: str) -> None:
    written(tmp_path, a__txt=RARE)
    ended = start("check", "--format", style, tmp_path, env=BARE)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out == start("check", "--format", style, tmp_path).out


def test_a_bare_machine_gets_help_and_usage_errors() -> None:
    for arguments in (["--help"], ["check", "--help"], ["rules", "list"], ["check", "--select", "没有"]):
        ended = start(*arguments, env=BARE)
        assert ended.code in {0, 4}
        assert "Traceback" not in ended.err
        assert "内部错误" not in ended.err


@pytest.mark.parametrize(
    "encoding",
    [
        "ascii",
        "utf-8",
        *("latin-1", "gbk"),
    ],
)
def test_json_stays_json_whatever_the_output_can_hold(tmp_path: Path, encoding: str) -> None:
    written(tmp_path, a__txt=RARE)
    out = subprocess.run(
        command("check", "--format", "json", tmp_path),
        capture_output=True,
        check=False,
        env=environment({"PYTHONIOENCODING": encoding}),
    ).stdout
    # click writes UTF-8 where the output claims to be ASCII.
    data = json.loads(out.decode("utf-8" if encoding == "ascii" else encoding))
    assert data["findings"][0]["excerpt"] == RARE.strip()


def left_early(*arguments: str | Path) -> tuple[int, bytes, bytes]:
    """Read the first line of the output and leave, as ``head -1`` does."""
    with subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        error = process.stderr.read()
        return process.wait(timeout=60), first, error


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(MANY):
        written(tmp_path, **{f"{number:060}__txt": CLEAN})
    return tmp_path


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, style: str) -> None:
    for number in range(MANY):
        written(tmp_path, **{f"{number:060}__txt": FAULTY})
    _, first, error = left_early("check", "--format", style, tmp_path)
    assert first.strip()
    assert error == b""


def test_a_reader_that_leaves_early_is_not_told_of_findings(many: Path) -> None:
    code, _, _ = left_early("check", "--format", "json", many)
    assert code != 1


def test_a_full_disk_is_said_to_be_one(faulty: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            command("check", faulty), stdout=full, stderr=subprocess.PIPE, check=False, env=environment()
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr.decode()
