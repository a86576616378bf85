"""What ``giac --help`` says, and what it says to arguments it cannot take, in the language of the person.

Commands and options name messages of the catalogue (its group ``help``) where cyclopts expects a sentence; here
they become sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    UnknownCommandError,
    UnknownOptionError,
)
from cyclopts.help import DefaultFormatter
from rich.text import Text

from giac_schema.outputs import LANGUAGES, preferred
from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.words.catalogue import has, say
from giac_schema.render import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

    from giac_schema.outputs import Language

__all__ = ["Helper", "language_of", "mistake"]

_GROUP: Final = "help"
_LAYOUTS: Final = ", ".join(LAYOUTS)
_BUILT_IN: Final = {"--help": "help", "--version": "version"}
"""Options that cyclopts brings with sentences of its own."""


def language_of(arguments: Sequence[str]) -> Language:
    """The language that arguments ask for, before anybody knows whether they are right; else that of the locale."""
    for before, name in zip(("", *arguments), arguments, strict=False):
        asked = name.removeprefix("--lang=") if before != "--lang" else name
        if asked in LANGUAGES and (before == "--lang" or name != asked):
            return LANGUAGES[LANGUAGES.index(asked)]
    return preferred()


class Helper:
    """Shows help in one language; cyclopts' own formatter draws it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._draw = DefaultFormatter()

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Draw one panel: commands, arguments or options."""
        title = self._said(str(panel.title).lower(), str(panel.title))
        entries = [self._entry(entry) for entry in panel.entries]
        self._draw(console, options, panel.copy(title=title, entries=entries))

    def render_usage(self, console: Console, _options: ConsoleOptions, usage: Any) -> None:
        """The line that shows how a command is called."""
        _, *command = str(usage).removeprefix("Usage:").split()
        called = next(filter(self._has, (f"usage_{word}" for word in command)), "usage_app")
        console.print(Text(self._said(called, ""), style="bold"))
        console.print()

    def render_description(self, console: Console, _options: ConsoleOptions, text: Any) -> None:
        """What a command is for, and how it ends."""
        name = _plain(text)
        console.print(self._said(name, name))
        if self._has(f"{name}_more"):
            console.print()
            console.print(self._said(f"{name}_more", ""))
        console.print()

    def _entry(self, entry: HelpEntry) -> HelpEntry:
        known = [_BUILT_IN[name] for name in entry.names if name in _BUILT_IN]
        name = known[0] if known else _plain(entry.description)
        parts = [self._said(name, name)]
        if entry.choices:
            parts.append(self._with("choices", ", ".join(entry.choices)))
        if entry.default is not None:
            parts.append(self._with("default", entry.default))
        description = Flow(Text(" ".join(parts)))
        return entry.copy(
            description=description,
            positional_label=_stand_in(entry.positional_label, self.language),
            metavar=_stand_in(entry.metavar, self.language),
            choices=None,
            default=None,
            required=False,
        )

    def _with(self, name: str, value: str) -> str:
        return say(self.language, _GROUP, name, value=value)

    def _has(self, name: str) -> bool:
        return has(_GROUP, name)

    def _said(self, name: str, otherwise: str) -> str:
        return say(self.language, _GROUP, name, layouts=_LAYOUTS) if self._has(name) else otherwise


def _stand_in(name: str | None, language: Language) -> str | None:
    """A word that stands for what a person will write, such as FILE."""
    known = name is not None and has("stand_ins", name.lower())
    return say(language, "stand_ins", name.lower()) if name is not None and known else name


def _plain(text: Any) -> str:
    """The characters of what cyclopts made of a message's name."""
    inner = getattr(text, "primary_renderable", text)
    return str(getattr(inner, "plain", inner)).strip()


def mistake(error: CycloptsError, language: Language) -> str:
    """What is wrong with some arguments, and where to read what would be right."""
    error.verbose = False
    command = " ".join(("giac", *(error.command_chain or ())))
    return say(language, "arguments", "see", said=_mistake(error, language), command=command)


def _mistake(error: CycloptsError, language: Language) -> str:
    match error:
        case UnknownCommandError():
            seen = (error.unused_tokens or [""])[0]
            known = ", ".join(name for name in error.app or () if not name.startswith("-"))
            return say(language, "arguments", "unknown_command", seen=seen, known=known)
        case UnknownOptionError():
            seen = error.token.keyword or error.token.value
            return say(language, "arguments", "unknown_option", seen=seen)
        case CoercionError() if error.token is not None and error.msg is None:
            name = error.token.keyword or (error.argument.name if error.argument else "")
            choices = _choices(error.target_type)
            code = "not_one_of" if choices else "not_of_kind"
            said = {"name": name, "seen": error.token.value, "known": ", ".join(choices)}
            return say(language, "arguments", code, **said)
        case MissingArgumentError() if error.argument is not None:
            name = error.keyword or error.argument.name
            code = "missing" if name.startswith("-") else "not_given"
            return say(language, "arguments", code, name=_stand_in(name, language))
        case _:
            return str(error).strip()


def _choices(kind: object) -> tuple[str, ...]:
    """The words of a ``Literal``; none for any other kind of value."""
    return tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()
