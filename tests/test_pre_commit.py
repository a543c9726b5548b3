"""The hook with the real pre-commit, from install to a commit that is blocked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from disclosure_lint.readers.sniff import PROGRAM_SUFFIXES, SUFFIXES
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_pdf import pdf_page
from disclosure_lint.specimens import Specimens

ROOT = Path(__file__).parents[1]
CLEAN = "<p>青岚市林业局公示造林项目验收结果，咨询电话：0990-0000000。</p>\n"


@dataclass
class Repository:
    """A scratch repository with the hook installed."""

    path: Path
    environment: dict[str, str]

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
        return subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.path,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, name: str, content: str | bytes) -> subprocess.CompletedProcess[str]:
        (self.path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", name)
        return self.git("commit", "-m", "publish")


def copy_of_this(target: Path, environment: dict[str, str]) -> str:
    """Commit the files of this repository, as they are now, and return the commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no checkout of the repository")
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    repository = Repository(target, environment)
    repository.git("init", "-q", "-b", "main")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "copy")
    return repository.git("rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    base = tmp_path_factory.mktemp("hook")
    (base / "source").mkdir()
    (base / "site").mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "PRE_COMMIT_HOME": str(base / "cache"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    revision = copy_of_this(base / "source", environment)
    made = Repository(base / "site", environment)
    made.git("init", "-q", "-b", "main")
    config = f"repos:\n- repo: {base / 'source'}\n  rev: {revision}\n  hooks:\n  - id: disclosure-lint\n"
    (made.path / ".pre-commit-config.yaml").write_text(config)
    made.git("add", ".pre-commit-config.yaml")
    installed = subprocess.run(
        ["pre-commit", "install", "--install-hooks"],
        cwd=made.path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return made


def test_a_clean_page_is_committed(repository: Repository) -> None:
    done = repository.commit("clean.html", CLEAN)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_with_an_identity_number_is_not(repository: Repository) -> None:
    number = Specimens("hook").fill("{{resident-id}}")
    done = repository.commit("leak.html", f"<p>户主身份证号：{number}</p>\n")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "personal-data/resident-id" in said
    assert number not in said
    repository.git("rm", "-q", "--cached", "leak.html")


def test_a_pdf_with_an_identity_number_is_not(repository: Repository) -> None:
    number = Specimens("hook").fill("{{resident-id}}")
    done = repository.commit("leak.pdf", pdf_page(f"BT /F1 12 Tf 72 700 Td (身份证号：{number}) Tj ET"))
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "第1页" in said
    assert number not in said
    repository.git("rm", "-q", "--cached", "leak.pdf")


def test_a_document_with_a_deleted_identity_number_is_not(repository: Repository) -> None:
    number = Specimens("hook").fill("{{resident-id}}")
    deleted = f'<w:del w:author="x"><w:r><w:delText>身份证号：{number}</w:delText></w:r></w:del>'
    done = repository.commit("leak.docx", docx_file(f"<w:p><w:r><w:t>公示。</w:t></w:r>{deleted}</w:p>"))
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "第1段" in said
    assert number not in said
    repository.git("rm", "-q", "--cached", "leak.docx")


def test_the_hook_is_for_the_files_a_folder_is_searched_for() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    wanted = re.compile(hook["files"])
    pages = SUFFIXES - PROGRAM_SUFFIXES  # which under version control are programs, not what they wrote
    assert all(wanted.search(f"年报{suffix}") and wanted.search(f"A{suffix.upper()}") for suffix in pages)
    assert not any(wanted.search(f"a{suffix}") for suffix in PROGRAM_SUFFIXES)
    assert not any(wanted.search(name) for name in ("a.html.bak", "a.svg", "docx", "a.py"))


def test_what_is_not_staged_does_not_block(repository: Repository) -> None:
    number = Specimens("unstaged").fill("{{resident-id}}")
    (repository.path / "draft.html").write_text(f"<p>身份证号：{number}</p>\n", encoding="utf-8")
    done = repository.commit("other.html", CLEAN.replace("验收", "评审"))
    assert done.returncode == 0, done.stdout + done.stderr
