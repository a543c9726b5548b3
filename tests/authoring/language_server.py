"""A YAML language server as editors start it, spoken to over its standard streams."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

#: Where npm puts it when it is installed in the repository, or what the environment names.
_PLACES = (os.environ.get("YAML_LANGUAGE_SERVER", ""), "yaml-language-server")
_LOCAL = Path(__file__).parents[2] / "node_modules" / ".bin" / "yaml-language-server"


def find_server() -> str | None:
    """Return the server, None where none is installed."""
    found = next((path for place in _PLACES if place and (path := shutil.which(place))), None)
    return found or (str(_LOCAL) if _LOCAL.exists() else None)


class LanguageServer:
    """A server that has been told of nothing yet; ``with`` ends it."""

    def __init__(self, command: str) -> None:
        self._process = subprocess.Popen(
            [command, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        settings = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
        self._settings = settings

    def __enter__(self) -> Self:
        capabilities = {
            "textDocument": {
                "publishDiagnostics": {},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings}})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def opened(self, path: Path) -> list[dict[str, Any]]:
        """Open a file; return what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def completed(self, path: Path, line: int, character: int) -> list[str]:
        """Return what the server offers at a place, both from 0."""
        place = {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": character},
        }
        answer = self.ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer
        return [item["label"] for item in items]

    def hovered(self, path: Path, line: int, character: int) -> str:
        """Return what the server says of a place, both from 0."""
        place = {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": character},
        }
        return json.dumps(self.ask("textDocument/hover", place), ensure_ascii=False)

    def ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - as the protocol has it
        """Send a request and return its result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:  # the server asks for settings or registers itself
            items = message.get("params", {}).get("items", [])
            result = [self._settings.get(item.get("section"), {}) for item in items] if items else None
            self._send({"id": message["id"], "result": result})
        return message
