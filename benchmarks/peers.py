"""Other tools on the lines of ``identifiers.py``; run by the interpreters of their own environments.

Reads a list of texts as JSON, writes for each a list of ``[kind, start, end]``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

#: Presidio gives a score of 0.4 to a telephone number it is sure of.
_LEAST_SCORE = 0.4


def argus(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    """argus-redact, without its models."""
    from argus_redact import redact

    found = []
    for text in texts:
        details: Any = redact(text, mode="fast", lang="zh", detailed=True)[2]
        spans = [
            (entity.get("type", ""), entity["start"], entity["end"])
            for entity in details.get("entities", [])
            if entity.get("type") not in {"person", "organization", "location", "school"}
        ]
        found.append(spans)
    return found


def helan(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    """Helan, its rules."""
    import helan as tool

    return [
        [
            (str(entity.type), entity.start, entity.end)
            for entity in tool.recognize(text)
            if str(entity.type) not in {"PERSON_NAME", "USCC", "URL"}
        ]
        for text in texts
    ]


def presidio(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    """presidio-analyzer's recognisers for telephones of CN, cards and mailboxes; no language model."""
    from presidio_analyzer.predefined_recognizers import (
        CreditCardRecognizer,
        EmailRecognizer,
        PhoneRecognizer,
    )

    recognizers = [
        PhoneRecognizer(supported_regions=["CN"], supported_language="zh"),
        CreditCardRecognizer(supported_language="zh"),
        EmailRecognizer(supported_language="zh"),
    ]
    found = []
    for text in texts:
        spans = []
        for one in recognizers:
            spans += [
                (result.entity_type, result.start, result.end)
                for result in one.analyze(text, one.supported_entities, None)
                if result.score >= _LEAST_SCORE
            ]
        found.append(spans)
    return found


def main() -> None:
    """Run the tool that is named."""
    tools = {"argus": argus, "helan": helan, "presidio": presidio}
    json.dump(tools[sys.argv[1]](json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
