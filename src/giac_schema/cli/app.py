"""The commands of ``giac`` and their arguments; what they do is in the modules beside this one."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Final, get_args

from cyclopts import App, CycloptsError, Parameter

from giac_schema.cli.batch import run_job
from giac_schema.cli.formats import (
    CheckFormat,
    ReadFormat,
    RulesFormat,
    by_ending,
    is_foreign,
)
from giac_schema.cli.helping import Helper, language_of, mistake
from giac_schema.cli.options import (
    SHAPE,
    Files,
    Jobs,
    Lang,
    OneForm,
    OnlyRules,
    Output,
    Rules,
)
from giac_schema.cli.rulesets import Chosen
from giac_schema.cli.screen import complain, standard_output
from giac_schema.cli.sources import STANDARD_INPUT, find
from giac_schema.cli.stream import BROKEN_PIPE, PipeClosed, quiet_pipe, use_utf8
from giac_schema.cli.together import Around
from giac_schema.cli.work import Job
from giac_schema.model.organ import OrganKind  # noqa: TC001 - cyclopts resolves the annotations
from giac_schema.model.report import Edition  # noqa: TC001 - cyclopts resolves the annotations
from giac_schema.model.rule import Level  # noqa: TC001 - cyclopts resolves the annotations
from giac_schema.outputs import preferred
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.outputs import Language

__all__ = ["app", "run"]

_INTERRUPTED: Final = 130
_DASH: Final = "\0-"
"""Stands for - while arguments are taken apart; no file can have this name."""

app = App(
    name="giac",
    help="app",
    help_format="plaintext",
    version=lambda: version("giac-schema"),
    suppress_keyboard_interrupt=False,
    result_action="return_value",
)


def run(arguments: Sequence[str]) -> int:
    """Run ``giac`` with these arguments and give its exit status."""
    use_utf8()
    language = language_of(arguments)
    arguments = _language_behind(arguments)
    app.help_formatter = Helper(language)
    try:
        with quiet_pipe():
            status = app(list(map(_dash_kept, arguments)), exit_on_error=False, print_error=False)
    except CycloptsError as error:
        complain(mistake(error, language))
        return 2
    except PipeClosed:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status if isinstance(status, int) else 0


def _language_behind(arguments: Sequence[str]) -> Sequence[str]:
    """The same arguments, those that choose a language before any command moved behind it."""
    if not arguments or not arguments[0].startswith("--lang"):
        return arguments
    count = 1 if "=" in arguments[0] else 2
    command = list(arguments[count:])
    return [*command, *arguments[:count]] if command else ["--help", *arguments[:count]]


def _dash_kept(argument: str) -> str:
    """An argument as cyclopts can take it: a lone - is an unknown option to it."""
    return _DASH if argument == STANDARD_INPUT else argument


def _refuse_ending(output: str | None, language: Language) -> int:
    complain(say(language, "errors", "foreign_ending", output=output))
    return 2


def _names(files: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(STANDARD_INPUT if name == _DASH else name for name in files)


@app.command(help="read")
def read(
    *files: Files,
    shape: Annotated[ReadFormat | None, SHAPE] = None,
    output: Output = None,
    lang: Lang = None,
    deduce: Annotated[
        bool,
        Parameter(negative=(), help="deduce", show_default=False),
    ] = False,
    jobs: Jobs = None,
) -> int:
    """Read reports and print their tables."""
    language = lang or preferred()
    format_ = shape or by_ending(output)
    if format_ not in get_args(ReadFormat):
        complain(say(language, "errors", "not_of_reading", format=format_, output=output))
        return 2
    if shape is None and is_foreign(output):
        return _refuse_ending(output, language)
    job = Job("read", format_, language, standard_output(), deduce=deduce)
    return run_job(job, _names(files), jobs, output)


@app.command(help="check")
def check(  # noqa: PLR0913 - as many as there are options
    *files: Files,
    shape: Annotated[CheckFormat | None, SHAPE] = None,
    output: Output = None,
    lang: Lang = None,
    level: Annotated[Level, Parameter(help="level")] = "hint",
    all_: Annotated[
        bool, Parameter(name="--all", negative=(), help="all", show_default=False)
    ] = False,
    brief: Annotated[bool, Parameter(negative=(), help="brief", show_default=False)] = False,
    rules: Rules = (),
    only_rules: OnlyRules = False,
    series: Annotated[
        bool,
        Parameter(negative=(), help="series", show_default=False),
    ] = False,
    children: Annotated[
        tuple[str, ...],
        Parameter(negative=(), help="children", metavar="DIR", show_default=False),
    ] = (),
    organ: Annotated[str | None, Parameter(help="organ", metavar="NAME")] = None,
    kind: Annotated[OrganKind | None, Parameter(name="--kind", help="kind")] = None,
    year: Annotated[
        tuple[int, ...],
        Parameter(negative=(), help="year", metavar="YEAR", show_default=False),
    ] = (),
    expect: Annotated[
        str | None,
        Parameter(help="expect", metavar="FILE"),
    ] = None,
    jobs: Jobs = None,
) -> int:
    """Check reports by the rules of the form."""
    language = lang or preferred()
    if shape is None and is_foreign(output):
        return _refuse_ending(output, language)
    chosen = Chosen(rules, standard=not only_rules)
    format_ = shape or by_ending(output)
    job = Job("check", format_, language, standard_output(), level, all_, brief, rules=chosen)
    theirs = find(children).sources if children else None
    around = Around(series, theirs, organ, year, kind)
    together = around if around.is_wanted else None
    return run_job(job, _names(files), jobs, output, together, expect)


@app.command(help="render")
def render(
    file: Annotated[str | None, Parameter(help="file", show_default=False)] = None,
    /,
    *,
    to: Annotated[str | None, Parameter(help="to", metavar="LAYOUT")] = None,
    output: Annotated[
        str | None, Parameter(name=["--output", "-o"], help="written", metavar="FILE")
    ] = None,
    blank: Annotated[
        Edition | None,
        Parameter(name="--blank", help="blank"),
    ] = None,
    lang: Lang = None,
) -> int:
    """Write a report, or a blank form, as a page, a Word document, a workbook, a PDF or text."""
    from giac_schema.cli.rendering import Order, write

    source = None if file is None else _names((file,))[0]
    return write(
        Order(source, blank, to, _names((output,))[0] if output else None, lang or preferred())
    )


@app.command(help="rules")
def rules(
    pattern: Annotated[str | None, Parameter(help="pattern")] = None,
    /,
    *,
    edition: OneForm = None,
    rules: Rules = (),
    only_rules: OnlyRules = False,
    lint: Annotated[
        bool,
        Parameter(negative=(), help="lint", show_default=False),
    ] = False,
    coverage: Annotated[
        bool,
        Parameter(negative=(), help="coverage", show_default=False),
    ] = False,
    shape: Annotated[RulesFormat, SHAPE] = "text",
    lang: Lang = None,
) -> int:
    """List the rules."""
    from giac_schema.cli import rulebook

    asked = Chosen(rules, standard=not only_rules)
    language = lang or preferred()
    if lint or coverage:
        return rulebook.review(asked, pattern, edition, shape, language, coverage=coverage)
    return rulebook.show(asked, pattern, edition, shape, language)


@app.command(help="explain")
def explain(
    rule: Annotated[str, Parameter(help="name")],
    /,
    *,
    edition: OneForm = None,
    rules: Rules = (),
    latex: Annotated[bool, Parameter(negative=(), help="latex", show_default=False)] = False,
    lang: Lang = None,
) -> int:
    """Explain a rule: what it says, and on whose word."""
    from giac_schema.cli import rulebook

    return rulebook.explain(Chosen(rules), rule, edition, lang or preferred(), latex=latex)
