"""How pages of ours begin: one file that loads nothing, whatever stands in it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from disclosure_lint.formats.html_words import safe

if TYPE_CHECKING:
    from disclosure_lint.rules.model import Lang


def begin(title: str, lang: Lang, style: str, script: str = "") -> str:
    """Return a page up to its body, with its style sheet.

    Args:
        title: of the page.
        lang: it is in.
        style: the style sheet.
        script: the one script that may run, ``""`` for none.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def policy(style: str, script: str = "") -> str:
    """Return a content security policy: this style sheet, this script, and nothing else."""
    run = f" script-src '{_digest(script)}';" if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}';{run} base-uri 'none'; form-action 'none'"


@cache
def resource(package: str, name: str) -> str:
    """Return a style sheet or a script that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
