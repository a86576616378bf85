"""Readings that lines of JSON hold already, as ``giac read --format jsonl`` wrote them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from giac_schema.errors import UnknownFormat

if TYPE_CHECKING:
    from giac_schema.findings import Reading

__all__ = ["kept_reading"]


def kept_reading(line: bytes) -> Reading | None:
    """The reading, or the report, that a line of this library holds; ``None`` for any other line.

    Raises:
        UnknownFormat: if the line says of a file that it could not be read.
        InvalidData: if it is no such reading after all.
    """
    if not line.startswith(_SIGNS):
        return None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None  # the readers say what is wrong
    return _reading(record)


_SIGNS = (b'{"file"', b'{"report"', b'{"edition"')
"""How lines begin that this library has written."""


def _reading(record: dict[str, Any]) -> Reading | None:
    from giac_schema import api
    from giac_schema.findings import Reading
    from giac_schema.model.report import Report

    match record:
        case {"file": str(), "reading": dict() as kept}:
            return api.from_json(json.dumps(kept), Reading)
        case {"file": str(), "error": str() as said}:
            raise UnknownFormat(
                f"该行记录的是读取失败：{said} / The line says that a file could not be read: {said}",
                "请重新读取原文件。/ Read the file itself again.",
            )
        case {"report": {"edition": str()}}:
            return api.from_json(json.dumps(record), Reading)
        case {"edition": "2019" | "2021", "disclosure": dict(), "requests": dict()}:
            report: Any = api.from_json(json.dumps(record), Report)
            return Reading(report)
        case _:
            return None
