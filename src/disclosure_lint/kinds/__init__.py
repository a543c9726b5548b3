"""The kinds of checks rules can ask for: one module each, each with one ``KIND``."""

from __future__ import annotations

from disclosure_lint.kinds import (
    abbreviation,
    brackets,
    breakdown,
    dates,
    deadline,
    footer,
    growth,
    identifier,
    identity,
    integrity,
    mask,
    ordinals,
    organs,
    pattern,
    period,
    person,
    phrase,
    promised,
    records,
    repetition,
    restated,
    sections,
    throughput,
    unmasking,
    years,
)

KINDS = {
    module.KIND.name: module.KIND
    for module in (
        abbreviation,
        brackets,
        breakdown,
        dates,
        deadline,
        footer,
        growth,
        identifier,
        identity,
        integrity,
        mask,
        ordinals,
        organs,
        pattern,
        period,
        person,
        phrase,
        promised,
        records,
        repetition,
        restated,
        sections,
        throughput,
        unmasking,
        years,
    )
}
