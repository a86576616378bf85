"""The standard rules, one module for each theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Check
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.cases import CASES
from giac_schema.rules.catalogue.causes import CAUSES
from giac_schema.rules.catalogue.cells import CELLS
from giac_schema.rules.catalogue.dates import DATES
from giac_schema.rules.catalogue.disputes import DISPUTES
from giac_schema.rules.catalogue.documents import DOCUMENTS
from giac_schema.rules.catalogue.exceptions import EXCEPTIONS
from giac_schema.rules.catalogue.exchanged import EXCHANGED
from giac_schema.rules.catalogue.fees import FEES
from giac_schema.rules.catalogue.figures import FIGURES
from giac_schema.rules.catalogue.left_out import LEFT_OUT
from giac_schema.rules.catalogue.narrative import NARRATIVE
from giac_schema.rules.catalogue.plausibility import PLAUSIBILITY
from giac_schema.rules.catalogue.requests import REQUESTS
from giac_schema.rules.catalogue.rollup import ROLLUP
from giac_schema.rules.catalogue.sections import SECTIONS
from giac_schema.rules.catalogue.structure import READING, STRUCTURE
from giac_schema.rules.catalogue.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.model.report import Edition
    from giac_schema.rules.checks import CheckFunction

__all__ = ["CHECKS", "EXCEPTIONS", "LEFT_OUT", "standard"]

_ALL: Final = (
    READING
    + STRUCTURE
    + SECTIONS
    + CELLS
    + FIGURES
    + REQUESTS
    + CAUSES
    + DISPUTES
    + CASES
    + DOCUMENTS
    + YEARS
    + EXCHANGED
    + DATES
    + NARRATIVE
    + FEES
    + ROLLUP
    + PLAUSIBILITY
)

CHECKS: Final[Mapping[str, CheckFunction]] = {
    rule.body.name: rule.body.function for rule in _ALL if isinstance(rule.body, Check)
}
"""The functions of the standard checks by name, to find them again when saved rules are loaded."""


@cache
def standard(edition: Edition) -> RuleSet:
    """The standard rules for one edition of the form.

    For a report that mixes both editions, ``standard("2021") + standard("2019")`` is all of them.

    Raises:
        ValueError: if there is no such edition.
    """
    if edition not in EDITIONS:
        raise ValueError(f"There is no edition {edition!r} of the form; say one of {EDITIONS!r}.")
    return RuleSet(rule for rule in _ALL if edition in rule.editions)
