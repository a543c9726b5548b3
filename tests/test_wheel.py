"""The wheel alone, without the sources, does what the repository does."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the wheel, in a folder."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    target = out / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "disclosure_lint", *arguments],
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_holds_rules_tests_types_and_licence(unpacked: Path) -> None:
    package = unpacked / "disclosure_lint"
    shipped = {path.relative_to(package / "pack") for path in (package / "pack").rglob("*.yaml")}
    assert shipped == {path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*.yaml")}
    assert (package / "py.typed").is_file()
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))


def test_it_checks_a_page_from_elsewhere(unpacked: Path) -> None:
    page = ROOT / "fixtures/annual-report/faulty-2024/input.html"
    done = run(unpacked, "check", str(page))
    assert done.returncode == 1
    assert "annual-report/requests-balance" in done.stdout


def test_it_runs_from_its_own_files(unpacked: Path) -> None:
    code = "import disclosure_lint; print(disclosure_lint.__file__)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(unpacked)


def test_its_rule_tests_pass(unpacked: Path) -> None:
    done = run(unpacked, "rules", "test", "wording")
    assert (done.returncode, done.stderr) == (0, "")
