"""Text that is data of a program, and no report: JSON of this library, other JSON, XML of which nothing is a table."""

from __future__ import annotations

import re

from giac_schema.errors import NoReportFound, UnknownFormat
from giac_schema.readers.refused import damaged, foreign

__all__ = ["refuse_records"]

_JSON = re.compile(r"\s*(?:\{|\[\s*[{\[\"])")
_OURS = re.compile(
    r"\s*\[?\s*\{\s*(?:\"report\"\s*:|\"edition\"\s*:\s*\"20|\"rule\"\s*:\s*\"|\"(?:source|path|file)\"\s*:"
    r"(?=.*\"(?:reading|error|findings)\"\s*:))"
)
_LOOKED_AT = 2000
_XML = re.compile(r"\s*<\?xml\b")
_ONLY_HEAD = re.compile(r"\s*<\?xml\b[^>]*(?:>\s*)?\Z")
_CHINESE = re.compile(r"[\u3400-\u9fff]|&#|\\u[4-9]")


def refuse_records(text: str) -> None:
    """Raise if a text is JSON that this library wrote, other data without a word of Chinese, or a piece of it.

    Raises:
        UnknownFormat: JSON of this library, which is read already; XML; or either cut short.
        NoReportFound: other JSON, in which nothing is Chinese.
    """
    if _JSON.match(text):
        _refuse_json(text)
    elif _XML.match(text) and not _CHINESE.search(text):
        raise damaged("XML") if _ONLY_HEAD.match(text) else foreign("XML", "HTML、DOCX")


def _refuse_json(text: str) -> None:
    whole = text.rstrip()[-1:] in {"}", "]"}
    if _OURS.match(text[:_LOOKED_AT]):
        if not whole:
            raise damaged("JSON")
        raise UnknownFormat(
            "这是giac-schema写出的JSON，已经读取过了。/ This is JSON that giac-schema wrote: it has been read already.",
            "请用 giac_schema.from_json 载入，或提供报告原文件。/ "
            "Load it with giac_schema.from_json, or give the report itself.",
        )
    if whole and not _CHINESE.search(text):
        raise NoReportFound(
            "这是JSON数据，其中没有年度报告。/ This is JSON, and there is no annual report in it.",
            "请提供含有三张表的年度报告全文。/ Give the full report with its three tables.",
        )
