"""Every command the README and the documentation show in a shell block runs, in a folder of sample files."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"```(?:sh|bash|console)\n(.*?)```", re.DOTALL)
#: A verdict is shown with a made-up fingerprint.
_FINGERPRINT = "0123456789abcdef"
_SAMPLES = {
    "年报.html": "annual-report/faulty-2024/input.html",
    "年报.pdf": "annual-report/pdf-2024/input.pdf",
    "公示.html": "personal-data/housing-list/input.html",
    "公示.docx": "annual-report/docx-2024/input.docx",
    "2024.html": "annual-report/clean-2024/input.html",
    "2023.html": "annual-report/after-2023/input.html",
    "a.html": "annual-report/sections-2024/input.html",
}
_FOLDERS = ("网站目录", "网站", "镜像目录", "public")


def shown(page: Path) -> list[list[str]]:
    """The commands of each shell block of a page, without remarks."""
    blocks = []
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        lines = (re.sub(r"\s+#.*", "", line).strip() for line in block.replace("\\\n", " ").splitlines())
        commands = [line.removeprefix(".venv/bin/") for line in lines]
        blocks.append([line for line in commands if line.startswith("disclosure-lint ")])
    return [block for block in blocks if block]


CASES = [
    pytest.param(page, block, id=f"{page.name}: {block[0][:60]}") for page in PAGES for block in shown(page)
]


def test_commands_are_shown() -> None:
    assert sum(len(block) for page in PAGES for block in shown(page)) > 25


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the tool of this source is on the path."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "disclosure-lint"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m disclosure_lint "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DISCLOSURE_LINT_")}
    return kept | {"PATH": path, "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A folder with everything the documentation speaks of."""
    for name, sample in _SAMPLES.items():
        found = FIXTURES / sample
        shutil.copy(found, tmp_path / name)
    for name in _FOLDERS:
        (tmp_path / name).mkdir()
        shutil.copy(tmp_path / "2024.html", tmp_path / name / "2024.html")
        shutil.copy(tmp_path / "公示.html", tmp_path / name / "公示.html")
    return tmp_path


def run(command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def prepared(command: str, folder: Path, environment: dict[str, str]) -> str:
    """A command with what it presupposes: earlier scans, a pack, the fingerprint of a finding."""
    stores = [name for name in re.findall(r"\S+\.db", command) if not (folder / name).exists()]
    if stores and not re.search(r"disclosure-lint site (?:scan )?镜像目录", command):
        for name in stores:
            assert run(f"disclosure-lint site 镜像目录/ --store {name}", folder, environment).returncode in {
                0,
                1,
            }
    if "my-rules" in command and "rules new" not in command and not (folder / "my-rules").exists():
        run("disclosure-lint rules new wording/abc --kind pattern --dir my-rules", folder, environment)
    if "baseline" in command and "write" not in command and not list(folder.glob("*baseline.jsonl")):
        run("disclosure-lint baseline write 网站目录/", folder, environment)
    if _FINGERPRINT in command:
        report = run("disclosure-lint check 公示.html --format json", folder, environment)
        command = command.replace(_FINGERPRINT, json.loads(report.stdout)["findings"][0]["fingerprint"])
    # All tests of all rules are run elsewhere.
    return f"{command} integrity" if command == "disclosure-lint rules test" else command


@pytest.mark.parametrize(("page", "block"), CASES)
def test_the_commands_of_a_block_run_one_after_the_other(
    page: Path, block: list[str], scratch: Path, environment: dict[str, str]
) -> None:
    for command in block:
        done = run(prepared(command, scratch, environment), scratch, environment)
        assert done.returncode in {0, 1}, f"{command}\n{done.stderr}"
        assert "Usage:" not in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout or "-o" in command or "<" in command, command
