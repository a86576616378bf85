"""Where the output goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from attrs import frozen

from giac_schema.cli.sources import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

__all__ = ["Target", "binary_file", "text_file"]


_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})


@frozen
class Target:
    """A place for the output, seen together with what is read."""

    path: Path
    is_folder: bool = False
    """Whether pages are to be put into it."""

    @classmethod
    def named(cls, name: str, *, pages: bool = False) -> Target:
        """The target that a person named: a folder if there is one, or if the name ends like one.

        Args:
            name: what the person said.
            pages: whether several pages are to be written; then a name without the ending of a page is a folder's,
                unless there is a file of that name.
        """
        path = Path(name)
        is_folder = name.endswith(("/", os.sep)) or path.is_dir()
        to_come = pages and path.suffix.lower() not in _PAGES and not path.exists()
        return cls(path, is_folder or to_come)

    @property
    def index(self) -> Path:
        """The page that lists all reports."""
        return self.path / "index.html" if self.is_folder else self.path

    @property
    def pages(self) -> Path:
        """The folder of the pages that it lists."""
        return self.index.with_name(f"{self.index.stem}.pages")

    def trouble(self, names: Iterable[str], files: Iterable[Path]) -> str:
        """The message about a target that would destroy or become what is read, or the empty string.

        Args:
            names: What a person named; folders among it are looked through again the next time.
            files: Every file that is read.
        """
        written = self.index
        if any(_is_same(written, file) for file in files):
            return "output_is_input"
        folders = (Path(name).resolve() for name in names if Path(name).is_dir())
        inside = any(folder in written.resolve().parents for folder in folders)
        return "output_in_folder" if inside and written.suffix.lower() in ENDINGS else ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


@contextmanager
def text_file(path: Path | None) -> Iterator[TextIO]:
    """A file to write text to, or standard output for none.

    Raises:
        OSError: if it cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    with _replacing(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        yield cast("TextIO", out)


@contextmanager
def binary_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write bytes to.

    Raises:
        OSError: if it cannot be written.
    """
    with _replacing(path, "wb") as out:
        yield out


@contextmanager
def _replacing(path: Path, mode: str, **options: str) -> Iterator[IO[bytes]]:
    """A new file that takes the place of the old one when it is whole, and else leaves no trace."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    try:
        with cast("IO[bytes]", os.fdopen(handle, mode, **options)) as out:  # type: ignore[call-overload]
            yield out
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
