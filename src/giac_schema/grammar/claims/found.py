"""What prose says about cells of the tables: claims, each with every cell it may be meant to agree with.

>>> from giac_schema.grammar.claims.found import find_claims
>>> [claim] = find_claims("全年共收到政府信息公开申请36件。")
>>> claim.value, claim.unit, claim.quote
(36, '件', '收到政府信息公开申请36件')
>>> [str(reading) for reading in claim.readings]
['requests.received.total', 'requests.received.total + requests.carried_in.total']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.claims.book import Book
from giac_schema.grammar.claims.teller import Teller
from giac_schema.grammar.claims.words import Topic
from giac_schema.grammar.prose import sentences
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.model.claims import Claim

__all__ = ["find_claims"]


def find_claims(
    text: str,
    *,
    about: str = "",
    year: int | None = None,
    locate: Callable[[int], Position] = lambda _: Position(),
) -> tuple[Claim, ...]:
    """The claims of a text, in order.

    Args:
        text: Some prose, as printed.
        about: What its first sentence is about if it does not say so itself: ``APPLICATION`` or ``DISPUTE``.
        year: The year it reports on; by default the latest that it names.
        locate: Where in its source a character of the text stood.

    Returns:
        What it says of the year it reports on; figures of other years, which it also names, are left out.
    """
    book = Book(text, locate, Topic(about))
    teller = Teller(about, book)
    for sentence in sentences(text):
        teller.tell(sentence)
    named = (claim.year for claim in book.claims if claim.year)
    reported = max(named, default=None) if year is None else year
    return _renumbered([c if c.year in {None, reported} else None for c in book.claims])


def _renumbered(claims: Sequence[Claim | None]) -> tuple[Claim, ...]:
    """The claims that are kept, each with the new place of its total among them."""
    places = {old: new for new, old in enumerate(i for i, c in enumerate(claims) if c)}
    return tuple(
        c if c.part_of is None else attrs.evolve(c, part_of=places.get(c.part_of))
        for c in claims
        if c is not None
    )
