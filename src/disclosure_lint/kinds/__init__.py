"""The kinds of checks rules can ask for: one module each, each with one ``KIND``."""

from __future__ import annotations

from disclosure_lint.kinds import (
    abbreviation,
    brackets,
    breakdown,
    footer,
    growth,
    identifier,
    identity,
    integrity,
    ordinals,
    pattern,
    period,
    person,
    phrase,
    promised,
    repetition,
    restated,
    sections,
    throughput,
)

KINDS = {
    module.KIND.name: module.KIND
    for module in (
        abbreviation,
        brackets,
        breakdown,
        footer,
        growth,
        identifier,
        identity,
        integrity,
        ordinals,
        pattern,
        period,
        person,
        phrase,
        promised,
        repetition,
        restated,
        sections,
        throughput,
    )
}
