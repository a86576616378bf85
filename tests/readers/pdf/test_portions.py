"""Pages that are open at the same time."""

from __future__ import annotations

import pytest

from giac_schema import render
from giac_schema.readers.pdf import read_pdf
from giac_schema.readers.pdf.drawing import portions
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize(("name", "most"), [("_MOST_TOGETHER", 1), ("_MUCH", 0)])
def test_pages_opened_one_by_one_read_as_those_opened_together(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
):
    data = render(filled("2021", 0), "pdf")
    together = read_pdf(data)
    monkeypatch.setattr(portions, name, most)
    assert read_pdf(data) == together


@pytest.mark.parametrize(
    ("sizes", "together"),
    [([10, 10, 10], [3]), ([10, 10_000, 10], [2, 1]), ([1] * 17, [8, 8, 1]), ([], [])],
)
def test_no_page_is_opened_beside_one_with_much_on_it(sizes: list[int], together: list[int]):
    class Sized:
        def __init__(self, size: int) -> None:
            self.size = size

    pages = [Sized(size) for size in sizes]
    found = portions.portions(pages)  # type: ignore[arg-type]
    assert [len(portion) for portion in found] == together
