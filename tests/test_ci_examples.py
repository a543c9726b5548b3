"""The examples for CI do what they say: their shell steps are run on sound and on faulty pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.running import CLEAN, FAULTY, RULE
from disclosure_lint.cli import cli

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "ci"
_INSTALL = 'python -m pip install "$DISCLOSURE_LINT"'


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the path: the tool, as if the step that installs it had been done."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "disclosure-lint"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclosure_lint "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return folder


class Job:
    """A job of an example: its variables and the shell steps behind the one that installs."""

    def __init__(self, variables: dict[str, str], steps: list[str], tools: Path, folder: Path) -> None:
        self._steps, self.folder = steps, folder
        path = os.pathsep.join((str(tools), os.environ["PATH"]))
        self._environment = {**os.environ, **variables, "PATH": path, "PYTHONPATH": str(ROOT / "src")}
        (folder / variables["PAGES"]).mkdir()
        self.page = folder / variables["PAGES"] / "page.txt"

    def run(self, text: str) -> int:
        """Run the steps on a page, as a runner does: the first that fails ends the job."""
        self.page.write_text(text, encoding="utf-8")
        for step in self._steps:
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step],
                cwd=self.folder,
                env=self._environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            assert "Traceback" not in done.stderr
            assert "Usage:" not in done.stderr, done.stderr
            if done.returncode:
                return done.returncode
        return 0


def example(name: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def github(tools: Path, tmp_path: Path) -> Job:
    job = example("github-actions.yml")["jobs"]["check"]
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert steps[0] == _INSTALL
    return Job(job["env"], steps[1:], tools, tmp_path)


def gitlab(name: str, tools: Path, folder: Path) -> tuple[Job, dict[str, Any]]:
    job = example(name)["disclosure-lint"]
    assert job["before_script"] == [_INSTALL]
    return Job(job["variables"], job["script"], tools, folder), job["artifacts"]


def test_the_github_job_passes_on_sound_pages(github: Job) -> None:
    assert github.run(CLEAN) == 0
    report = json.loads((github.folder / "disclosure-lint.sarif").read_text(encoding="utf-8"))
    assert report["runs"][0]["results"] == []


def test_the_github_job_fails_on_faulty_pages_and_leaves_what_is_uploaded(github: Job) -> None:
    assert github.run(FAULTY) == 1
    upload = example("github-actions.yml")["jobs"]["check"]["steps"][-1]
    assert "always()" in upload["if"]
    report = json.loads((github.folder / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert (report["version"], [one["ruleId"] for one in report["runs"][0]["results"]]) == ("2.1.0", [RULE])


def test_the_github_workflow_is_one() -> None:
    workflow = example("github-actions.yml")
    # YAML 1.1 reads the key “on” as true.
    assert set(workflow) == {"name", True, "permissions", "jobs"}
    for step in workflow["jobs"]["check"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step.get("uses", "a/b@v1"))


def test_the_gitlab_job_writes_code_quality_and_a_page(tools: Path, tmp_path: Path) -> None:
    job, artifacts = gitlab("gitlab-ci.yml", tools, tmp_path)
    assert job.run(CLEAN) == 0
    report = tmp_path / artifacts["reports"]["codequality"]
    assert json.loads(report.read_text(encoding="utf-8")) == []
    assert job.run(FAULTY) == 1
    (found,) = json.loads(report.read_text(encoding="utf-8"))
    assert (found["check_name"], found["location"]["path"]) == (RULE, "public/page.txt")
    assert found["fingerprint"]
    assert artifacts["when"] == "always"
    assert all((tmp_path / path).stat().st_size for path in artifacts["paths"])


def test_the_gitlab_job_with_a_baseline_fails_on_what_is_new(tools: Path, tmp_path: Path) -> None:
    job, artifacts = gitlab("gitlab-ci-baseline.yml", tools, tmp_path)
    job.page.write_text(FAULTY, encoding="utf-8")
    written = subprocess.run(
        [str(tools / "disclosure-lint"), "baseline", "write", "public"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
    )
    assert written.returncode == 0
    assert job.run(FAULTY) == 0
    assert job.run(FAULTY + FAULTY.replace("50", "70")) == 1
    report = ET.parse(tmp_path / artifacts["reports"]["junit"]).getroot()  # noqa: S314 - our own
    assert report.iter("testcase")
    assert RULE in (tmp_path / artifacts["reports"]["junit"]).read_text(encoding="utf-8")


def test_the_hook_of_the_pre_commit_example_exists_and_takes_its_arguments() -> None:
    (repository,) = example("pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] in {one["id"] for one in known}
    check = cli.get_command(None, "check")  # type: ignore[arg-type]
    assert check
    assert set(hook["args"][::2]) <= {option for one in check.params for option in one.opts}


def test_every_example_is_listed() -> None:
    page = (EXAMPLES / "index.md").read_text(encoding="utf-8")
    for path in EXAMPLES.glob("*.y*ml"):
        assert f"[{path.name}]({path.name})" in page


def instructions() -> list[tuple[str, str]]:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], " ".join(line.split()[1:])) for line in lines]


def test_the_container_installs_the_project_and_runs_as_an_ordinary_user() -> None:
    steps = instructions()
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in steps} <= known
    assert [said for name, said in steps if name == "FROM"] == [
        "python:3.12-slim AS build",
        "python:3.12-slim",
    ]
    last = steps[max(at for at, (name, _) in enumerate(steps) if name == "FROM") :]
    (install,) = (said for name, said in last if name == "RUN")
    # Nothing is fetched in the image that runs: all wheels were made before.
    assert "pip install --no-cache-dir --no-index --find-links /wheels disclosure-lint" in install
    (user,) = (said for name, said in last if name == "USER")
    assert int(user) > 0
    assert ("ENTRYPOINT", '["disclosure-lint"]') in last
    names = [name for name, _ in last]
    assert names.index("RUN") < names.index("USER") < names.index("ENTRYPOINT")


def test_the_container_copies_what_the_wheel_is_made_of() -> None:
    copied = {word for name, said in instructions() if name == "COPY" for word in said.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {"pyproject.toml", "README.md", "src", "rules"} <= copied


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_every_shell(tools: Path, shell: str) -> None:
    out = completed(tools, {"_DISCLOSURE_LINT_COMPLETE": f"{shell}_source"})
    assert "_DISCLOSURE_LINT_COMPLETE" in out


def completed(tools: Path, given: dict[str, str]) -> str:
    done = subprocess.run(
        [str(tools / "disclosure-lint")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("disclosure-lint ", "check"),
        ("disclosure-lint rules ", "coverage"),
        ("disclosure-lint check --select wording/dou", RULE),
        ("disclosure-lint check --select integrity,wording/dou", f"integrity,{RULE}"),
        ("disclosure-lint rules explain wording/dou", RULE),
        ("disclosure-lint rules new own/x --kind pat", "pattern"),
        ("disclosure-lint rules coverage --source regulation-20", "regulation-2019"),
    ],
)
def test_bash_is_offered_what_can_come_next(tools: Path, words: str, offered: str) -> None:
    out = completed(
        tools,
        {
            "_DISCLOSURE_LINT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
    )
    assert f"plain,{offered}" in out.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_itself_completes_by_the_script(tools: Path) -> None:
    script = (
        'eval "$(_DISCLOSURE_LINT_COMPLETE=bash_source disclosure-lint)"; '
        "COMP_WORDS=(disclosure-lint che); COMP_CWORD=1; "
        '_disclosure_lint_completion disclosure-lint 2>/dev/null; echo "${COMPREPLY[@]}"'
    )
    path = os.pathsep.join((str(tools), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "check"
