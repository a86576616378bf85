"""The sentences of both languages: ``messages/zh.toml`` and ``messages/en.toml``.

A message is a template with named fields.  Whoever renders one brings the data; nothing is
computed here, and a message that is not in the catalogue is an error, never an empty line.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from giac_schema.errors import UnknownMessage
from giac_schema.outputs.words.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.outputs.words.languages import Language

__all__ = ["has", "messages", "say"]


def say(language: Language, group: str, name: str, /, **fields: object) -> str:
    """One message of the catalogue with its fields filled in.

    Raises:
        UnknownMessage: if there is no such message, or a field that it needs is not given.
    """
    template = messages(language).get(group, {}).get(name)
    if template is None:
        raise UnknownMessage(group, name)
    try:
        return template.format_map(fields)
    except KeyError as error:
        raise UnknownMessage(group, name, str(error.args[0])) from error


def has(group: str, name: str) -> bool:
    """Whether the catalogue has such a message."""
    return name in messages("en").get(group, {})


@cache
def messages(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The whole catalogue of one language: group, name, template.

    Raises:
        ValueError: if this library does not speak it.
    """
    if language not in LANGUAGES:
        raise ValueError(f"There is no language {language!r}; say one of {', '.join(LANGUAGES)}.")
    file = resources.files("giac_schema.outputs.words") / "messages" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))
