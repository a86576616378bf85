"""``giac render``: one report, or the blank form, written down in a layout."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.cli.screen import complain
from giac_schema.cli.sources import STANDARD_INPUT, standard_input
from giac_schema.cli.stream import standard_bytes
from giac_schema.cli.target import Target, binary_file
from giac_schema.errors import UnknownLayout
from giac_schema.model.report import Edition
from giac_schema.outputs import Language
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import refusal, system_reason
from giac_schema.outputs.words.safe import visible, visible_in_lines
from giac_schema.render import LAYOUTS, FileLayout, blank_form, find_layout, hidden, render

if TYPE_CHECKING:
    from giac_schema.model.report import Report
    from giac_schema.render import Layout

__all__ = ["Order", "write"]


@frozen
class Order:
    """What to write, how, and where to."""

    source: str | None
    """A file, or ``-`` for standard input; ``None`` for the blank form."""
    blank: Edition | None
    layout: str | None
    """The name of a layout; ``None`` where the ending of ``out`` tells it."""
    out: str | None
    """A file, or ``-`` or ``None`` for standard output."""
    language: Language

    @property
    def to_screen(self) -> bool:
        """Whether what is written goes to standard output."""
        return self.out in {None, STANDARD_INPUT}


class _Refused(Exception):
    """What is asked for cannot be done; the message is of the catalogue."""

    def __init__(self, message: str, /, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields


def write(order: Order) -> int:
    """Do as told, and give the exit status: 0, or 2 with what is wrong on standard error."""
    try:
        layout = _layout(order)
        _vet(order, layout)
        report = _report(order)
        _put(order, render(report, layout))
    except _Refused as error:
        complain(say(order.language, "errors", error.message, **error.fields))
        return 2
    _tell_hidden(order, report)
    if not order.to_screen:
        print(visible(say(order.language, "terminal", "written", file=order.out)))  # noqa: T201
    return 0


def _layout(order: Order) -> Layout:
    """The layout that is named, or that the file to write is of by its name."""
    if order.layout is None:
        ending = "" if order.to_screen else Path(str(order.out)).suffix.lower()
        of_ending = [layout for layout in LAYOUTS.values() if layout.ending == ending]
        if len(of_ending) != 1:
            known = _endings()
            code = "no_layout_of_ending" if ending else "no_layout_given"
            raise _Refused(code, output=order.out, endings=known, layouts=", ".join(LAYOUTS))
        return of_ending[0]
    try:
        return find_layout(order.layout)
    except UnknownLayout as error:
        near = len(error.nearest) < len(LAYOUTS)
        names = " / ".join(error.nearest) if near else ", ".join(LAYOUTS)
        code = "no_layout_but" if near else "no_layout"
        raise _Refused(code, name=error.name, nearest=names) from error


def _endings() -> str:
    """The endings of files that tell a layout."""
    counted = Counter(layout.ending for layout in LAYOUTS.values())
    return " ".join(ending for ending, count in counted.items() if count == 1)


def _vet(order: Order, layout: Layout) -> None:
    """Refuse what would do harm, before anything is read.

    Raises:
        _Refused: for both or neither of a file and a blank form, bytes on a screen, a source that
            would be written over.
    """
    if (order.source is None) == (order.blank is None):
        raise _Refused("file_or_blank")
    if isinstance(layout, FileLayout) and order.to_screen and sys.stdout.isatty():
        raise _Refused("bytes_on_screen", layout=layout.name, ending=layout.ending)
    if order.source and not order.to_screen:
        target = Target.named(str(order.out))
        trouble = target.trouble([order.source], [Path(order.source)])
        if trouble:
            raise _Refused(trouble, output=order.out)


def _report(order: Order) -> Report:
    from giac_schema import api

    if order.blank is not None:
        return blank_form(order.blank)
    name = str(order.source)
    try:
        content = standard_input(standard_bytes()) if name == STANDARD_INPUT else Path(name)
        return api.read(content).report
    except Exception as error:  # whatever it is, it is told of the file, as giac read tells it
        raise _Refused("of_file", file=name, message=refusal(error, order.language)) from error


def _put(order: Order, written: str | bytes) -> None:
    if order.to_screen:
        if isinstance(written, str):
            seen = visible_in_lines(written) if sys.stdout.isatty() else written
            print(seen, end="")  # noqa: T201
        else:
            sys.stdout.buffer.write(written)
        return
    data = written.encode(errors="backslashreplace") if isinstance(written, str) else written
    try:
        with binary_file(Path(str(order.out))) as out:
            out.write(data)
    except OSError as error:
        reason = system_reason(error, order.language)
        raise _Refused("not_written", output=order.out, reason=reason) from error


def _tell_hidden(order: Order, report: Report) -> None:
    """Say which cells a page cannot show: figures without a column would look like blanks."""
    places = [ref for ref, _ in hidden(report)]
    if places:
        named = ", ".join(
            ref.chinese if order.language == "zh" else str(ref) for ref in places[:_NAMED]
        )
        more = ", …" if len(places) > _NAMED else ""
        complain(
            say(order.language, "errors", "drawn_empty", count=len(places), places=named + more)
        )


_NAMED = 3
