"""A set of rules looked at for itself, on a terminal: what it says twice, what it cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.text import Text

from giac_schema.model.forms import form
from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.marks import MARKS
from giac_schema.outputs.terminal.tables import FormTable
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition
    from giac_schema.model.review import Review, Watch
    from giac_schema.outputs.words.languages import Language

__all__ = ["covered", "linted"]

_NAMED: Final = 6
"""Rules or cells named in one line; the others are counted."""
_SIGNS: Final = {"localised": "✓", "ambiguous": "~", "unseen": "·"}
_STYLES: Final = {"localised": "green", "ambiguous": "yellow", "unseen": "dim"}


def linted(review: Review, language: Language) -> RenderableType:
    """Contradictions first, then what follows from other rules, what never applies, what is not seen."""
    places = Places(language, review.edition)
    lines = [*_contradictions(review, language), *_implied(review, language)]
    lines += _names("never", review.never, language)
    lines += _names("undecided", _brief(review.undecided), language)
    lines += _names("unwatched", list(map(places.describe, review.unwatched)), language)
    if not lines:
        return Text(say(language, "reviews", "clean"))
    return Group(*lines)


def _contradictions(review: Review, language: Language) -> Iterator[RenderableType]:
    for names in review.contradictions:
        yield _line(
            "must", say(language, "reviews", "contradiction", rules=_listed(names, language))
        )


def _implied(review: Review, language: Language) -> Iterator[RenderableType]:
    for name, others in review.implied.items():
        shape = "implied" if others else "always"
        said = say(language, "reviews", shape, rule=name, rules=_listed(_brief(others), language))
        yield _line("hint", said)


def _names(shape: str, names: Sequence[str], language: Language) -> Iterator[RenderableType]:
    if names:
        said = say(language, "reviews", shape, count=len(names), names=_listed(names, language))
        yield _line("hint", said)


def covered(watch: Watch, language: Language, edition: Edition) -> RenderableType:
    """Every cell of the form with a sign: an error in it is found, is seen, or is not seen."""
    places = Places(language, edition)
    signs = dict.fromkeys(watch.localised, "localised")
    signs |= {ref: "ambiguous" for group in watch.ambiguous for ref in group}
    parts: list[RenderableType] = []
    for name in ("disclosure", "requests", "disputes"):
        parts += [*_table(name, signs, places, edition), Text()]
    counts = {
        "localised": len(watch.localised),
        "ambiguous": sum(map(len, watch.ambiguous)),
        "unseen": len(watch.unseen),
    }
    for kind, count in counts.items():
        said = say(language, "reviews", kind, count=count)
        parts.append(Flow(Text(said), Text(_SIGNS[kind], _STYLES[kind])))
    return Group(*parts)


def _table(
    name: str, signs: dict[Ref, str], places: Places, edition: Edition
) -> Iterator[RenderableType]:
    """The rows of one table, those with the same columns drawn together."""
    table, columns = None, None
    for row in form(edition).rows(name):  # type: ignore[arg-type]  # one of the three names
        refs = [cell.ref for cell in row.children]
        if table is None or columns != [ref.name for ref in refs]:
            if table is not None:
                yield table
            columns = [ref.name for ref in refs]
            table = FormTable([places.narrow(ref) for ref in refs])
        table.add(places.short(row.ref), [_sign(signs.get(ref, "unseen")) for ref in refs])
    if table is not None:
        yield table


def _sign(kind: str) -> Text:
    return Text(_SIGNS[kind], _STYLES[kind])


def _brief(rules: Iterable[str]) -> list[str]:
    """Ids of checks without their rows, each once."""
    return list(dict.fromkeys(rule.partition("[")[0] for rule in rules))


def _listed(names: Sequence[str], language: Language) -> str:
    shown = say(language, "places", "join").join(names[:_NAMED])
    if len(names) <= _NAMED:
        return shown
    return say(language, "reviews", "more", names=shown, count=len(names))


def _line(level: str, said: str) -> Flow:
    mark = MARKS[level]
    return Flow(Text(visible(said)), Text(mark.sign, mark.style))
