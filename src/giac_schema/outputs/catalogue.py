"""The sentences of both languages: ``messages/zh.toml`` and ``messages/en.toml``.

A message is a template with named fields.  Whoever renders one brings the data; nothing is
computed here, and a message that is not in the catalogue is an error, never an empty line.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from giac_schema.errors import GiacError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.outputs.languages import Language

__all__ = ["UnknownMessage", "has", "messages", "say"]


class UnknownMessage(GiacError, LookupError):
    """A finding speaks of something for which the catalogue has no sentence.

    Attributes:
        group: The table of the catalogue that was looked in.
        name: The message that was looked for.
        field: The named value that the message needs and did not get, if it is that.
    """

    def __init__(self, group: str, name: str, field: str = "") -> None:
        self.group = group
        self.name = name
        self.field = field
        super().__init__(group, name, field)

    def __str__(self) -> str:
        if self.field:
            return f"The message {self.group}.{self.name} needs {self.field!r} and did not get it."
        return (
            f"There is no message {self.group}.{self.name}. "
            "A check of your own can use the code 'said' with the arguments zh and en."
        )


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
    """The whole catalogue of one language: group, name, template."""
    file = resources.files("giac_schema.outputs") / "messages" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))
