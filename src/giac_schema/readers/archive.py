"""An archive (ZIP) of reports, member by member."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from attrs import frozen

from giac_schema.errors import UnknownFormat
from giac_schema.readers.package import BROKEN
from giac_schema.readers.refused import damaged, too_much
from giac_schema.readers.sniff import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "LARGEST_UNPACKED",
    "MOST_MEMBERS",
    "MOST_TIMES",
    "Archive",
    "is_archive",
    "is_litter",
    "members",
]

MOST_MEMBERS = 20_000
"""Files of an archive; a province has fewer organs that report."""
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
"""Bytes of all files of an archive together, unpacked; they are read one by one."""
MOST_TIMES = 400
"""So many times a file may grow when it is unpacked; a page of empty cells grows fifty times."""

_SMALL = 64 * 1024
"""A file below this is unpacked however much it grows."""
_SIGN = b"PK\x03\x04"
_OF_A_DOCUMENT = ("[Content_Types].xml", "mimetype", "OFD.xml")
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_UTF8 = 0x800
_ENCRYPTED = 0x1


def is_archive(source: Path | bytes) -> bool:
    """Whether a file is a ZIP of files rather than one document (a DOCX is a ZIP, too).

    Args:
        source: a path, or the bytes of a file.
    """
    if _begins(source) != _SIGN:
        return False
    try:
        with ZipFile(_file(source)) as opened:
            return not _is_document(opened)
    except BROKEN:
        return False


def _is_document(opened: ZipFile) -> bool:
    return not set(_OF_A_DOCUMENT).isdisjoint(opened.namelist())


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive by name, in its order; folders and hidden files left out.

    Raises:
        UnknownFormat: at a file that is broken, too large, protected or an archive two deep.
    """
    archive = Archive(data)
    for name in archive.names:
        yield name, archive.read(name)


class Archive:
    """The files of one archive, unpacked one by one, and those of archives in it; of archives in these, none.

    Raises:
        UnknownFormat: if it is broken, or there is more in it than is ever read.
    """

    def __init__(self, source: Path | bytes) -> None:
        try:
            self._opened = ZipFile(_file(source))
        except BROKEN as error:
            raise damaged("ZIP", error) from error
        found = self._opened.infolist()
        if len(found) > MOST_MEMBERS:
            raise too_much("ZIP", "文件数", "files", MOST_MEMBERS)
        if sum(info.file_size for info in found) > LARGEST_UNPACKED:
            raise too_much("ZIP", "解压后字节数", "bytes when unpacked", LARGEST_UNPACKED)
        self._within: tuple[str, ZipFile] | None = None
        """The archive in this one that was looked into last."""
        self._members = dict(self._all(found))

    @property
    def names(self) -> tuple[str, ...]:
        """The files in their order, by names that are unique."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """One file.

        Raises:
            UnknownFormat: if it is broken, too large, protected or an archive in an archive in this one.
        """
        member = self._members[name]
        opened = self._opened if member.within is None else self._opened_within(*member.within)
        data = _unpacked(opened, member.info)
        if is_archive(data):
            raise UnknownFormat(
                "这是压缩包中的压缩包。/ This is an archive inside an archive.",
                "请先解压外层压缩包。/ Unpack the outer archive first.",
            )
        return data

    def _all(self, found: list[ZipInfo]) -> Iterator[tuple[str, _Member]]:
        """Every file by its name; an archive with more in it than is read, or with names that are taken, stays one."""
        own = dict(_named(found))
        files, size = len(found), sum(info.file_size for info in found)
        for name, info in own.items():
            inside = dict(self._inside(name, info))
            files += len(inside)
            size += sum(each.file_size for each in inside.values())
            taken = any(f"{name}/{inner}" in own for inner in inside)
            if not inside or taken or files > MOST_MEMBERS or size > LARGEST_UNPACKED:
                yield name, _Member(info)
                continue
            for inner, each in inside.items():
                yield f"{name}/{inner}", _Member(each, (name, info))

    def _inside(self, name: str, info: ZipInfo) -> Iterator[tuple[str, ZipInfo]]:
        """The files of an archive in this one; none of any other file, and of one that cannot be opened."""
        if not name.lower().endswith(".zip"):
            return
        try:
            opened = self._opened_within(name, info)
        except UnknownFormat:
            return  # whoever reads it is told what is wrong
        if not _is_document(opened):
            yield from _named(opened.infolist())

    def _opened_within(self, name: str, info: ZipInfo) -> ZipFile:
        """An archive in this one, kept open: its files are read one after the other."""
        if self._within is None or self._within[0] != name:
            data = _unpacked(self._opened, info)
            try:
                self._within = name, ZipFile(BytesIO(data))
            except BROKEN as error:
                raise damaged("ZIP", error) from error
        return self._within[1]


@frozen
class _Member:
    """A file of an archive."""

    info: ZipInfo
    within: tuple[str, ZipInfo] | None = None
    """The archive that it lies in, if that lies in the one that was opened."""


def _unpacked(opened: ZipFile, info: ZipInfo) -> bytes:
    """What stands in a file of an archive.

    Raises:
        UnknownFormat: if it is broken, too large or protected.
    """
    _refuse(info)
    try:
        return opened.read(info)
    except BROKEN as error:
        raise damaged("ZIP", error) from error


def _refuse(info: ZipInfo) -> None:
    """Refuse a file that cannot be unpacked, or would not end."""
    if info.flag_bits & _ENCRYPTED:
        raise UnknownFormat(
            "压缩包中的文件设有密码。/ The file in the archive is protected by a password.",
            "请解压后再试。/ Unpack the archive first.",
        )
    if info.file_size > LARGEST:
        raise too_much("ZIP", "单个文件字节数", "bytes in one file", LARGEST)
    if info.file_size > max(_SMALL, MOST_TIMES * info.compress_size):
        raise too_much("ZIP", "压缩倍数", "times the bytes it is packed in", MOST_TIMES)


def _begins(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[: len(_SIGN)]
    with source.open("rb") as opened:
        return opened.read(len(_SIGN))


def _file(source: Path | bytes) -> Path | BytesIO:
    return BytesIO(source) if isinstance(source, bytes) else source


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is a program's own: hidden, or Word's mark of a document that is open."""
    return name in _LITTER or name.startswith((".", "~$"))


def _named(found: list[ZipInfo]) -> Iterator[tuple[str, ZipInfo]]:
    """The files that somebody put there on purpose; one of a name that was met gets a number."""
    met: dict[str, int] = {}
    for info in found:
        name = _name(info)
        parts = PurePosixPath(name).parts
        if not info.is_dir() and not any(map(is_litter, parts)):
            met[name] = met.get(name, 0) + 1
            yield name if met[name] == 1 else f"{name} ({met[name]})", info


def _name(info: ZipInfo) -> str:
    """The name as it was meant: without a mark it may be GBK, which the library takes for CP437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
