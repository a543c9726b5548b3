"""The command line. One command a file; commands build a report and formats print it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.lazy import LazyGroup
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "check": "disclosure_lint.cli.check",
    "explain": "disclosure_lint.cli.explain",
    "record": "disclosure_lint.cli.record",
    "baseline": "disclosure_lint.cli.baseline",
    "config": "disclosure_lint.cli.config",
    "packs": "disclosure_lint.cli.packs",
    "redact": "disclosure_lint.cli.redact",
    "annotate": "disclosure_lint.cli.annotate",
    "verdict": "disclosure_lint.cli.verdict",
    "rules": "disclosure_lint.cli.rules",
    "site": "disclosure_lint.cli.site",
}


@click.group(
    cls=LazyGroup,
    modules=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="disclosure-lint")
def cli() -> None:
    """政府信息公开内容的合规与隐私检查（离线运行，数据不出本机）。

    Checks what government offices publish: mandatory sections, figures, personal data.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; no error of any kind shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe that cannot show a character gets an escape, not an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # What documents are made of lives until they are checked: looking for rings in it is waste.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result: Any = cli.main(args=arguments, prog_name="disclosure-lint", standalone_mode=False)
    except click.ClickException as error:
        _masked(error).show()
        return ExitCode.USAGE
    except click.Abort:
        click.echo("已中断 (interrupted)", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone; what it took was complete so far.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except OSError as error:
        click.echo(f"输出写不出去 (output cannot be written): {error.strerror}", err=True)
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        _report_bug(error)
        return ExitCode.FAILED
    return result if isinstance(result, int) else ExitCode.OK


def _masked(error: click.ClickException) -> click.ClickException:
    """A mistake without personal values: what was typed, or written in a file, may hold one."""
    from disclosure_lint.judge.problems import without_values

    said = without_values(error.format_message())
    if isinstance(error, click.UsageError):
        return click.UsageError(said, error.ctx)
    return click.ClickException(said)


def _report_bug(error: Exception) -> None:
    """Tell where it happened; never the text of the error, which may quote a document."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"  # noqa: PTH119
    click.echo(f"内部错误 (internal error): {type(error).__name__} @ {where}，请报告给开发者", err=True)
