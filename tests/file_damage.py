"""Files broken as discs, networks and hostile hands break them; the same ones for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def mutants(data: bytes, seed: str, count: int) -> Iterator[bytes]:
    """Yield broken variants of a file."""
    chance = random.Random(seed)  # noqa: S311 - picks where to break a file
    for _ in range(count):
        yield _break(data, chance) if data else b""


def _break(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    length = chance.choice([1, 4, 64, 512, 4096])
    match chance.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return _flipped(data, chance)
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + data[at : at + length] * chance.choice([2, 50]) + data[at + length :]
        case 4:
            return data[:at] + chance.randbytes(length) + data[at + length :]
        case _:
            filled = chance.choice([b"\0", b"\xff", b"\x7f"]) * 4
            return data[:at] + filled + data[at + 4 :]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 100])):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)
