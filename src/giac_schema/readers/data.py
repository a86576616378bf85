"""Text that is data of a program: JSON that may hold a report, JSON of this library, XML that holds none."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from giac_schema.errors import NoReportFound, UnknownFormat
from giac_schema.readers.records.parts import text_of_parts
from giac_schema.readers.records.tables import text_of_tables
from giac_schema.readers.refused import damaged, foreign, too_much
from giac_schema.readers.renditions import of_one_page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LARGEST_JSON", "holds_report", "text_holds_report", "text_of_records"]

LARGEST_JSON = 4 * 1024 * 1024
"""Characters of JSON that is taken apart: records of a few characters each take forty times their size."""

_JSON = re.compile(r"\s*(?:\{|\[\s*[{\[\"])")
_OURS = re.compile(
    r"\s*\[?\s*\{\s*(?:\"report\"\s*:|\"edition\"\s*:\s*\"20|\"rule\"\s*:\s*\"|\"(?:source|path|file)\"\s*:"
    r"(?=.*\"(?:reading|error|findings)\"\s*:))"
)
_LOOKED_AT = 2000
_XML = re.compile(r"\s*<\?xml\b")
_ONLY_HEAD = re.compile(r"\s*<\?xml\b[^>]*(?:>\s*)?\Z")
_CHINESE = re.compile(r"[\u3400-\u9fff]|&#|\\u[4-9]")
_OF_A_REPORT = re.compile(r"信息公开|本年新收|结果维持|规范性文件|行政许可")
_SHORTEST = 200
"""Characters of the shortest text with a table in it; a title says 信息公开, too."""


def text_of_records(text: str) -> str:
    """The text itself, or of JSON the one report in it: what a program has kept of a page, perhaps in several forms.

    Raises:
        UnknownFormat: JSON of this library, which is read already; XML; either cut short; or JSON that is far too long.
        NoReportFound: other JSON, if no text in it may be a report, or several different ones.
    """
    if _JSON.match(text):
        return _text_of_json(text)
    if text.count("\\n") >= _WRITTEN_OUT > text.count("\n"):
        return _unescaped(text)
    if _XML.match(text) and not _CHINESE.search(text):
        raise damaged("XML") if _ONLY_HEAD.match(text) else foreign("XML", "HTML、DOCX")
    return text


_WRITTEN_OUT = 5
"""So many line breaks that are written as ``\\n`` are those of the text, if it has fewer others."""
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def _unescaped(text: str) -> str:
    r"""The text that a program printed as a string of its language: ``"规章\n0\n行政许可\n"``."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, str):
        return found
    return re.sub(r"\\([nrt\"'/\\])", lambda m: _ESCAPED.get(m[1], m[1]), text.strip().strip("\"'"))


def text_holds_report(text: str) -> bool:
    """Whether a text is JSON with a text in it that may be a report, and not JSON of this library."""
    if not _JSON.match(text) or _OURS.match(text[:_LOOKED_AT]) or len(text) > LARGEST_JSON:
        return False
    return holds_report(_records(text))


def holds_report(records: object) -> bool:
    """Whether a text among some records of JSON may be a report, or tables are kept in them cell by cell."""
    return any(map(_may_be_report, _texts(records))) or _tables(records) is not None


def _tables(records: object) -> str | None:
    """The tables of a report that are kept cell by cell, as text."""
    if not _OF_A_REPORT.search(json.dumps(records, ensure_ascii=False)):
        return None
    text = text_of_tables(records)
    return text if text and _may_be_report(text) else None


def _text_of_json(text: str) -> str:
    whole = text.rstrip()[-1:] in {"}", "]"}
    if _OURS.match(text[:_LOOKED_AT]):
        if not whole:
            raise damaged("JSON")
        raise UnknownFormat(
            "这是giac-schema写出的JSON，已经读取过了。/ This is JSON that giac-schema wrote: it has been read already.",
            "请用 giac_schema.from_json 载入，或提供报告原文件。/ "
            "Load it with giac_schema.from_json, or give the report itself.",
        )
    if whole and len(text) > LARGEST_JSON:
        raise too_much("JSON", "字符数", "characters", LARGEST_JSON)
    records = _records(text) if whole else None
    if records is None:
        return text  # it only begins like JSON
    found = list(dict.fromkeys(filter(_may_be_report, _texts(records))))
    if not found and (tables := _tables(records)):
        return tables
    if not found:
        raise NoReportFound(
            "这是JSON数据，其中没有年度报告。/ This is JSON, and there is no annual report in it.",
            "请提供含有三张表的年度报告全文。/ Give the full report with its three tables.",
        )
    text_to_read = found[0] if len(found) == 1 else of_one_page(found)
    text_to_read = text_of_parts(records) or text_to_read
    if text_to_read is None:
        raise NoReportFound(
            f"这是JSON数据，其中{len(found)}段文字都可能是年度报告。/ "
            f"This is JSON, and {len(found)} texts in it may be an annual report.",
            "请把每份报告的正文存为单独的文件，或每行一个JSON对象后用 giac read 读取。/ "
            "Save the text of each report as a file of its own, or on a line of its own for giac read.",
        )
    return text_to_read


def _records(text: str) -> object | None:
    """What JSON, or JSON a line, says; ``None`` if it is neither."""
    try:
        records: object = json.loads(text)
    except (ValueError, RecursionError):
        pass  # it may be a record a line
    else:
        return records
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _texts(records: object) -> Iterator[str]:
    """Every text in some records, in their order."""
    left = [records]
    while left:
        match left.pop():
            case str() as text:
                yield text
            case dict() as fields:
                left += reversed(fields.values())
            case list() as parts:
                left += reversed(parts)


def _may_be_report(text: str) -> bool:
    return len(text) >= _SHORTEST and _OF_A_REPORT.search(text) is not None
