"""Who should have sent a report, held against what came: who is missing, who came twice, who is not on the list."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from giac_schema.outputs.overview import absent_line
from giac_schema.outputs.words.both import in_both
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.cli.work import Done
    from giac_schema.outputs import Language
    from giac_schema.outputs.overview import Line

__all__ = ["Came", "RollCall", "expected_in"]

_SHORTEST: Final = 3
"""Characters of a name that is looked for inside another; of fewer, too many hold them."""


def expected_in(path: Path) -> tuple[str, ...]:
    """The organs that a list names: one on each line, blank lines and what follows a ``#`` left out.

    Raises:
        OSError: if it cannot be opened.
        UnknownFormat: if it is no text.
    """
    from giac_schema.readers.decoding import decode

    lines = (line.partition("#")[0].strip() for line in decode(path.read_bytes()).splitlines())
    kept: dict[str, str] = {}
    for line in filter(None, lines):
        kept.setdefault(_key(line), line)
    return tuple(kept.values())


@frozen
class Came:
    """One source, and whose report for which year it is; neither is known of one that could not be read."""

    file: str
    organ: str | None = None
    year: int | None = None
    is_readable: bool = True

    @classmethod
    def of(cls, done: Done) -> Came:
        """What came of a source."""
        return cls(done.name, done.organ or None, done.year, is_readable=not done.error)


@frozen
class RollCall:
    """The organs on a list, and everything that came."""

    expected: tuple[str, ...]
    came: tuple[Came, ...]
    _known: dict[str, list[Came]] = field(init=False)
    """What came, by the name of its organ as names are compared."""

    @_known.default
    def _by_organ(self) -> dict[str, list[Came]]:
        known = defaultdict(list)
        for each in self.came:
            if each.organ is not None:
                known[_key(each.organ)].append(each)
        return dict(known)

    @property
    def missing(self) -> tuple[str, ...]:
        """The organs on the list without a report that could be read."""
        return tuple(organ for organ in self.expected if _key(organ) not in self._known)

    @property
    def strangers(self) -> tuple[Came, ...]:
        """What came from organs that are not on the list."""
        listed = set(map(_key, self.expected))
        return tuple(c for c in self.came if c.organ is not None and _key(c.organ) not in listed)

    @property
    def nameless(self) -> tuple[Came, ...]:
        """Reports that do not say whose they are."""
        return tuple(each for each in self.came if each.is_readable and each.organ is None)

    @property
    def twice(self) -> tuple[tuple[Came, ...], ...]:
        """Reports of one organ for one year, where there is more than one."""
        same = defaultdict(list)
        for organ, reports in self._known.items():
            for each in reports:
                same[organ, each.year].append(each)
        return tuple(tuple(reports) for reports in same.values() if len(reports) > 1)

    @property
    def of_other_years(self) -> tuple[Came, ...]:
        """Reports of another year than most; all of them where no year is that of most."""
        read = tuple(each for each in self.came if each.is_readable)
        years = Counter(each.year for each in read)
        usual = [year for year, count in years.items() if 2 * count > len(read)]
        return tuple(each for each in read if each.year not in usual)

    def perhaps(self, organ: str) -> tuple[Came, ...]:
        """What may be the report of an organ that is missing: it was not read, or bears another name."""
        unclaimed = (*(c for c in self.came if c.organ is None), *self.strangers)
        return tuple(each for each in unclaimed if _is_like(organ, each))

    def lines(self) -> tuple[Line, ...]:
        """A line for each organ that is missing, for a list of the reports."""
        return tuple(absent_line(o, in_both(partial(self._absent, o))) for o in self.missing)

    def _absent(self, organ: str, language: Language) -> str:
        likely = self.perhaps(organ)
        code = "absent_perhaps" if likely else "absent"
        return _say(language, code, files=_files(likely, language))

    def told(self, language: Language) -> Iterator[str]:
        """The outcome in words, a line for each thing to be done about.

        Without a list of organs that is what came twice: whoever adds up figures would count it twice.
        """
        if self.expected:
            yield from self._told_of_missing(language)
        for reports in self.twice:
            of = {"organ": reports[0].organ, "year": reports[0].year or "?"}
            yield _say(language, "twice", **of, files=_files(reports, language))
        if self.expected:
            yield from self._told_of_others(language)

    def _told_of_missing(self, language: Language) -> Iterator[str]:
        here = len(self.expected) - len(self.missing)
        yield _say(language, "outcome", expected=len(self.expected), came=here)
        for organ in self.missing:
            likely = self.perhaps(organ)
            code = "missing_perhaps" if likely else "missing"
            yield _say(language, code, organ=organ, files=_files(likely, language))

    def _told_of_others(self, language: Language) -> Iterator[str]:
        odd = self.of_other_years
        years = Counter(each.year or "?" for each in odd)
        if len(odd) == sum(each.is_readable for each in self.came) > 0:
            listed = (_say(language, "of_year", year=y, count=n) for y, n in years.most_common())
            yield _say(
                language, "several_years", years=say(language, "places", "join").join(listed)
            )
            odd = ()
        for each in odd:
            year = each.year or "?"
            yield _say(language, "other_year", file=each.file, organ=each.organ or "?", year=year)
        for each in self.strangers:
            yield _say(language, "stranger", organ=each.organ, file=each.file)
        for each in self.nameless:
            yield _say(language, "nameless", file=each.file)


def _key(organ: str) -> str:
    """A name as names are compared: whatever its width and its blanks."""
    return "".join(unicodedata.normalize("NFKC", organ).split())


def _is_like(organ: str, came: Came) -> bool:
    """Whether one of the two names is a part of the other, the report's or that of its file."""
    wanted = _key(organ)
    names = (_key(came.organ or ""), _key(Path(came.file).stem))
    return any(
        len(min(wanted, name, key=len)) >= _SHORTEST and (wanted in name or name in wanted)
        for name in names
    )


def _files(reports: Iterable[Came], language: Language) -> str:
    return say(language, "places", "semicolon").join(each.file for each in reports)


def _say(language: Language, name: str, /, **fields: object) -> str:
    return visible(say(language, "rollcall", name, **fields))
