"""Why a source could not be read, as one sentence in the language of the person who gave it."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING, Final

from giac_schema.errors import InvalidRuleText, MissingExtra, UnreadableReport
from giac_schema.outputs.words.catalogue import has, say
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from giac_schema.outputs.words.languages import Language

__all__ = ["refusal", "system_reason"]

_BOTH: Final = re.compile(r"(?<=[。！？])\s*/\s+")
"""Between the two languages of a message: 没有找到表格。/ No table was found."""


def refusal(error: Exception, language: Language) -> str:
    """What an exception from reading says, on one line.

    Args:
        error: Anything that was raised while one source was read.
        language: ``"zh"`` or ``"en"``.
    """
    return visible(_said(error, language))


def system_reason(error: OSError, language: Language) -> str:
    """Why the system would not read or write something; in its own words where the catalogue has none."""
    name = errno.errorcode.get(error.errno or 0, "").lower()
    return say(language, "system", name) if has("system", name) else error.strerror or str(error)


def _said(error: Exception, language: Language) -> str:
    match error:
        case InvalidRuleText(line=line, column=column) if line:
            said = _half(error.seen, language)
            return say(language, "errors", "rule_text", line=line, column=column, said=said)
        case InvalidRuleText():
            return _half(error.seen, language)
        case MissingExtra():
            return say(language, "errors", "missing_extra", extra=error.extra)
        case OSError(errno=errno.ENOENT):
            return say(language, "errors", "not_found")
        case OSError(errno=errno.EACCES | errno.EPERM):
            return say(language, "errors", "permission")
        case OSError():
            return say(language, "errors", "system", reason=system_reason(error, language))
        case UnreadableReport():
            parts = (error.seen, error.advice)
            return ("" if language == "zh" else " ").join(_half(p, language) for p in parts)
        case _:
            kind = type(error).__name__
            return say(language, "errors", "unexpected", kind=kind, message=str(error))


def _half(text: str, language: Language) -> str:
    """The part in one language; all of it where it is written in only one."""
    halves = _BOTH.split(text, maxsplit=1)
    return halves[0] if language == "zh" else halves[-1]
