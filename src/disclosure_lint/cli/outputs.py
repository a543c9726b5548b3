"""Where reports go and in which format: one run may write several."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang

#: Format → suffixes of files that are written in it when nothing else is said.
FORMATS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "json": (".json",),
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "csv": (".csv",),
    "markdown": (".md",),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "github": (),
    "gitlab": (),
}
_STDOUT = "-"
output_option: Callable[[Any], Any] = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="写入文件，可多次使用，“-”为标准输出。Write to a file; may be repeated, “-” is standard output.",
)


@dataclass(frozen=True, slots=True)
class Output:
    """A format and where it goes; ``path`` is None for standard output."""

    style: str
    path: Path | None

    @property
    def shows_text(self) -> bool:
        """Whether the documents themselves are shown."""
        return self.style == "html"

    @property
    def is_live(self) -> bool:
        """Whether it is text for somebody who looks at a terminal."""
        live = self.path is None and sys.stdout is not None and sys.stdout.isatty()
        return self.style == "text" and live


@dataclass(frozen=True, slots=True)
class Manner:
    """How a report is to be said: options of formats that know them."""

    lang: Lang
    exit_code: int
    threshold: str
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    everything: bool = False
    reveal: bool = False


def choose_outputs(given: Sequence[str], style: str | None, *, named: bool) -> list[Output]:
    """Return what is asked for.

    Args:
        given: ``[FORMAT=]FILE``, ``-`` for standard output; nothing is standard output too.
        style: a format, None for none.
        named: whether it was named for this run; one of a configuration file yields to suffixes.
    """
    return [_output(one, style, named=named) for one in given] or [Output(style or "text", None)]


def _output(given: str, style: str | None, *, named: bool) -> Output:
    before, equals, rest = given.partition("=")
    own = before if equals and before in FORMATS else None
    target = rest if own else given
    path = None if target == _STDOUT else Path(target)
    suffixed = by_suffix(path) if path else None
    return Output(own or (style if named else None) or suffixed or style or "text", path)


def by_suffix(path: Path) -> str | None:
    """Return the format the name of a file says, None when it says none."""
    name = path.name.lower()
    fitting = [(len(end), style) for style, ends in FORMATS.items() for end in ends if name.endswith(end)]
    return max(fitting)[1] if fitting else None


def refuse_to_reveal(outputs: Sequence[Output]) -> None:
    """Let personal values be shown on a terminal only.

    Raises:
        click.UsageError: if they would go elsewhere.
    """
    if not all(output.is_live for output in outputs):
        raise click.UsageError(
            "--reveal 只用于终端，个人信息不写入文件或管道"
            " (shows personal values on a terminal only, never in a file or a pipe)"
        )


def refuse_overwriting(paths: Sequence[str], written: Sequence[Path]) -> None:
    """Stop before a document that was named is replaced by its report.

    Raises:
        click.UsageError: if it would be.
    """
    named = {Path(path).resolve() for path in paths if path != _STDOUT}
    for path in written:
        if path.resolve() in named and not path.is_dir():
            raise click.UsageError(f"报告会覆盖要检查的文件 (would replace a document): {path}")


def write_report(report: Report, output: Output, manner: Manner) -> None:
    """Format a report and write it where it goes.

    Raises:
        click.FileError: if the file cannot be written.
        OSError: if standard output is closed.
    """
    _write(_render(report, output, manner), output.path)


def _render(report: Report, output: Output, manner: Manner) -> str | bytes:  # noqa: PLR0911 - one case a format
    lang = manner.lang
    match output.style:
        case "json":
            from disclosure_lint.formats.json import format_json

            return format_json(report, lang, ascii_only=output.path is None and _is_narrow())
        case "html":
            from disclosure_lint.formats.html import format_html

            return format_html(report, lang, everything=manner.everything)
        case "xlsx":
            from disclosure_lint.formats.xlsx import format_xlsx

            return format_xlsx(report, lang, everything=manner.everything)
        case "csv":
            from disclosure_lint.formats.csv import format_csv

            return format_csv(report, lang, everything=manner.everything)
        case "markdown":
            from disclosure_lint.formats.markdown import format_markdown

            return format_markdown(report, lang)
        case "junit":
            from disclosure_lint.formats.junit import format_junit

            return format_junit(report, lang, threshold=manner.threshold)
        case "sarif":
            from disclosure_lint.formats.sarif import format_sarif

            code, every = manner.exit_code, manner.verbose
            return format_sarif(report, lang, exit_code=code, base=_folder(), every=every)
        case "github":
            from disclosure_lint.formats.github import format_github

            return format_github(report, lang, base=_folder())
        case "gitlab":
            from disclosure_lint.formats.gitlab import format_gitlab

            return format_gitlab(report, lang, base=_folder())
    return _text(report, output, manner)


def _text(report: Report, output: Output, manner: Manner) -> str:
    from shutil import get_terminal_size

    from disclosure_lint.formats.text import format_text

    live = output.is_live
    return format_text(
        report,
        manner.lang,
        colour=live and not os.environ.get("NO_COLOR"),
        columns=get_terminal_size().columns if live else 80,
        statistics=manner.statistics,
        quiet=manner.quiet,
        verbose=manner.verbose,
        everything=manner.everything,
        reveal=manner.reveal,
    )


def _is_narrow() -> bool:
    """Whether standard output holds less than UTF-8; where it claims to be ASCII, click writes UTF-8."""
    return codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name not in {"utf-8", "ascii"}


def _folder() -> str:
    try:
        return Path.cwd().as_posix()
    except OSError:  # it is gone
        return ""


def require_stdout() -> None:
    """Raise ``OSError`` when standard output was closed before we were started."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _write(said: str | bytes, path: Path | None) -> None:
    if path is None:
        require_stdout()
        if isinstance(said, bytes) and sys.stdout.isatty():
            raise click.UsageError("xlsx 要写入文件：加 -o 文件.xlsx (xlsx needs a file, add -o FILE)")
        click.echo(said, nl=False)
        return
    replace_file(path, said if isinstance(said, bytes) else said.encode("utf-8", "backslashreplace"))
