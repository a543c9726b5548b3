"""What a configuration file may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from disclosure_lint.finding import Severity
from disclosure_lint.inputs import checked_pattern
from disclosure_lint.rules.model import Strict

Names = tuple[Annotated[str, StringConstraints(min_length=1)], ...]
Patterns = tuple[Annotated[str, StringConstraints(min_length=1), AfterValidator(checked_pattern)], ...]
FilePath = Annotated[str, StringConstraints(min_length=1)]


class Override(Strict):
    """What is different for some files.

    Attributes:
        files: patterns as in a ``.gitignore``, from the folder of the configuration file.
        ignore: rules or areas that do not run on them.
        severity: rule → severity.
    """

    files: Annotated[Patterns, Field(min_length=1)]
    ignore: Names = ()
    severity: dict[str, Severity] = Field(default_factory=dict)


class SiteSection(Strict):
    """What holds for the scan of a site only; the options of ``site`` of the same names say more.

    Attributes:
        workers: number of processes.
        allow_host: further hosts of the site.
        depth: links to follow from the start.
        delay: seconds between requests to a host.
        max_size: megabytes of the largest file that is fetched.
        max_pages: how many pages are fetched at most.
    """

    workers: Annotated[int, Field(ge=1)] | None = None
    allow_host: Names = ()
    depth: Annotated[int, Field(ge=0)] | None = None
    delay: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    max_size: Annotated[int, Field(ge=1)] | None = None
    max_pages: Annotated[int, Field(ge=1)] | None = None


class ConfigFile(Strict):
    """A configuration file; each key is optional.

    Attributes:
        extends: another configuration file, whose keys hold where this one is silent.
        select: rules or areas that run, all when it is not given.
        ignore: rules or areas that do not run.
        profile: publish, daily or audit, or its Chinese name.
        fail_on: least level that makes the exit code 1.
        lang: language of the output.
        format: format of the output.
        exclude: patterns of files in folders that are not checked.
        baseline: file of findings that are known.
        suppressions: file of findings that do not count, with reason, approver and date.
        inline_suppressions: whether remarks in sources under git may suppress findings.
        verdicts: file of what people said of findings.
        key_file: the key that tells values apart in these files.
        packs: folders and archives of further rules.
        severity: rule → severity.
        overrides: what is different for some files; later ones win.
        ner: whether names in doubt are put to the model.
        site: what holds for scans of sites only.
    """

    extends: FilePath | None = None
    select: Names = ()
    ignore: Names = ()
    profile: FilePath | None = None
    fail_on: Literal["error", "warning", "note", "review"] | None = None
    lang: Literal["zh", "en"] | None = None
    format: FilePath | None = None
    exclude: Patterns = ()
    baseline: FilePath | None = None
    suppressions: FilePath | None = None
    inline_suppressions: bool = False
    verdicts: FilePath | None = None
    key_file: FilePath | None = None
    packs: Names = ()
    severity: dict[str, Severity] = Field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    ner: bool | None = None
    site: SiteSection = Field(default_factory=SiteSection)
