"""Options several commands share, and errors turned into what the command line says."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
