"""What openpyxl leaves out when it only reads: merged cells, hidden rows, formulas without a value.

Its other way of opening a workbook makes an object of every cell of a merged or linked range,
which a small file can make billions of; so ranges are read here, and only within reach.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from attrs import define, field

from giac_schema.readers.elements import local
from giac_schema.readers.limits import MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import RAISED, raised, struck, unseen
from giac_schema.readers.workbooks.sheets import Range

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from giac_schema.readers.package import Package

__all__ = ["Worksheet", "look_over", "parts"]


@define
class Worksheet:
    """What one part says of its cells besides their values; rows and columns from 0."""

    merged: list[Range] = field(factory=list)
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)
    printed: dict[tuple[int, int], str] = field(factory=dict)
    """Formulas for which the workbook keeps no value, and text in several fonts that stands in its cell."""


def parts(package: Package) -> dict[str, str]:
    """The part of each visible sheet, by the sheet's title."""
    relations = {
        relation.get("Id"): relation.get("Target") or ""
        for relation in _elements(package.read(_beside(_workbook(package))), "Relationship")
    }
    folder = _workbook(package).rpartition("/")[0]
    found = {}
    for sheet in _elements(package.read(_workbook(package)), "sheet"):
        named = {key.rpartition("}")[2]: value for key, value in sheet.items()}
        if named.get("state", "visible") == "visible":
            target = relations.get(named.get("id"), "")
            found[named.get("name", "")] = _path(folder, target)
    return found


def _workbook(package: Package) -> str:
    for relation in _elements(package.read("_rels/.rels"), "Relationship"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return _path("", relation.get("Target") or "")
    return "xl/workbook.xml"


def _beside(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _path(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.removeprefix("/")
    return f"{folder}/{target}" if folder else target


def look_over(xml: bytes) -> Worksheet:
    """What a sheet's part says of merged cells, hidden rows and columns, and formulas.

    Raises:
        ValueError: if its rows are not in order, so that openpyxl would pass some over.
    """
    sheet = Worksheet()
    row = 0
    for element in _elements(xml, "row", "mergeCell", "col"):
        match local(element):
            case "row":
                number = int(element.get("r") or row + 1)
                if number <= row:
                    raise ValueError(f"row {number} after row {row}")
                row = number
                _row(element, row - 1, sheet)
                element.clear()
            case "mergeCell":
                sheet.merged.extend(_range(element.get("ref") or ""))
            case _:
                sheet.hidden_columns.update(_hidden(element))
    return sheet


def _row(element: Element, row: int, sheet: Worksheet) -> None:
    if row >= MOST_ROWS:
        return
    if element.get("hidden") in _ON or _is_nought(element.get("ht")):
        sheet.hidden_rows.add(row)
    column = -1
    for cell in element:
        name = _NAME.fullmatch(cell.get("r") or "")
        column = _number(name[1]) - 1 if name else column + 1
        formula = next((e for e in cell if local(e) == "f"), None)
        if formula is not None and not _has_value(cell):
            sheet.printed[row, column] = "=" + (formula.text or "")
        inline = next((e for e in cell if local(e) == "is"), None)
        if inline is not None:
            sheet.printed[row, column] = "".join(_words(inline)).strip()


def _words(inline: Element) -> Iterator[str]:
    """The text of a cell; what is set high or struck out is marked, as no part of a figure."""
    for piece in (e for e in inline if local(e) in {"t", "r"}):
        fonts = {local(e): e.attrib for e in piece if local(e) == "rPr" for e in e}
        for text in (e.text or "" for e in (piece, *piece) if local(e) == "t"):
            high = raised(text) if fonts.get("vertAlign", {}).get("val") in RAISED else text
            seen = unseen(high) if fonts.get("color", {}).get("rgb") in _WHITE else high
            is_struck = "strike" in fonts and fonts["strike"].get("val") not in _OFF
            yield struck(seen) if is_struck else seen


_OFF = frozenset({"0", "false"})
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF"})


def _has_value(cell: Element) -> bool:
    """Whether a value is kept for a formula; of a text it may be an empty one."""
    value = next((e for e in cell if local(e) in {"v", "is"}), None)
    return value is not None and (bool(value.text) or len(value) > 0 or cell.get("t") == "str")


def _hidden(col: Element) -> Iterator[int]:
    if col.get("hidden") in _ON or _is_nought(col.get("width")):
        yield from range(int(col.get("min") or 1) - 1, min(int(col.get("max") or 1), MOST_COLUMNS))


def _is_nought(size: str | None) -> bool:
    """Whether a row is as low, or a column as narrow, that nothing of it shows."""
    return size is not None and float(size) == 0


_ON = frozenset({"1", "true"})
_NAME = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def _range(ref: str) -> Iterator[Range]:
    """The range of a reference such as ``B2:D4``, if it begins within reach."""
    first, _, last = ref.partition(":")
    begin, end = _NAME.fullmatch(first), _NAME.fullmatch(last or first)
    if begin is None or end is None:
        return
    merged = Range(int(begin[2]) - 1, _number(begin[1]) - 1, int(end[2]) - 1, _number(end[1]) - 1)
    if merged.row < MOST_ROWS and merged.column < MOST_COLUMNS:
        yield merged


def _number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _elements(xml: bytes, *names: str) -> Iterator[Element]:
    """The elements of these names, each when it is complete; nothing of no bytes."""
    from defusedxml.ElementTree import iterparse

    if xml:
        for _, element in iterparse(BytesIO(xml), forbid_dtd=True):
            if local(element) in names:
                yield element
