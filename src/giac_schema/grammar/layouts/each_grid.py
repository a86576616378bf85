"""A document with its grids as they should be, before their cells are looked at."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.model.document import Grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema.model.document import Block, Document

__all__ = ["with_grids"]


def with_grids(document: Document, change: Callable[[Grid], Block]) -> Document:
    """The document with what a function makes of each grid; the same document if it makes nothing else of any."""
    blocks = [change(block) if isinstance(block, Grid) else block for block in document.blocks]
    same = all(map(operator.is_, blocks, document.blocks))
    return document if same else evolve(document, blocks=tuple(blocks))
