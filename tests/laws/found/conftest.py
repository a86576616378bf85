"""What the tests of sources that the laws have found share.

Each module is one topic; each test keeps the smallest source that showed a cell misread, lost or made up,
and says in its docstring what was made of it then.  Add yours to the topic of what was odd about the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from giac_schema.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema.model import Report


@pytest.fixture
def plain_page() -> Callable[[Report], str]:
    """A report as a page whose cells do not say which headers are theirs, as most pages do not."""

    def page(report: Report) -> str:
        return re.sub(r' (id|headers|scope)="[^"]*"', "", render(report, "html"))

    return page
