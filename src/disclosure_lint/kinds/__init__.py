"""The kinds of checks rules can ask for: one module each, each with one ``KIND``."""

from __future__ import annotations

from disclosure_lint.kinds import (
    abbreviation,
    brackets,
    breakdown,
    competence,
    dates,
    deadline,
    entries,
    footer,
    form,
    growth,
    identifier,
    identity,
    integrity,
    ordinals,
    organs,
    pattern,
    period,
    person,
    phrase,
    promised,
    repetition,
    restated,
    run_together,
    sections,
    throughput,
    years,
)

KINDS = {
    module.KIND.name: module.KIND
    for module in (
        abbreviation,
        brackets,
        breakdown,
        competence,
        dates,
        deadline,
        entries,
        footer,
        form,
        growth,
        identifier,
        identity,
        integrity,
        ordinals,
        organs,
        pattern,
        period,
        person,
        phrase,
        promised,
        repetition,
        restated,
        run_together,
        sections,
        throughput,
        years,
    )
}
