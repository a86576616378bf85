"""Rules from their text form."""

from __future__ import annotations

import difflib
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from lark import Token, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from giac_schema.errors import InvalidRuleText
from giac_schema.grammar.build import build
from giac_schema.grammar.ruletext.made import Part, Written, made, no_id_twice
from giac_schema.grammar.ruletext.mistakes import EXPECTED, MISTAKES, Wrong
from giac_schema.grammar.ruletext.terms import Terms
from giac_schema.model.notation import NOTATIONS
from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Observed, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from giac_schema.model.terms import Relation, Term

__all__ = ["Written", "invalid", "rules_in", "term_in"]

LONGEST: Final = 1_000_000


def rules_in(
    text: str, checks: Mapping[str, Callable[[Any], Iterable[Any]]] | None = None
) -> tuple[Written, ...]:
    """The rules of a text, in order.

    Args:
        text: One block for each rule, as ``rules.lark`` shows.
        checks: The checks in Python that rules may name.

    Raises:
        InvalidRuleText: if it is no such text; the error says where, what was expected, and what is like it.
    """
    if len(text) > LONGEST:
        raise invalid("too_long")
    blocks = _parsed(text)
    try:
        written = tuple(made(parts, checks or {}) for parts in blocks)
        no_id_twice(blocks, written)
    except Wrong as wrong:
        raise _located(wrong, text) from wrong
    return written


def term_in(text: str) -> Term:
    """A single expression, such as ``requests.received.total + requests.carried_in.total``.

    Raises:
        InvalidRuleText: as :func:`rules_in`.
    """
    (written,) = rules_in(f"rule x: 0 = {text}")
    right: Term = written.rule.body.right  # type: ignore[union-attr]  # the line above says so
    return right


def invalid(problem: str, line: int = 0, detail: str = "", **parts: Any) -> InvalidRuleText:
    """The error of a mistake by its name."""
    mistake = MISTAKES[problem]
    seen = " / ".join(f"{said} {detail}".rstrip() for said in (mistake.zh, mistake.en))
    return InvalidRuleText(problem, seen, line=line, **parts)


def _parsed(text: str) -> list[list[Part]]:
    parser = build("rules", transformer=_blocks())
    try:
        found: Any = parser.parse(text)
    except UnexpectedInput as error:
        raise _unexpected(error, text) from error
    except Wrong as wrong:
        raise _located(wrong, text) from wrong
    except VisitError as error:
        if not isinstance(error.orig_exc, Wrong):
            raise
        raise _located(error.orig_exc, text) from error
    blocks: list[list[Part]] = found
    return blocks


def _unexpected(error: UnexpectedInput, text: str) -> InvalidRuleText:
    """A mistake that the grammar found, named by the sample that is most like it."""
    problem = _named(error)
    line, column = error.line, error.column
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        lines = text.rstrip().splitlines() or [""]
        line, column = len(lines), len(lines[-1]) + 1
    names: Iterable[str] = ()
    if isinstance(error, UnexpectedToken):
        names = error.accepts or error.expected
    elif isinstance(error, UnexpectedCharacters):
        names = error.allowed or ()
    expected = [words for name, words in EXPECTED.items() if name in names]
    return invalid(problem, line, column=column, source=_line(text, line), expected=expected)


def _named(error: UnexpectedInput) -> str:
    """The mistake whose sample brought the parser to the same place, before the same kind of word."""
    if not isinstance(error, UnexpectedToken):
        return "strange_character"
    position = error.state.position
    exact = _by_state().get((position, error.token.type))
    return exact or _by_state().get((position, ""), "unexpected")


@cache
def _by_state() -> Mapping[tuple[int, str], str]:
    """Where the samples of each mistake stop the parser; without the word, the first mistake there."""
    found: dict[tuple[int, str], str] = {}
    for name, mistake in MISTAKES.items():
        for sample in mistake.samples if mistake.by_grammar else ():
            error = _stopped(sample)
            if isinstance(error, UnexpectedToken):
                found.setdefault((error.state.position, error.token.type), name)
                found.setdefault((error.state.position, ""), name)
    return found


def _stopped(sample: str) -> UnexpectedInput | None:
    try:
        build("rules", transformer=_blocks()).parse(sample)
    except UnexpectedInput as error:
        return error
    except Wrong:
        return None
    return None


def _located(wrong: Wrong, text: str) -> InvalidRuleText:
    token = wrong.token
    line, column = (token.line or 0, token.column or 0) if token is not None else (0, 0)
    return invalid(
        wrong.problem, line, column=column, source=_line(text, line), nearest=wrong.nearest
    )


def _line(text: str, line: int) -> str:
    lines = text.split("\n")
    return lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""


@cache
def _blocks() -> _Blocks:
    return _Blocks()


@v_args(inline=True)
class _Blocks(Terms):
    """The blocks of a text as lists of parts."""

    def start(self, *blocks: list[Part]) -> list[list[Part]]:
        return list(blocks)

    def brief(self, name: Part, relation: Relation) -> list[Part]:
        return [name, ("body", relation, name[2])]

    def full(self, name: Part, *parts: Part) -> list[Part]:
        return [name, *parts]

    def id(self, token: Token) -> Part:
        return "id", _text(token), token

    def ids(self, *names: Part) -> tuple[str, ...]:
        return tuple(name for _, name, _ in names)

    def text(self, token: Token) -> Part:
        return "text", _text(token), token

    def words(self, *tokens: Token) -> tuple[Token, ...]:
        return tokens

    def level(self, token: Token) -> Part:
        return "level", _word("levels", token), token

    def origin(self, token: Token) -> Part:
        return "origin", _word("origins", token), token

    def title_zh(self, part: Part) -> Part:
        return "zh", part[1], part[2]

    def title_en(self, part: Part) -> Part:
        return "en", part[1], part[2]

    def cites(self, part: Part) -> Part:
        return "cites", part[1], part[2]

    def exception(self, part: Part) -> Part:
        return "exceptions", part[1], part[2]

    def exception_in_words(self, zh: Token, en: Token) -> Part:
        return "exceptions", Title(_text(zh), _text(en)), zh

    def editions(self, tokens: Sequence[Token]) -> Part:
        return "editions", tuple(_one_of(token, EDITIONS) for token in tokens), tokens[0]

    def organs(self, tokens: Sequence[Token]) -> Part:
        return "organs", tuple(_word("organs", token) for token in tokens), tokens[0]

    def catalogue(self, names: tuple[str, ...]) -> Part:
        return "catalogue", names, None

    def holds(self, relation: Relation) -> Part:
        return "body", relation, None

    def observed(self) -> Part:
        return "body", Observed(), None

    def check(self, name: Part) -> Part:
        return "check", name[1], name[2]


def _text(token: Token) -> str:
    """What stands in quotes, escapes resolved, or words without quotes as they are."""
    if token.type != "STRING":
        return token.strip()
    try:
        found: str = json.loads(token)
    except ValueError as error:
        raise Wrong("bad_quotes", token) from error
    return found


def _word(group: str, token: Token) -> str:
    """The name that stands for a word of either language."""
    known = {word: name for n in NOTATIONS.values() for name, word in getattr(n, group).items()}
    name: str = known[_one_of(token, tuple(known))]
    return name


def _one_of(token: Token, known: Sequence[str]) -> str:
    if token not in known:
        near = difflib.get_close_matches(token, known, cutoff=0.4) or list(known)
        raise Wrong("unknown_word", token, nearest=near)
    return str(token)
