"""Files opened and converted by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(files: dict[str, bytes], folder: Path, to: str = "txt:Text (encoded):UTF8") -> dict[str, bytes]:
    """Return each file in another format, by its name; one that cannot be opened is missing."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    paths = [str(folder / name) for name in files]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, *paths],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=300,
    )
    made = {name: (folder / name).with_suffix("." + to.partition(":")[0]) for name in files}
    return {name: path.read_bytes() for name, path in made.items() if path.exists()}
