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
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Ended
from disclosure_lint.api import load_pack
from disclosure_lint.cli import _run
from disclosure_lint.cli.site import scan as site_scan
from disclosure_lint.specimens import Specimens

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "docs" / "ci" / "index.md",
]
_BLOCK = re.compile(r"```(?:sh|bash|console)\n(.*?)```", re.DOTALL)
#: A verdict is shown with a made-up fingerprint.
_FINGERPRINT = "0123456789abcdef"
#: What goes to hosts that are not there is only understood, not done.
_ELSEWHERE = re.compile(r"https?://|tcp://|网址\.txt|sitemap\.xml")
_SAMPLES = {
    "年报.html": "annual-report/faulty-2024/input.html",
    "年报.pdf": "annual-report/pdf-2024/input.pdf",
    "年报.docx": "annual-report/docx-2024/input.docx",
    "公示.docx": "annual-report/docx-2024/input.docx",
    "2024.html": "annual-report/clean-2024/input.html",
    "2023.html": "annual-report/after-2023/input.html",
    "a.html": "annual-report/sections-2024/input.html",
}
_NOTICE = """<h1>青岚市公租房拟配租人员公示</h1>
<p>某甲，身份证号：{{resident-id:a}}，家庭住址：{{home-address:a}}，手机号：{{mobile:a}}</p>
"""
_FOLDERS = ("网站目录", "网站", "镜像目录", "存档目录", "public")


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
        shutil.copy(FIXTURES / sample, tmp_path / name)
    (tmp_path / "公示.html").write_text(Specimens("公示").fill(_NOTICE), encoding="utf-8")
    for name in _FOLDERS:
        (tmp_path / name).mkdir()
        shutil.copy(tmp_path / "2024.html", tmp_path / name / "2024.html")
        shutil.copy(tmp_path / "公示.html", tmp_path / name / "公示.html")
    return tmp_path


Run = Callable[[str], Ended]


@pytest.fixture
def run(
    scratch: Path,
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run a command as it stands: by a shell where it uses one, else in this process, which is quicker."""
    monkeypatch.chdir(scratch)
    for name in [name for name in os.environ if name.startswith("DISCLOSURE_LINT_")]:
        monkeypatch.delenv(name)

    def started(command: str) -> Ended:
        if re.search(r"[<>|;&$]", command):
            return by_shell(command, scratch, environment)
        if _ELSEWHERE.search(command):
            with monkeypatch.context() as changed:
                changed.setattr(site_scan.command, "callback", understood)
                return Ended(_run(shlex.split(command)[1:]), *capsys.readouterr())
        load_pack.cache_clear()
        capsys.readouterr()
        code = _run(shlex.split(command)[1:])
        return Ended(code, *capsys.readouterr())

    return started


def understood(*_: object, **__: object) -> int:
    print("understood")  # noqa: T201 - what a command says
    return 0


def by_shell(command: str, folder: Path, environment: dict[str, str]) -> Ended:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def prepared(command: str, folder: Path, run: Run) -> str:
    """A command with what it presupposes: earlier scans, a pack, the fingerprint of a finding."""
    stores = [name for name in re.findall(r"\S+\.db", command) if not (folder / name).exists()]
    if stores and not re.search(r"disclosure-lint site (?:scan )?镜像目录", command):
        for name in stores:
            assert run(f"disclosure-lint site 镜像目录/ --store {name}").code in {
                0,
                1,
            }
    if "my-rules" in command and "rules new" not in command and not (folder / "my-rules").exists():
        run("disclosure-lint rules new wording/abc --kind pattern --dir my-rules")
    if "baseline" in command and "write" not in command and not list(folder.glob("*baseline.jsonl")):
        run("disclosure-lint baseline write 网站目录/")
    if _FINGERPRINT in command:
        of_site = f"site report --store {stores[0]}" if (stores := re.findall(r"\S+\.db", command)) else ""
        report = run(f"disclosure-lint {of_site or 'check 公示.html'} --format json")
        command = command.replace(_FINGERPRINT, json.loads(report.out)["findings"][0]["fingerprint"])
    # All tests of all rules are run elsewhere.
    return f"{command} integrity" if command == "disclosure-lint rules test" else command


@pytest.mark.parametrize(("page", "block"), CASES)
def test_the_commands_of_a_block_run_one_after_the_other(
    page: Path, block: list[str], scratch: Path, run: Run
) -> None:
    for command in block:
        ended = run(prepared(command, scratch, run))
        assert ended.code in {0, 1}, f"{command}\n{ended.err}"
        assert not re.search("Usage:|Traceback|internal error", ended.err)
        assert ended.out or "-o" in command, command
