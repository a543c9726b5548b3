"""``disclosure-lint check``: documents in, their violations out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import check
from disclosure_lint.cli.exit_codes import exit_code
from disclosure_lint.cli.options import (
    config_options,
    fail_on_option,
    ignore_option,
    lang_option,
    ner_option,
    pack_option,
    previous_option,
    profile_option,
    rule_timeout_option,
    select_option,
    triage_options,
    usage_errors,
)
from disclosure_lint.cli.outputs import (
    FORMATS,
    Manner,
    choose_outputs,
    output_option,
    refuse_overwriting,
    refuse_to_reveal,
    write_report,
)
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file

if TYPE_CHECKING:
    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.settings import Settings

#: Parameters that only concern the output; commands that are like this one leave them out.
OUTPUT = frozenset({"style", "outputs", "record", "statistics", "quiet", "verbose", "everything", "reveal"})


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@select_option
@ignore_option
@profile_option
@fail_on_option
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    help="输出格式，默认 text，写入文件时按后缀。Output format; default: text, or that of the suffix.",
)
@click.option(
    "--reveal",
    is_flag=True,
    help="摘录不遮盖，只显示在终端上。Show excerpts without masks, on a terminal only.",
)
@click.option("--statistics", is_flag=True, help="附各规则的次数。Add counts by rule.")
@click.option(
    "-q", "--quiet", is_flag=True, help="只输出合计和未检查的文件。Only totals and what was not read."
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="附通过和不适用的规则、各规则用时。Add rules that passed or did not apply, and time taken.",
)
@output_option
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="另写一份检查记录，可用 record verify 核对。Also write a record of the check, see record verify.",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="“-”（标准输入）在报告中的名称。Name for standard input.",
)
@previous_option
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="目录中不检查的文件，写法同 .gitignore。Files in folders to leave out.",
)
@rule_timeout_option
@ner_option
@click.option(
    "--ocr",
    is_flag=True,
    help="识别图片和扫描页里的文字（附加组件 ocr），每页几秒。Recognise text in pictures and scans.",
)
@click.option(
    "--all", "everything", is_flag=True, help="也列出已登记、已豁免、已排除的。Show what does not count too."
)
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **_: object) -> int:
    """检查文件、目录或标准输入（-）。

    Check files, folders or standard input (-).

    退出码：0 没有达到级别的问题；1 有；2 规则或程序出错；3 没有可检查的文件；4 命令行、规则或配置文件有误。
    """
    from disclosure_lint.cli.deciding import Decisions

    settings = settle(context, paths)
    check_format(context.command, settings)
    return check_and_report(context, settings, paths, Decisions.load(settings))


def check_and_report(
    context: click.Context, settings: Settings, paths: tuple[str, ...], decisions: Decisions
) -> int:
    """Check paths, write all that is asked for, and return the exit code."""
    asked = settings.parameters
    style = settings.values["format"][0]
    outputs = choose_outputs(asked["outputs"], style.value, named=style.origin == "command-line")
    if asked["reveal"]:
        refuse_to_reveal(outputs)
    record: Path | None = asked["record"]
    written = [path for path in (*(output.path for output in outputs), record) if path is not None]
    refuse_overwriting(paths, written)
    for path in written:
        decisions.add(path)
    shown = any(output.shows_text for output in outputs)
    checked = check(settings, paths, decisions, keep_texts=shown, keep_digests=record is not None)
    code = exit_code(checked.report, checked.fail_on)
    told = {key: asked[key] for key in ("statistics", "quiet", "verbose", "everything", "reveal")}
    manner = Manner(settings.lang, code, checked.fail_on, **told)
    for output in outputs:
        write_report(checked.report, output, manner)
    if record is not None:
        from disclosure_lint.cli.recording import recorded

        replace_file(record, recorded(checked.report, context, settings, code))
    return code


def check_format(command: click.Command, settings: Settings) -> None:
    """Refuse a format of a configuration file that does not exist."""
    value = settings.values["format"][0]
    option = next(one for one in command.params if one.name == "style")
    known = option.type.choices if isinstance(option.type, click.Choice) else ()
    if value.given is not None and value.value not in known:
        from disclosure_lint.config.load import ConfigError
        from disclosure_lint.rules.problems import closest

        with usage_errors():
            cause = f"没有格式 {value.value!r} (no such format)"
            raise ConfigError([value.given.problem(cause, closest(value.value, map(str, known)))])
