"""The kinds of checks rules can ask for: one module each, each with one ``KIND``."""

from __future__ import annotations

from disclosure_lint.kinds import (
    footer,
    identifier,
    identity,
    integrity,
    pattern,
    period,
    person,
    phrase,
    promised,
    repetition,
    sections,
)

KINDS = {
    module.KIND.name: module.KIND
    for module in (
        footer,
        identifier,
        identity,
        integrity,
        pattern,
        period,
        person,
        phrase,
        promised,
        repetition,
        sections,
    )
}
