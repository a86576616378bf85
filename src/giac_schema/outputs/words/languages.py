"""The languages in which this library speaks, and which one a person prefers."""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Language", "preferred"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def preferred(environ: Mapping[str, str] | None = None) -> Language:
    """The language of the locale: Chinese for any ``zh`` locale, English for every other.

    The first variable that is set decides, as POSIX has it: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``.  Where none is,
    as on Windows, the system says it, there by a name such as ``Chinese (Simplified)_China``.

    >>> preferred({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> preferred({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    variables = os.environ if environ is None else environ
    named = next((variables[name] for name in _VARIABLES if variables.get(name)), None)
    name = _of_system() if named is None and environ is None else named or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _of_system() -> str:
    """What the system calls its locale; the empty string where it has no name that is known."""
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a name such as UTF-8, without a language
        return ""
