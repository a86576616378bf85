"""The form of an edition, not filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.forms import form
from giac_schema.model.report import Report2019, Report2021
from giac_schema.model.values import BLANK

if TYPE_CHECKING:
    from giac_schema.model.report import Edition, Report

__all__ = ["blank_form"]

_FORMS: Final[dict[Edition, type[Report2019 | Report2021]]] = {
    "2019": Report2019,
    "2021": Report2021,
}
_TITLE: Final = "（机关名称）____年政府信息公开工作年度报告"


def blank_form(edition: Edition) -> Report:
    r"""A report of which every cell is blank and no section says anything, to be rendered and filled in.

    >>> from giac_schema.render import render
    >>> render(blank_form("2021"), "markdown").split("\n")[0]
    '# （机关名称）____年政府信息公开工作年度报告'
    """
    empty = _FORMS[edition](title=_TITLE, overview="", problems="", other_matters="")
    return empty.with_cells({cell.ref: BLANK for cell in form(edition).cells()})
