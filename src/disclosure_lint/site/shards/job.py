"""The task of checking one shard, as it is handed to a process on another machine."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_lint.site.settings import Settings
from disclosure_lint.site.shards.shard import scan_shard


class ShardError(RuntimeError):
    """A shard could not be checked; the message is what kind of error it was."""


@dataclass(frozen=True)
class Job:
    """A shard to check.

    Attributes:
        path: of the file.
        out: of the result.
        settings: the choice of rules.
        version: of the rules where the job comes from; here they must be the same.
        key: of the digests. It travels to the machines that check.
    """

    path: str
    out: str
    settings: Settings
    version: str
    key: bytes

    def dump(self) -> str:
        """Return the job as JSON on one line."""
        plain = {"path": self.path, "out": self.out, "version": self.version}
        return json.dumps(plain | {"settings": self.settings.dump(), "key": self.key.hex()})

    @classmethod
    def load(cls, text: str) -> Job:
        """Read a job back."""
        data: dict[str, Any] = json.loads(text)
        settings = Settings.load(data["settings"])
        return cls(**data | {"settings": settings, "key": bytes.fromhex(data["key"])})

    def run(self) -> None:
        """Check the shard in this process.

        Raises:
            ShardError: when the rules here are others.
        """
        if self.settings.version() != self.version:
            raise ShardError("version")
        scan_shard(Path(self.path), Path(self.out), self.key, self.settings)


def run_apart(job: Job) -> str:
    """Check a shard in a process of its own and return the path of the result.

    A worker of a cluster may start no processes of Python's, which checking needs; and what a shard
    took of memory is given back.

    Raises:
        ShardError: when it could not be checked.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "disclosure_lint.site.shards"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    try:
        # Left open: it ends itself when we do.
        process.stdin.write(f"{job.dump()}\n")
        process.stdin.flush()
        said = process.stderr.read()
        if process.wait() != 0:
            raise ShardError(said.strip()[:200] or f"exit code {process.returncode}")
    finally:
        process.kill()
        process.stdin.close()
        process.stderr.close()
        process.wait()
    return job.out
