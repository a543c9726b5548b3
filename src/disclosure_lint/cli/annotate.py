"""``disclosure-lint annotate``: a copy of a document with the findings in it, where they are."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.copies import choose_target, in_place_option, output_option, refuse
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
    usage_errors,
)
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file


@click.command("annotate")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@in_place_option
@select_option
@ignore_option
@profile_option
@fail_on_option
@previous_option
@rule_timeout_option
@ner_option
@pack_option
@config_options
@lang_option
@click.pass_context
def command(
    context: click.Context, /, file: Path, output: Path | None, *, in_place: bool, **_: object
) -> int:
    """检查一个文件，把结果写成批注：DOCX 里是批注，PDF 里是带说明的高亮。

    Check one file and write a copy with the findings in it: comments in DOCX, highlights in PDF.

    批注里的个人信息是遮盖的。退出码同 check：0 没有达到级别的问题；1 有；2 规则或程序出错；
    3 不能读或不能加批注；4 命令行或规则文件有误。
    """
    from disclosure_lint.annotation import annotate
    from disclosure_lint.cli.checking import chosen_rules
    from disclosure_lint.formats.notes import format_notes
    from disclosure_lint.inputs import gather, load
    from disclosure_lint.language.names.tagger import choose_engine
    from disclosure_lint.readers import read_traced
    from disclosure_lint.run import Run
    from disclosure_lint.source import Unread

    target = choose_target(file, output, in_place=in_place)
    settings = settle(context, [file])
    with usage_errors():
        pack, profile = chosen_rules(settings)
        names = choose_engine(ner=settings.one("ner"))
        run = Run(pack, rule_seconds=settings.parameters["rule_timeout"], names=names)
    source = load(file)
    if isinstance(source, Unread):
        return refuse(source, settings.lang)
    document = read_traced(source)
    if isinstance(document, Unread):
        return refuse(document, settings.lang)
    run.check(document)
    for other in gather(settings.parameters["previous"], seen={file.absolute()}):
        run.compare_with(other)
    report = run.finish()
    result = annotate(source, document, report, settings.lang)
    if isinstance(result, Unread):
        return refuse(result, settings.lang)
    replace_file(target, result.data)
    click.echo(format_notes(report, str(target), result.notes, settings.lang), nl=False)
    return exit_code(report, settings.one("fail-on") or (profile.fail_on if profile else "warning"))
