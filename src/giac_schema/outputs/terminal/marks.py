"""Signs and colours: whatever a colour says, a sign says as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich.text import Text

from giac_schema.model.values import Missing
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import written
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.model.values import Leaf
    from giac_schema.outputs.words.languages import Language

__all__ = ["BROKEN", "MARKS", "MISSING", "Mark", "is_short", "leaf_text"]

_WIDEST: Final = 6


@frozen
class Mark:
    """How one kind of thing is marked."""

    sign: str
    style: str


BROKEN: Final = Mark("✗", "bold red")
MISSING: Final = Mark("?", "magenta")
MARKS: Final[Mapping[str, Mark]] = {
    "must": BROKEN,
    "should": Mark("!", "yellow"),
    "hint": Mark("·", "cyan"),
    "unknown": MISSING,
    "error": Mark("‼", "bold red"),
    "holds": Mark("✓", "green"),
    "not_applicable": Mark("-", "dim"),
}
"""By level for what breaks, by verdict for everything else."""


def leaf_text(leaf: Leaf, language: Language) -> Text:
    """What a cell holds: its figure, or briefly why there is none."""
    if not isinstance(leaf, Missing):
        return Text(written(leaf))
    raw = visible(leaf.raw)
    shown = raw if is_short(leaf) else raw[: _WIDEST - 1] + "…"
    return Text(say(language, "marks", leaf.kind, raw=shown), MISSING.style)


def is_short(leaf: Missing) -> bool:
    """Whether a cell of a table has room for all that was printed."""
    return len(visible(leaf.raw)) <= _WIDEST
