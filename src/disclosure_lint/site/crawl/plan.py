"""What a crawler is to do, as it is handed to its process."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from disclosure_lint.site.crawl.browser import Browsing, Which
from disclosure_lint.site.crawl.fence import Fence

#: Links from the start that are followed; seconds between two requests to a host; bytes of a file.
DEPTH, DELAY, LARGEST = 30, 1.0, 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a crawler goes, and how fast.

    Attributes:
        depth: links away from the start that are followed; 0 follows none.
        delay: seconds between two requests to one host, at least; more when the host asks for it.
        largest: bytes of a file; larger ones are not fetched.
        pages: documents that are fetched at most, None for all.
        timeout: seconds an answer may take.
    """

    depth: int = DEPTH
    delay: float = DELAY
    largest: int = LARGEST
    pages: int | None = None
    timeout: float = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the process is told.

    Attributes:
        frontier: path of the file with the addresses.
        fence: where it may go.
        limits: how far.
        agent: what it calls itself.
        browsing: how pages are rendered, None when they are not.
    """

    frontier: str
    fence: Fence
    limits: Limits
    agent: str
    browsing: Browsing | None = None

    def dump(self) -> str:
        """Return the plan as JSON on one line."""
        return json.dumps(asdict(self), default=sorted)

    @classmethod
    def load(cls, text: str) -> Plan:
        """Read a plan back."""
        data = json.loads(text)
        fence = data["fence"]
        browsing = data["browsing"]
        places = frozenset((host, port) for host, port in fence["places"])
        return cls(
            data["frontier"],
            Fence(places, frozenset(fence["addresses"]), fence["private"]),
            Limits(**data["limits"]),
            data["agent"],
            Browsing(**{**browsing, "which": Which(browsing["which"])}) if browsing else None,
        )
