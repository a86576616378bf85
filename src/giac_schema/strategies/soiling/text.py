"""What programs do to the text of a report when they copy, save or send it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.strategies.soiling.cells import some

if TYPE_CHECKING:
    from random import Random

__all__ = [
    "bookmarked",
    "carriage_returns",
    "form_feeds",
    "headed",
    "narrow_blanks",
    "quoted_lines",
    "shorter_blanks",
    "stripped_ends",
    "trailing_blanks",
    "unindented",
    "zero_width",
]


def carriage_returns(text: str, _random: Random) -> str:
    """Lines end as on Windows."""
    return text.replace("\n", "\r\n")


def trailing_blanks(text: str, random: Random) -> str:
    """Blanks at the ends of lines."""
    hit = some(random)
    lines = (line.removesuffix("\r") for line in text.split("\n"))
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join(f"{line} " if line and hit() else line for line in lines)


def stripped_ends(text: str, _random: Random) -> str:
    """No blanks and no tabs at the ends of lines, as editors leave them."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def narrow_blanks(text: str, random: Random) -> str:
    """No-break spaces for blanks."""
    hit = some(random)
    return re.sub(" ", lambda _: "\u00a0" if hit() else " ", text)


def zero_width(text: str, random: Random) -> str:
    """Marks that nobody sees, before some lines and in some blank cells."""
    hit = some(random)
    text = "\n".join(f"\ufeff{line}" if hit() else line for line in text.split("\n"))
    return re.sub(r"(?<=[|\t])(?= *[|\t\n])", lambda _: "\u200b" if hit() else "", text)


def headed(text: str, _random: Random) -> str:
    """Headings marked as in Markdown."""
    return re.sub(
        r"^[ \t]*([一二三四五六]、(?:总体|主动|收到|政府|存在|其他需))",
        r"## \1",
        text,
        flags=re.MULTILINE,
    )


def form_feeds(text: str, random: Random) -> str:
    """A page break before some headings."""
    hit = some(random)
    return re.sub(
        r"^(?=(?:## )?[二三四五六]、)", lambda _: "\f" if hit() else "", text, flags=re.MULTILINE
    )


def quoted_lines(text: str, _random: Random) -> str:
    """Every line as a quotation in a mail or in Markdown."""
    return "".join(f"> {line}\n" for line in text.split("\n"))


def bookmarked(text: str, _random: Random) -> str:
    """What Word leaves behind before a heading."""
    return re.sub(r"^(?=(?:## )?二、主动)", "[bookmark: _GoBack]\n", text, flags=re.MULTILINE)


def shorter_blanks(text: str, random: Random) -> str:
    """Runs of blanks made shorter: in all lines or in some, to one blank, to two, or to a few."""
    hit = some(random)
    few = random.choice(((1, 1), (2, 2), (1, 4)))
    return "\n".join(
        re.sub(" {2,}", lambda run: " " * min(random.randint(*few), len(run.group())), line)
        if hit()
        else line
        for line in text.split("\n")
    )


def unindented(text: str, random: Random) -> str:
    """Lines without the blanks they begin with."""
    hit = some(random)
    return "\n".join(line.lstrip() if hit() else line for line in text.split("\n"))
