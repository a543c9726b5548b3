from __future__ import annotations

import os
from pathlib import Path

import pytest

# Results do not depend on whether the extra ner is installed; its own tests ask for it.
os.environ["DISCLOSURE_LINT_NER"] = "0"

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the expected files of fixtures/ anew"
    )


@pytest.fixture
def corpus() -> Path:
    """Real documents, which are not part of this repository."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the corpus of real documents is not here")
    return SHARED / "corpus"
