"""``disclosure-lint rules new``: a rule and its tests to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.completion import complete_kinds
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file
from disclosure_lint.judge.files import shown_path
from disclosure_lint.language.expression import late

#: So many digits in a row are a number of something.
_NUMBER = late(r"[0-9]{7}")


@click.command("new")
@click.argument("rule", metavar="AREA/ID")
@click.option(
    "--kind",
    required=True,
    metavar="KIND",
    shell_complete=complete_kinds,
    help="规则的种类，见 docs/writing-rules.md。Its kind.",
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="规则包的目录，默认当前目录。Folder of the pack.",
)
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, rule: str, kind: str, folder: Path, **_: object) -> int:
    """新建一条规则和它的测试，仿照同种规则里最短的一条。Begin a rule and its tests.

    退出码：0 已写入；4 编号不对、已被使用，或没有这种规则。
    """
    from disclosure_lint.api import load_pack
    from disclosure_lint.authoring.scaffold import scaffold
    from disclosure_lint.authoring.validate import validate
    from disclosure_lint.kinds import KINDS
    from disclosure_lint.rules.load import TEST_SUFFIX
    from disclosure_lint.rules.problems import RuleFilesError
    from disclosure_lint.rules.select import UnknownNameError

    with usage_errors():
        if kind not in KINDS:
            raise UnknownNameError("规则种类 (kind)", kind, KINDS)
    _check_id(context, rule)
    made = scaffold(rule, kind, load_pack())
    contents = {folder / f"{rule}.yaml": made.rule}
    if made.tests:
        contents[folder / f"{rule}{TEST_SUFFIX}"] = made.tests
    for path in contents:
        if path.exists():
            raise click.UsageError(f"已有文件 (already there): {shown_path(path)}")
    for path, text in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
        click.echo(shown_path(path))
    with usage_errors():
        problems = validate(list(contents)).problems
        if problems:
            raise RuleFilesError(problems)
    click.echo(f"仿照 {made.model}，没有错误；请改成自己的 (modelled on it, no mistakes: now make it yours)")
    return ExitCode.OK


def _check_id(context: click.Context, rule: str) -> None:
    """Refuse ids that are none, that are taken, or that lead into folders of something else."""
    from pydantic import TypeAdapter, ValidationError

    from disclosure_lint.authoring.validate import DATA_FOLDERS
    from disclosure_lint.rules.model import RuleId

    if _NUMBER.search(rule):
        raise click.UsageError("编号里不能写号码 (no number of a person in an id)")
    try:
        TypeAdapter(RuleId).validate_python(rule)
    except ValidationError:
        cause = "编号应形如 area/rule-name，用小写字母、数字和连字符 (expected area/rule-name)"
        raise click.UsageError(f"{cause}: {rule!r}") from None
    area = rule.partition("/")[0]
    if area in DATA_FOLDERS:
        raise click.UsageError(f"{area}/ 下不放规则 (that folder of a pack holds no rules)")
    pack = load_rules(settle(context))
    taken = next((one.id for one in pack.rules if rule in {one.id, *one.file.aliases}), None)
    if taken:
        raise click.UsageError(f"编号已被使用 (id already used): {taken}")
