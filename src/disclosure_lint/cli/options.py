"""Options several commands share, and errors turned into what the command line says."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.completion import complete_rules
from disclosure_lint.cli.numbers import Seconds
from disclosure_lint.finding import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
    metavar="PACK",
    help="另加一个规则目录或 ZIP，可多次使用。A folder or ZIP of further rules.",
)
select_option: Callable[[Any], Any] = click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="只用这些规则或类别，可用逗号分隔。Run only these rules or areas.",
)
ignore_option: Callable[[Any], Any] = click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="不用这些规则或类别。Leave these rules or areas out.",
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
    type=Seconds(0.01),
    default=10.0,
    help="一条规则在一个文件上的时限（秒）。Seconds a rule may take.",
)
ner_option: Callable[[Any], Any] = click.option(
    "--ner/--no-ner",
    default=None,
    help="拿不准的姓名交给模型（附加组件 ner），默认装了就用。Put names in doubt to the model.",
)


def config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name a configuration file."""
    named = click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="配置文件，默认从被检查的目录逐级向上找。Configuration file.",
    )
    none = click.option("--no-config", is_flag=True, help="不用配置文件。Use no configuration file.")
    return named(none(command))


def triage_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name files of decisions about findings."""
    path = click.Path(dir_okay=False, path_type=Path)
    for option in (
        click.option(
            "--key-file",
            type=path,
            envvar="DISCLOSURE_LINT_KEY_FILE",
            metavar="FILE",
            help="比较号码用的密钥。Key that tells values apart.",
        ),
        click.option("--no-suppressions", is_flag=True, help="不理会豁免。Let everything suppressed count."),
        click.option(
            "--inline-suppressions/--no-inline-suppressions",
            default=False,
            help="git 里的源文件可以用注释豁免。Follow remarks in sources under git.",
        ),
        click.option(
            "--suppressions",
            type=path,
            metavar="FILE",
            help="豁免文件。Findings that do not count, with reasons.",
        ),
        click.option("--verdicts", type=path, metavar="FILE", help="判定文件。What people said of findings."),
        click.option(
            "--baseline", type=path, metavar="FILE", help="基线：已登记的不计。Findings that are known."
        ),
    ):
        command = option(command)
    return command


@contextmanager
def usage_errors() -> Iterator[None]:
    """Show mistakes in names and rule files, and extras that are missing, as usage errors (exit code 4)."""
    from disclosure_lint.language.names.tagger import MissingExtraError
    from disclosure_lint.readers.recognition import MissingRecogniserError
    from disclosure_lint.rules.problems import FilesError
    from disclosure_lint.rules.select import UnknownNameError

    try:
        yield
    except (UnknownNameError, MissingExtraError, MissingRecogniserError) as error:
        raise click.UsageError(str(error)) from None
    except FilesError as error:
        from disclosure_lint.judge.problems import masked

        count, (zh, en) = len(error.problems), error.what
        # A file that was named by mistake may be one of those that are to be checked.
        told = "\n".join(str(masked(problem)) for problem in error.problems)
        raise click.ClickException(f"{zh}有 {count} 处错误 ({count} mistakes in {en})\n{told}") from None
