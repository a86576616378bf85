"""A report of zeros, and how to change it."""

from __future__ import annotations

import pytest

from giac_schema import Ref, Report2021, standard
from giac_schema.model.forms import form

ZEROS = Report2021().with_cells(
    {c.ref: 0 for c in form("2021").cells() if c.entry.unit not in {"万元", "元"}}
)


@pytest.fixture(scope="session")
def rules():
    """The standard rules of the 2021 form."""
    return standard("2021")


@pytest.fixture(scope="session")
def report_with():
    """A report of zeros but for some cells."""

    def made(cells, **more):
        return ZEROS.with_cells({Ref.parse(a): v for a, v in (cells | more).items()})

    return made
