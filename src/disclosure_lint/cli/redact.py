"""``disclosure-lint redact``: a copy in which personal values are masked, and a list of them."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.copies import choose_target, in_place_option, output_option, refuse
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import (
    config_options,
    lang_option,
    pack_option,
    usage_errors,
)
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file

_AREA = "personal-data"


@click.command("redact")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@in_place_option
@click.option(
    "--unsafe", is_flag=True, help="“待核”的也遮盖。Mask what is for review too, which may be an office's."
)
@click.option("--profile", metavar="NAME", help="用途，同 check。As in check.")
@click.option("--ner/--no-ner", default=None, help="拿不准的姓名交给模型，同 check。As in check.")
@config_options
@pack_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    file: Path,
    output: Path | None,
    in_place: bool,
    unsafe: bool,
    **_: object,
) -> int:
    """遮盖文件中的个人信息，写成新文件，并复查一遍。

    Write a copy with personal values masked, list what was masked, and check the copy.

    支持 .docx、.xlsx、.txt、.md、.html、.csv；DOCX、XLSX 连同批注、属性、隐藏的和嵌入的一并遮盖。
    PDF 里的文字不能可靠地原位遮盖，请遮盖源文件后重新导出。
    退出码：0 复查没有不符合；1 还有；2 出错；3 不能读或不能改写；4 命令行有误。
    """
    from disclosure_lint.formats.redaction import format_redaction
    from disclosure_lint.inputs import load
    from disclosure_lint.language.names.tagger import choose_engine
    from disclosure_lint.redaction import redact
    from disclosure_lint.rules.select import choose, find_profile
    from disclosure_lint.source import Unread

    target = choose_target(file, output, in_place=in_place)
    settings = settle(context, [file])
    lang = settings.lang
    with usage_errors():
        pack = load_rules(settings)
        rules = choose(pack, [_AREA], [], find_profile(pack, settings.one("profile")))
        engine = choose_engine(ner=settings.one("ner"))
    source = load(file)
    result = source if isinstance(source, Unread) else redact(source, rules, unsafe=unsafe, names=engine)
    if isinstance(result, Unread):
        return refuse(result, lang)
    replace_file(target, result.data)
    click.echo(format_redaction(result.masked, result.left, result.values, lang), nl=False)
    if result.masked.failures or result.left.failures:
        return ExitCode.FAILED
    return ExitCode.FOUND if any(e.outcome.value == "fail" for e in result.left.entries) else ExitCode.OK
