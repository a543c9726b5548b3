from __future__ import annotations

from cli.conftest import here, tool

__all__ = ["here", "tool"]
