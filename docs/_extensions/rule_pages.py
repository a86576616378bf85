"""The page of rules: each with its formula, a report on which it holds, one on which it breaks, both judged now."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giac_schema.model import EDITIONS, Edition
from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.outputs.words.languages import LANGUAGES
from giac_schema.outputs.words.sentences import sentence
from giac_schema.render.terms import formula
from giac_schema.rules import EXCEPTIONS, LEFT_OUT, evaluate, report_of, standard

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["left_out", "rules"]

_CASES = Path(__file__).parents[2] / "tests" / "rules" / "rule_cases.py"
"""The same reports that the tests judge."""


def rules(_arguments: str = "") -> str:
    """A section for every rule of the standard sets, in their order."""
    known: dict[str, tuple[Rule, list[Edition]]] = {}
    for edition in EDITIONS[::-1]:
        for rule in standard(edition):
            known.setdefault(rule.id, (rule, []))[1].append(edition)
    cases = _load_cases()
    return "\n".join(
        line for rule, editions in known.values() for line in _rule(rule, editions, cases)
    )


def _load_cases() -> Any:
    spec = spec_from_file_location("rule_cases", _CASES)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"The page of rules needs {_CASES}.")
    module = module_from_spec(spec)
    sys.modules["rule_cases"] = module  # where attrs looks for the module of a class
    spec.loader.exec_module(module)
    return module


def _rule(rule: Rule, editions: list[Edition], cases: Any) -> Iterator[str]:
    yield f"## {rule.id}\n"
    yield f"{rule.title.zh}  \n{rule.title.en}\n"
    yield f"Level\n: `{rule.level}`\n"
    yield f"Rests on\n: {rule.origin}" + "".join(f"; {text}" for text in rule.cites) + "\n"
    yield f"Editions\n: {', '.join(sorted(editions))}\n"
    if rule.catalogue and rule.catalogue != (rule.id,):
        yield f"Checks\n: {_span(rule.catalogue)}\n"
    if rule.exceptions:
        yield f"A correct report may break it\n: {'; '.join(map(_exception, rule.exceptions))}\n"
    yield f"Holds when\n: {_body(rule)}\n"
    case = cases.case_of(rule.id)
    yield f"It holds\n: {_judged(rule, case.holds(), 'holds')}\n"
    yield f"It breaks\n: {_judged(rule, case.breaks(), 'breaks')}\n"


def _span(ids: tuple[str, ...]) -> str:
    return (
        f"`{ids[0]}`"
        if len(ids) == 1
        else f"`{ids[0]}` to `{ids[-1]}`, one for each column or block"
    )


def _exception(exception: str | Title) -> str:
    words = EXCEPTIONS.get(exception) if isinstance(exception, str) else exception
    if words is None:
        raise ValueError(f"There is no exception {exception!r} in the list.")
    return f"{words.zh} ({words.en})"


def _body(rule: Rule) -> str:
    if isinstance(rule.body, Observed):
        return "the reader notes nothing under this id"
    if isinstance(rule.body, Check):
        documented = (rule.body.function.__doc__ or "").strip().partition("\n")[0]
        return f"the check `{rule.body.name}` finds nothing: {_plain(documented)}"
    return f"`{formula(rule.body, 'zh')}`  \n  `{formula(rule.body, 'en')}`"


def _judged(rule: Rule, subject: Any, verdict: str) -> str:
    """What the rule says of a report, in both languages.

    Raises:
        ValueError: if it says something else than it should; then the page cannot be built.
    """
    found = [f for f in evaluate([rule], subject) if f.verdict == verdict]
    if not found:
        raise ValueError(f"The report on which {rule.id} {verdict} does no such thing.")
    telling = max(found, key=lambda f: sum(bool(o.value) for o in f.operands))
    edition = report_of(subject).edition
    titles = {"zh": rule.title.zh, "en": rule.title.en}
    told = (sentence(telling, language, edition, titles[language]) for language in LANGUAGES)
    return "  \n  ".join(map(_plain, told))


def _plain(text: str) -> str:
    """A sentence whose marks mean nothing to Markdown."""
    return re.sub(r"([\\`*_<>\[\]{}|])", r"\\\1", text)


def left_out(_arguments: str = "") -> str:
    """A table of the ids of the catalogue that are no rules, each with its reason."""
    rows = [f"| {name} | {_plain(why.zh)} | {_plain(why.en)} |" for name, why in LEFT_OUT.items()]
    return "\n".join(["| id | 原因 | reason |", "|---|---|---|", *rows])
