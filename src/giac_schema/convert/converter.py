"""The one converter, put together from the hooks of its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cattrs import Converter

from giac_schema.convert import claims, classes, containers, leaves, rules, scalars, tables, terms

if TYPE_CHECKING:
    from giac_schema.convert.rules import Checks

__all__ = ["converter"]


def converter(checks: Checks | None = None) -> Converter:
    """A new converter that knows every class of the model, of findings and of rules.

    Args:
        checks: The checks that rules may name, by their names.  A check is a function: data
            carries its name only, and nothing is ever imported because data says so.
    """
    made = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for part in (scalars, containers, classes, leaves, tables, terms, claims):
        part.register(made)
    rules.register_titles(made)
    rules.register(made, checks or {})
    return made
