"""A reader that crashes, hangs or talks nonsense costs the file it read and no other."""

from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.readers.isolation import READER, ReaderProcess
from disclosure_lint.source import Reason, Source, Unread
from pdf_files import paragraphs, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD = Source("good.pdf", pdf(paragraphs("青岚市林业局公开造林绿化信息三条。")))
#: Answers every source with nothing, save for those that ask for something else.
SERVER = """
import os, pickle, sys, time
while True:
    source = pickle.load(sys.stdin.buffer)
    match source.data:
        case b"crash":
            os.abort()
        case b"hang":
            time.sleep(60)
        case b"nonsense":
            sys.stdout.buffer.write(b"nonsense")
        case _:
            pickle.dump(source, sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


@pytest.fixture
def process() -> Iterator[ReaderProcess]:
    made = ReaderProcess([sys.executable, "-c", SERVER])
    yield made
    made.close()


def ask(process: ReaderProcess, what: bytes) -> object:
    return process.read(Source("file.pdf", what), seconds=1)


def unread(detail: str) -> Unread:
    return Unread("file.pdf", Reason.READER_FAILED, detail)


def test_a_crash_is_said_and_the_next_file_is_read(process: ReaderProcess) -> None:
    assert ask(process, b"one") == Source("file.pdf", b"one")
    assert ask(process, b"crash") == unread("crash")
    assert ask(process, b"two") == Source("file.pdf", b"two")


def test_a_file_that_takes_too_long_is_given_up(process: ReaderProcess) -> None:
    started = time.monotonic()
    assert ask(process, b"hang") == unread("time limit")
    assert time.monotonic() - started < 10
    assert ask(process, b"two") == Source("file.pdf", b"two")


def test_an_answer_that_is_none_is_a_crash(process: ReaderProcess) -> None:
    assert ask(process, b"nonsense") == unread("crash")
    assert ask(process, b"two") == Source("file.pdf", b"two")


def test_a_process_that_does_not_start_is_a_crash() -> None:
    process = ReaderProcess([sys.executable, "-c", "raise SystemExit(1)"])
    assert process.read(GOOD, seconds=20) == Unread("good.pdf", Reason.READER_FAILED, "crash")
    process.close()


def test_one_process_reads_many_files() -> None:
    first = READER.start()
    found = [READER.read(GOOD, seconds=30) for _ in range(3)]
    assert READER.start() is first
    assert all(isinstance(document, Document) for document in found)
    assert len({document.content for document in found if isinstance(document, Document)}) == 1


def test_a_fork_does_not_talk_to_the_process_of_its_parent(
    process: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = process.start()
    with monkeypatch.context() as patch:
        patch.setattr("os.getpid", lambda: first.pid + 1)
        assert process.start() is not first
        process.close()
    assert first.poll() is None
    first.kill()
    first.communicate()


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    READER.close()
    assert isinstance(READER.read(GOOD, seconds=30), Document)


def test_a_wrong_suffix_is_told_once() -> None:
    found = read(Source("a.txt", GOOD.data))
    assert isinstance(found, Document)
    assert [flaw.id for flaw in found.flaws] == ["file-type"]


#: A form that draws itself: PDFium takes it apart without end.
ENDLESS = b"""%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R
/Resources<</XObject<</X 4 0 R>>>>>>endobj
4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 18>>stream
/X Do /X Do /X  Do
endstream endobj
trailer<</Root 1 0 R/Size 5>>
"""


def test_a_file_that_takes_memory_without_end_is_stopped_at_two_gigabytes() -> None:
    endless = read(Source("endless.pdf", ENDLESS))
    assert endless == Unread("endless.pdf", Reason.READER_FAILED, "crash")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert most < 2.1 * 1024**3
    assert isinstance(read(GOOD), Document)
