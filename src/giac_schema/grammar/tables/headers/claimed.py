"""Other words for columns that the form's own words claim as well.

小计 next to 总计 is a column of its own, and 其他组织 below 法人或 the end of a label that was torn.  So where one
column is named by its own word and by another, or by two others, these are words like any that nobody knows.  So
are they where the rest of the form's own word stands among them.
"""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.tables.headers.called import is_called
from giac_schema.grammar.tables.parts import DisputesHead, DisputesPart, RequestsHead
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.matching import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["without_claimed"]


def without_claimed(parts: Sequence[Part]) -> list[Part]:
    """The parts of the tables, with the words that are no names of columns after all among what stands loose."""
    found: list[Part] = []
    for table, run in groupby(parts, _table):
        together = list(run)
        found += _settled(together) if table else together
    return found


def _table(part: Part) -> str:
    match part:
        case RequestsHead():
            return "requests"
        case DisputesPart() | DisputesHead():
            return "disputes"
        case _:
            return ""


def _settled(run: list[Part]) -> list[Part]:
    """The parts of one header."""
    seen = list(chain.from_iterable(map(_named, run)))
    if not any(map(is_called, seen)):
        return run
    loose = [s.cell.text for part in run for s in _loose(part)]
    claimed = frozenset((*_claimed(seen), *_torn(seen, loose), *_cut_short(seen)))
    behind = frozenset(map(id, _behind_all_figures(run)))
    if not claimed and not behind:
        return run
    return [_begun(_without(part, claimed, behind), loose) for part in run]


def _behind_all_figures(run: Sequence[Part]) -> Iterator[Seen]:
    """Results that stand behind as many figures as 表四 has: they are of what follows."""
    figures = 0
    for part in run:
        for seen in part.seen if isinstance(part, (DisputesPart, DisputesHead)) else ():
            figures += seen.terminal == "VALUE"
            if figures >= _FIGURES and is_called(seen):
                yield seen


_FIGURES = 15


def _begun(part: Part, loose: Sequence[str]) -> Part:
    """The part, with a case that is no word of its own but begins a label that goes on in what stands loose: 复议."""
    if not isinstance(part, DisputesPart) or not is_called(part.case):
        return part
    text = part.case.cell.text
    found = next((m for m in begun(text) if m.terminal == "CASES"), None)
    rest = bare(found.printed).removeprefix(bare(text)) if found is not None else ""
    if not rest or not any(rest in bare(words) for words in loose):
        return part
    return evolve(part, case=Seen("CASES", part.case.cell, found))


def _named(part: Part) -> Iterator[Seen]:
    match part:
        case RequestsHead():
            yield from part.columns
        case DisputesPart():
            yield from (part.case, *part.results)
        case DisputesHead():
            yield from (s for s in part.seen if s.match is not None)


def _loose(part: Part) -> Iterator[Seen]:
    match part:
        case RequestsHead() | DisputesPart():
            yield from part.loose
        case DisputesHead():
            yield from (s for s in part.seen if s.match is None)


def _torn(seen: Iterable[Seen], loose: Sequence[str]) -> Iterator[str]:
    """The words, bare, that are a piece of the form's own, of which the rest stands among them: 维持 below 结果."""
    for each in filter(is_called, seen):
        word = bare(each.cell.text)
        before, found, behind = bare(each.printed).partition(word)
        if found and any(rest in bare(text) for rest in (before, behind) if rest for text in loose):
            yield word


def _claimed(seen: Iterable[Seen]) -> Iterator[str]:
    """The words, bare, of columns that are named otherwise as well."""
    own: set[str] = set()
    others: dict[str, set[str]] = {}
    for each in seen:
        if is_called(each):
            others.setdefault(each.key, set()).add(bare(each.cell.text))
        else:
            own.add(each.key)
    for key, words in others.items():
        if key in own or len(words) > 1:
            yield from words


def _cut_short(seen: Sequence[Seen]) -> Iterator[str]:
    """The words, bare, of cases that may be the beginning of one that nobody names: 复议 for 复议后起诉."""
    named = {each.key for each in seen}
    for each in filter(is_called, seen):
        if any(m.terminal == "CASES" and m.key not in named for m in begun(each.cell.text)):
            yield bare(each.cell.text)


def _without(part: Part, claimed: frozenset[str], behind: frozenset[int]) -> Part:
    match part:
        case RequestsHead():
            seen = [_demoted(s, claimed) for s in part.columns]
            kept = tuple(s for s in seen if s.match is not None)
            return evolve(
                part, columns=kept, loose=(*part.loose, *(s for s in seen if s.match is None))
            )
        case DisputesPart() | DisputesHead():
            seen = [s if id(s) not in behind else Seen("WORDS", s.cell) for s in part.seen]
            part = evolve(part, seen=tuple(_demoted(s, claimed) for s in seen))
            if isinstance(part, DisputesPart) and _demoted(part.case, claimed) is not part.case:
                return evolve(part, case=Seen("CASES", part.case.cell))
            return part
        case _:
            return part


def _demoted(seen: Seen, claimed: frozenset[str]) -> Seen:
    """What was seen; as words that tell nothing if others claim what they would name."""
    return Seen("WORDS", seen.cell) if is_called(seen) and bare(seen.cell.text) in claimed else seen
