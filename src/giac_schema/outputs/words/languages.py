"""The languages in which this library speaks, and which one a person prefers."""

from __future__ import annotations

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

    The first variable that is set decides, as POSIX has it: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``.

    >>> preferred({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> preferred({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    variables = os.environ if environ is None else environ
    locale = next((variables[name] for name in _VARIABLES if variables.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
