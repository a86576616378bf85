"""JSON and JSON lines of readings and findings: one object for each source.

    {"file": "a.txt", "reading": {...}}
    {"file": "a.txt", "findings": [...], "counts": {...}, "ok": true}
    {"file": "a.txt", "error": "..."}

Inside, everything has the shape of :func:`giac_schema.convert.to_data`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from giac_schema.outputs.views import to_tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.findings import Findings, Reading
    from giac_schema.model.review import Review, Watch
    from giac_schema.model.rule import Level, Rule

__all__ = ["checked", "document", "error", "line", "reading", "review", "rules"]

Object: TypeAlias = dict[str, Any]

# What str.splitlines takes for the end of a line and JSON does not escape: inside a string of a
# stranger's text they would tear a line of JSON in two.
_LINE_ENDS: Final = re.compile("[\x7f-\x9f\u2028\u2029]")


def reading(name: str, read: Reading) -> Object:
    """A source that was read."""
    return {"file": name, "reading": _data(read)}


def checked(
    name: str, findings: Findings, *, level: Level = "hint", everything: bool = False
) -> Object:
    """A source that was checked.

    Args:
        name: What to call the source, usually its file.
        findings: All verdicts of the check; ``counts`` and ``ok`` speak of all of them.
        level: The least strict level to list.
        everything: List the verdicts ``holds`` and ``not_applicable`` too.
    """
    return {
        "file": name,
        "findings": _data(to_tell(findings, level, everything=everything)),
        "counts": dict(findings.counts),
        "ok": findings.ok,
    }


def error(name: str, message: str) -> Object:
    """A source that could not be read."""
    return {"file": name, "error": message}


def rules(chosen: Iterable[Rule], *, lines: bool = False) -> str:
    """Rules as an array, or each on a line of its own."""
    values: list[Object] = [_data(rule) for rule in chosen]
    return "\n".join(map(line, values)) if lines else document(values)


def review(found: Review | Watch, *, lines: bool = False) -> str:
    """A set of rules looked at for itself, as one object."""
    value: Object = _data(found)
    return line(value) if lines else document(value)


def line(value: Object) -> str:
    """One object on one line, for JSON lines."""
    return _escaped(json.dumps(value, ensure_ascii=False, allow_nan=False))


def document(value: Object | list[Object]) -> str:
    """An object or a list of them, indented for people."""
    return _escaped(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2))


def _escaped(text: str) -> str:
    """The same JSON without characters at which some program would end a line."""
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _data(value: object) -> Any:
    # The converter is loaded by whoever wants JSON, not by whoever can print it.
    from giac_schema.convert import to_data

    return to_data(value)
