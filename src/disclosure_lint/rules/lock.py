"""Which packs are meant, to the byte: digests written with a pack, and a lock file of all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from disclosure_lint.language.expression import late
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.files import pack_digest
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import FilesError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "disclosure-lint.lock"
SCHEMA = "disclosure-lint/lock@1"
_PIN = late(r"^(.+)@sha256:([0-9A-Fa-f]{64})$", re.DOTALL)


class PacksError(FilesError):
    """Packs that are not there or not those that are meant."""

    what = ("规则包", "packs")


class LockFile(Strict):
    """A lock file: pack, from the folder of the file → digest."""

    schema_: Annotated[str, Field(alias="schema", pattern=f"^{SCHEMA}$")]
    packs: dict[str, Annotated[str, StringConstraints(pattern="^sha256:[0-9a-f]{64}$")]]


def split_pin(written: str) -> tuple[str, str | None]:
    """Return the path of a pack, and the digest that is written behind it."""
    pinned = _PIN.match(written)
    return (pinned[1], pinned[2].lower()) if pinned else (written, None)


def trouble(pack: Path, wanted: str | None) -> str:
    """Return what is wrong with a pack, "" when it is there and has the digest that is wanted."""
    try:
        if not pack.exists():
            return f"没有规则包 (no such pack): {pack}"
        found = pack_digest(pack) if wanted else None
    except OSError as error:
        return f"读不了 (cannot be read): {pack}: {error.strerror}"
    if found == wanted:
        return ""
    return f"规则包 {pack} 与锁定的不同 (differs from what is locked)：sha256:{found} ≠ sha256:{wanted}"


def parse(name: str, text: str) -> Mapping[str, str]:
    """Return the digests of a lock file.

    Raises:
        PacksError: with every mistake.
    """
    file = YamlFile(name, text)
    data, problems = file.load()
    lock, more = file.decode(LockFile, data) if not problems else (None, [])
    if lock is None:
        raise PacksError([*problems, *more])
    return {pack: found.removeprefix("sha256:") for pack, found in lock.packs.items()}


def dump(digests: Mapping[str, str]) -> str:
    """Return the text of a lock file."""
    packs = {pack: f"sha256:{found}" for pack, found in sorted(digests.items())}
    return json.dumps({"schema": SCHEMA, "packs": packs}, ensure_ascii=False, indent=2) + "\n"


def not_locked(name: str, pack: str) -> Problem:
    """Return the problem of a pack that a lock file does not know."""
    cause = f"没有锁定规则包 {pack!r}，运行 disclosure-lint packs lock (pack is not locked)"
    return Problem(name, 1, 1, "", cause)
