"""What the city asks of the reports of its departments, on top of the standard rules.

Most of it stands in ``city.giac``, where an official can read and change it; what is no relation between
figures is a check in Python.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import giac_schema
from giac_schema.rules import Check, RuleSet, Title, note, report_of, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema import Finding
    from giac_schema.rules import Subject

__all__ = ["rules"]


def hotline_named(subject: Subject) -> Iterator[Finding]:
    """The sixth part names the city's hotline."""
    if "12345" not in (report_of(subject).other_matters or ""):
        yield note(
            "said",
            zh="第六部分没有写明政务服务热线12345。",
            en="The sixth part does not name the hotline 12345.",
        )


HOTLINE = rule(
    "city.hotline",
    Check("city.hotline_named", hotline_named),
    level="hint",
    title=Title("第六部分写明热线", "The sixth part names the hotline"),
)


def rules() -> RuleSet:
    """The rules of the city, as the entry point offers them."""
    text = (files("city_rules") / "city.giac").read_text("utf-8")
    return giac_schema.parse_rules(text) + HOTLINE
