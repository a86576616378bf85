"""Rules in their text form, as the grammar of rules reads them: ``parse(print(r)) == r``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from giac_schema.model.notation import NOTATIONS, Notation, Script
from giac_schema.model.organ import ORGANS
from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Check, Observed, Title
from giac_schema.render.terms import formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.model.rule import Rule

__all__ = ["rule_text", "rules_text"]

_NAME: Final = re.compile(r"[^\s,，:：;；\"“”#()（）/]+")
_LINE_ENDS: Final = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def rules_text(rules: Iterable[Rule], script: Script = "en") -> str:
    """Some rules, a blank line between them."""
    return "\n".join(rule_text(rule, script) for rule in rules)


def rule_text(rule: Rule, script: Script = "en") -> str:
    """One rule as a block of lines; what a rule has by default is left out."""
    words = NOTATIONS[script]
    lines = [f"{words.rule} {_name(rule.id)}"]
    lines += [f"{words.fields[field]}: {value}" for field, value in _parts(rule, words, script)]
    return "\n".join(lines) + "\n"


def _parts(rule: Rule, words: Notation, script: Script) -> Iterator[tuple[str, str]]:
    yield "level", words.levels[rule.level]
    for field, title in (("title_zh", rule.title.zh), ("title_en", rule.title.en)):
        if title:
            yield field, _words(title)
    yield "origin", words.origins[rule.origin]
    for cited in rule.cites:
        yield "cites", _words(cited)
    if rule.editions != EDITIONS:
        yield "editions", words.comma.join(rule.editions)
    if rule.organs != ORGANS:
        yield "organs", words.comma.join(words.organs[organ] for organ in rule.organs)
    for exception in rule.exceptions:
        yield "exceptions", _exception(exception)
    if rule.catalogue:
        yield "catalogue", words.comma.join(map(_name, rule.catalogue))
    yield _body(rule, words, script)


def _body(rule: Rule, words: Notation, script: Script) -> tuple[str, str]:
    match rule.body:
        case Observed():
            return "holds", words.observed
        case Check(name, _):
            return "check", _name(name)
        case relation:
            return "holds", formula(relation, script)


def _exception(exception: str | Title) -> str:
    if isinstance(exception, Title):
        return f"{_quoted(exception.zh)} / {_quoted(exception.en)}"
    return _words(exception)


def _name(name: str) -> str:
    return name if _NAME.fullmatch(name) else _quoted(name)


def _words(text: str) -> str:
    """Words as they are where they stand on one line and are taken for nothing else, else in quotes."""
    plain = text and text == text.strip() and text.isprintable() and text[0] not in '"#'
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_LINE_ENDS)
