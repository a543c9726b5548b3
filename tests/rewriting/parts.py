"""Packages looked into by tests."""

from __future__ import annotations

import io
import zipfile


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked; those of packages inside too, by their names behind one another."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            found[name] = archive.read(name)
            if name.endswith(".docx"):
                found |= {f"{name}!{inner}": one for inner, one in parts(found[name]).items()}
    return found


def part(data: bytes, name: str = "word/document.xml") -> str:
    return parts(data)[name].decode()
