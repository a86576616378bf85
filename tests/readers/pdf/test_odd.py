"""However oddly a report is drawn, no figure is taken for another one."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.errors import GiacError
from giac_schema.model import BLANK, Missing, Report, Report2019, Report2021


def numbered(cls: type[Report2019 | Report2021], largest: int, *, blank: int) -> Report:
    """A report whose figures count up to some number and begin anew, all but every so many left blank."""
    report = cls(
        title="云溪县水务局2023年政府信息公开工作年度报告",
        overview="本年度工作平稳有序。",
        problems="公开形式还不够丰富。",
        other_matters="没有其他需要报告的事项。",
    )
    return report.with_cells(
        {
            ref: BLANK if at % blank else 1 + at % largest
            for at, (ref, _) in enumerate(report.cells())
        }
    )


REPORTS = [
    numbered(cls, largest, blank=blank)
    for cls in (Report2019, Report2021)
    for largest, blank in ((9, 3), (10_000, 1), (9_999, 5))
]


def wrong(data: bytes, report: Report) -> dict[str, object]:
    try:
        found = read(data).report
    except GiacError:
        return {}
    return {
        str(ref): leaf
        for ref, leaf in found.cells()
        if not isinstance(leaf, Missing) and leaf != report[ref]
    }


WHOLE = {
    "rules as thin bars": {"rulings": "bars"},
    "rules of dashes": {"rulings": "dashes"},
    "double rules": {"rulings": "double"},
    "rules in drawings of their own": {"rulings": "form"},
    "rules drawn small and enlarged": {"rulings": "enlarged"},
    "characters one by one in no order": {"scrambled": True},
    "a watermark across the page": {"crossed": "仅供参考 2023"},
    "text drawn twice for bold": {"echo": (0.3, 0.0)},
}
"""What a reader sees as well as ever."""

ODD = {
    "cells shaded, without rules": {"rulings": "shades"},
    "rules along the page alone": {"rulings": "levels"},
    "rules down the page alone": {"rulings": "uprights"},
    **{f"one ruling of ten lost ({seed})": {"lost": seed} for seed in range(1, 5)},
    "a shadow": {"echo": (2.0, 2.0)},
    "a shadow to the right": {"echo": (3.0, 0.0)},
    "a shadow below": {"echo": (0.0, 2.0)},
    "set wide": {"tracking": 0.1},
    "set very wide": {"tracking": 0.3},
    "set very wide, without rules": {"tracking": 0.3, "ruled": False},
    "a shadow, without rules": {"echo": (3.0, 0.0), "ruled": False},
    "a watermark, without rules": {"crossed": "仅供参考 2023", "ruled": False},
    "lines close to each other, without rules": {
        "ruled": False,
        "padding": 8.0,
        "at_top": True,
        "spacing": 1.0,
        "rotation": 90,
    },
    "labels torn at the end of a page, without rules": {
        "ruled": False,
        "size": 8.0,
        "padding": 1.0,
        "at_top": True,
        "spacing": 1.6,
        "numbered": False,
    },
    "figures in white": {"hidden": 0},
    "figures not drawn": {"hidden": 3},
    "figures in white, without rules": {"hidden": 0, "ruled": False},
}
"""What hides something from a reader, or shows what is not there."""


@pytest.mark.parametrize("style", WHOLE.values(), ids=WHOLE.keys())
def test_a_report_drawn_in_another_way_comes_back_whole(drawn, style):
    report = REPORTS[-1]
    assert dict(read(drawn(report, **style)).report.cells()) == dict(report.cells())


@pytest.mark.parametrize("style", (WHOLE | ODD).values(), ids=(WHOLE | ODD).keys())
def test_no_figure_of_a_report_drawn_oddly_is_wrong(drawn, style):
    found = [wrong(drawn(report, **style), report) for report in REPORTS]
    assert found == [{}] * len(REPORTS)
