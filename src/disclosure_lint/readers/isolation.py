"""Readers that need native code run in a process of their own.

A file that makes such code crash or hang then costs that file, and no other. The process
is started for the first such file and kept for the next; it ends with this one.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disclosure_lint.document import Document

#: Seconds one file may take before its reader is stopped.
SECONDS = 120.0
#: The same when text in pictures is recognised.
SECONDS_WITH_OCR = 1_800.0
#: Bytes of memory the process may take, where the system can limit it.
_MEMORY = 2 * 1024**3
#: The same when text in pictures is recognised.
_MEMORY_WITH_OCR = 4 * 1024**3


class ReaderProcess:
    """The process, started when it is first needed and again after it was lost.

    Args:
        command: what is run; it answers sources on its standard input as :func:`serve` does.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def start(self) -> subprocess.Popen[bytes]:
        """Start the process unless it runs."""
        if self._owner != os.getpid():
            # We are a fork: what our parent started answers our parent.
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            atexit.register(self.close)
        return self._process

    def read(self, source: Source, seconds: float) -> Document | Unread:
        """Let the process read a source; a crash and too long a time are reasons for unread."""
        with self._lock:
            process = self.start()
            late = threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(seconds, give_up)
            timer.start()
            try:
                return _ask(process, source)
            except (OSError, EOFError, pickle.UnpicklingError):
                self.close()
                return Unread(source.name, Reason.READER_FAILED, "time limit" if late.is_set() else "crash")
            except BaseException:
                self.close()  # or the next source would get the answer to this one
                raise
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        atexit.unregister(self.close)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()


#: ``-P`` keeps the current folder, where anything may lie, off the path of modules.
READER = ReaderProcess([sys.executable, "-P", "-m", "disclosure_lint.readers.isolation"])


def read_apart(source: Source) -> Document | Unread:
    """Read a source in the other process."""
    return READER.read(source, SECONDS_WITH_OCR if source.ocr else SECONDS)


def _ask(process: subprocess.Popen[bytes], source: Source) -> Document | Unread:
    assert process.stdin
    assert process.stdout
    pickle.dump(source, process.stdin)
    process.stdin.flush()
    answer: Document | Unread = pickle.load(process.stdout)  # noqa: S301 - from our own process
    return answer


def serve(questions: BinaryIO, answers: BinaryIO, prepare: Callable[[Source], None] = lambda _: None) -> None:
    """Answer sources with what is read from them, each prepared for, until there are no more."""
    from disclosure_lint.readers import read_here

    while True:
        try:
            source = pickle.load(questions)  # noqa: S301 - from the process that started us
        except EOFError:
            return
        prepare(source)
        try:
            answer: Document | Unread = read_here(source)
        except Exception as error:  # noqa: BLE001 - whatever a reader meets, the next file is read
            answer = Unread(source.name, Reason.READER_FAILED, type(error).__name__)
        pickle.dump(answer, answers)
        answers.flush()


def _limit_memory(source: Source) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = _MEMORY_WITH_OCR if source.ocr else _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Serve the process that started this one."""
    from disclosure_lint import readers

    readers.APART.clear()  # nothing is read further apart than here
    # Whatever a library prints must not come between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers, _limit_memory)


if __name__ == "__main__":
    main()
