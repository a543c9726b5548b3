"""Options several commands share, and errors turned into what the command line says."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.exit_codes import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from disclosure_lint.rules.pack import Pack

lang_option: Callable[[Any], Any] = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="DISCLOSURE_LINT_LANG",
    help="输出语言，默认中文。Language of the output.",
)
pack_option: Callable[[Any], Any] = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="另加一个规则目录，可多次使用。A folder of further rules.",
)
select_option: Callable[[Any], Any] = click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="只用这些规则或类别，可用逗号分隔。Run only these rules or areas.",
)
ignore_option: Callable[[Any], Any] = click.option(
    "--ignore", multiple=True, metavar="RULE", help="不用这些规则或类别。Leave these rules or areas out."
)
profile_option: Callable[[Any], Any] = click.option(
    "--profile", metavar="NAME", help="用途：publish 公开前、daily 日常（默认）、audit 普查。"
)
fail_on_option: Callable[[Any], Any] = click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    help="达到此级别时退出码为 1，默认随用途。Threshold of exit code 1.",
)
previous_option: Callable[[Any], Any] = click.option(
    "--previous",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="往年的报告，只用来对照，可多次使用。A report of an earlier year, read for comparison only.",
)
rule_timeout_option: Callable[[Any], Any] = click.option(
    "--rule-timeout",
    type=click.FloatRange(min=0.01),
    default=10.0,
    help="一条规则在一个文件上的时限（秒）。Seconds a rule may take.",
)
ner_option: Callable[[Any], Any] = click.option(
    "--ner/--no-ner",
    default=None,
    help="拿不准的姓名交给模型（附加组件 ner），默认装了就用。Put names in doubt to the model.",
)


def names_of(values: Iterable[str]) -> list[str]:
    """Return the names given with an option several times, or with commas."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


@contextmanager
def usage_errors() -> Iterator[None]:
    """Show mistakes in names and rule files, and extras that are missing, as usage errors (exit code 4)."""
    from disclosure_lint.language.names.tagger import MissingExtraError
    from disclosure_lint.rules.problems import RuleFilesError
    from disclosure_lint.rules.select import UnknownNameError

    try:
        yield
    except (UnknownNameError, MissingExtraError) as error:
        raise click.UsageError(str(error)) from None
    except RuleFilesError as error:
        count = len(error.problems)
        raise click.ClickException(
            f"规则文件有 {count} 处错误 ({count} mistakes in rule files)\n{error}"
        ) from None


def load_rules(packs: tuple[Path, ...]) -> Pack:
    """Load the rules that ship and those of further folders."""
    from disclosure_lint.api import load_pack

    with usage_errors():
        return load_pack(packs)
