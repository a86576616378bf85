"""The commands of ``giac`` and their arguments; what they do is in the modules beside this one."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Final, Literal

from cyclopts import App, CycloptsError, Parameter

from giac_schema.cli.batch import complain, complain_of_rules, run_job
from giac_schema.cli.rulesets import standard_of, trouble_with_rules
from giac_schema.cli.screen import rendered, standard_output
from giac_schema.cli.sources import STANDARD_INPUT, find
from giac_schema.cli.stream import BROKEN_PIPE, PipeClosed, quiet_pipe, use_utf8
from giac_schema.cli.together import Around
from giac_schema.cli.work import Format, Job
from giac_schema.errors import UnknownRule
from giac_schema.model.organ import OrganKind  # noqa: TC001 - cyclopts resolves the annotations
from giac_schema.model.report import Edition
from giac_schema.model.rule import Level  # noqa: TC001 - cyclopts resolves the annotations
from giac_schema.outputs import Language, preferred
from giac_schema.outputs.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "run"]

_INTERRUPTED: Final = 130
_DASH: Final = "\0-"
"""Stands for - while arguments are taken apart; no file can have this name."""

Files = Annotated[
    str,
    Parameter(
        help="Files, folders (all reports in them), or - for standard input. 文件、文件夹或 -"
    ),
]
Lang = Annotated[
    Language | None,
    Parameter(name="--lang", help="zh or en; default: the locale's. 语言，默认依系统设置"),
]
Jobs = Annotated[
    int | None,
    Parameter(name=["--jobs", "-j"], help="Processes; default: all cores for many files. 进程数"),
]
OneForm = Annotated[
    Edition | None, Parameter(name="--edition", help="The rules of one form. 格式版本")
]
Shape = Annotated[Format, Parameter(name="--format", help="How to print it. 输出格式")]
Rules = Annotated[
    tuple[str, ...],
    Parameter(
        name="--rules",
        negative=(),
        help="Rules beside the standard ones: a file in the text form, or an installed set. 另加的规则",
    ),
]
OnlyRules = Annotated[
    bool,
    Parameter(name="--only-rules", negative=(), help="Leave the standard rules out. 不用标准规则"),
]

app = App(
    name="giac",
    help="Read and check 政府信息公开工作年度报告, never silently wrong. 读取、检查年度报告",
    help_format="plaintext",
    version=lambda: version("giac-schema"),
    suppress_keyboard_interrupt=False,
    result_action="return_value",
)


def run(arguments: Sequence[str]) -> int:
    """Run ``giac`` with these arguments and give its exit status."""
    use_utf8()
    try:
        with quiet_pipe():
            status = app(list(map(_dash_kept, arguments)), exit_on_error=False)
    except CycloptsError:
        return 2  # told already
    except PipeClosed:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status if isinstance(status, int) else 0


def _dash_kept(argument: str) -> str:
    """An argument as cyclopts can take it: a lone - is an unknown option to it."""
    return _DASH if argument == STANDARD_INPUT else argument


def _names(files: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(STANDARD_INPUT if name == _DASH else name for name in files)


@app.command
def read(
    *files: Files,
    shape: Shape = "text",
    lang: Lang = None,
    jobs: Jobs = None,
) -> int:
    """Read reports and print their tables. 读取报告，列出三张表."""
    return run_job(Job("read", shape, lang or preferred(), standard_output()), _names(files), jobs)


@app.command
def check(  # noqa: PLR0913 - as many as there are options
    *files: Files,
    shape: Shape = "text",
    lang: Lang = None,
    level: Annotated[Level, Parameter(help="The least strict level to tell of. 最低级别")] = "hint",
    all_: Annotated[
        bool, Parameter(name="--all", negative=(), help="Tell what holds, too. 相符的也列出")
    ] = False,
    rules: Rules = (),
    only_rules: OnlyRules = False,
    series: Annotated[
        bool,
        Parameter(negative=(), help="Hold each report against the year before. 逐年对照"),
    ] = False,
    children: Annotated[
        tuple[str, ...],
        Parameter(negative=(), help="Reports of all subordinate organs. 下级机关的报告"),
    ] = (),
    organ: Annotated[
        str | None, Parameter(help="Whose reports they are. 机关名称，代替报告所写")
    ] = None,
    kind: Annotated[
        OrganKind | None, Parameter(name="--kind", help="The kind of organ. 机关类别")
    ] = None,
    year: Annotated[
        tuple[int, ...],
        Parameter(negative=(), help="Their years, in the order of the files. 各报告的年度"),
    ] = (),
    jobs: Jobs = None,
) -> int:
    """Check reports by the rules of the form. 检查报告."""
    language = lang or preferred()
    screen = standard_output()
    job = Job("check", shape, language, screen, level, all_, rules, not only_rules)
    theirs = find(children).sources if children else None
    around = Around(series, theirs, organ, year, kind)
    return run_job(job, _names(files), jobs, around if around.is_wanted else None)


@app.command
def rules(
    pattern: Annotated[str | None, Parameter(help="An id, or a pattern such as T3.*. 编号")] = None,
    /,
    *,
    edition: OneForm = None,
    rules: Rules = (),
    only_rules: OnlyRules = False,
    shape: Annotated[
        Literal["text", "json", "jsonl", "giac"],
        Parameter(name="--format", help="How to print it; giac is the text form. 输出格式"),
    ] = "text",
    lang: Lang = None,
) -> int:
    """List the rules. 列出规则."""
    language = lang or preferred()
    wrong = trouble_with_rules(rules, language)
    if wrong:
        complain_of_rules(wrong)
        return 2
    try:
        chosen = standard_of(edition, rules, standard=not only_rules)
        chosen = chosen if pattern is None else chosen.only(pattern)
    except UnknownRule as error:
        return _no_rule(error, language)
    from giac_schema.outputs import json, rulebook
    from giac_schema.render.rules import rules_text

    if shape == "text":
        print(rendered(rulebook.listed(chosen, language, edition), standard_output()))  # noqa: T201
    elif shape == "giac":
        print(rules_text(chosen, language), end="")  # noqa: T201
    else:
        print(json.rules(chosen, lines=shape == "jsonl"))  # noqa: T201
    return 0


@app.command
def explain(
    name: Annotated[str, Parameter(help="The id of a rule or of one of its checks. 规则编号")],
    /,
    *,
    edition: OneForm = None,
    rules: Rules = (),
    latex: Annotated[
        bool, Parameter(negative=(), help="The formula alone, in LaTeX. 只输出 LaTeX 公式")
    ] = False,
    lang: Lang = None,
) -> int:
    """Explain a rule: what it says, and on whose word. 解释一条规则."""
    from giac_schema.outputs import rulebook
    from giac_schema.outputs.explain import explain as explained

    language = lang or preferred()
    wrong = trouble_with_rules(rules, language)
    if wrong:
        complain_of_rules(wrong)
        return 2
    try:
        rule = standard_of(edition, rules)[name]
    except UnknownRule as error:
        return _no_rule(error, language)
    if latex:
        try:
            print(explained(rule, "latex"))  # noqa: T201
        except ValueError:
            complain(say(language, "errors", "no_formula", name=rule.id))
            return 2
        return 0
    print(rendered(rulebook.explained(rule, language, name, edition), standard_output()))  # noqa: T201
    return 0


def _no_rule(error: UnknownRule, language: Language) -> int:
    nearest = " / ".join(error.nearest)
    shape = "no_rule_but" if nearest else "no_rule"
    complain(say(language, "errors", shape, name=error.name, nearest=nearest))
    return 2
