"""Binary files by their content: to the reader that takes them, or refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.errors import UnknownFormat
from giac_schema.readers.refused import damaged, foreign
from giac_schema.readers.signs import OLE, PDF, ZIP, refuse_by_sign

if TYPE_CHECKING:
    from giac_schema.model.document import Document
    from giac_schema.readers.package import Package

__all__ = ["read_binary"]

_FAR = 1024
"""The sign of a PDF may stand behind bytes that some server has put before it."""
_FLAT = (
    (b'mso-application progid="Word.Document"', "Word 2003 XML"),
    (b'mso-application progid="Excel.Sheet"', "Excel 2003 XML"),
    (b"<pkg:package", "Word XML"),
    (b"urn:oasis:names:tc:opendocument:xmlns:office", "OpenDocument XML"),
)
"""Documents in one part of XML instead of a zip; they look like text."""


def read_binary(data: bytes) -> Document | None:
    """The document in some bytes that are no text; ``None`` if they may be text.

    Raises:
        UnknownFormat: if they are of a kind that is not read, which is named.
        MissingExtra: if a library that reads them is not installed.
    """
    if PDF in data[:_FAR]:
        from giac_schema.readers.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(ZIP):
        from giac_schema.readers.package import open_package

        return _zipped(open_package(data))
    if data.startswith(OLE):
        return _compound(data)
    refuse_by_sign(data)
    for sign, name in _FLAT:
        if sign in data[:_FAR]:
            raise foreign(name)
    return None


_WORD = re.compile(
    rb"(wordprocessingml\.(document|template)|ms-word\.\w+\.macroEnabled\w*)\.main\+xml"
)
_EXCEL = re.compile(rb"(spreadsheetml\.(sheet|template)|ms-excel\.\w+\.macroEnabled)\.main\+xml")
_TYPES = "[Content_Types].xml"


def _zipped(package: Package) -> Document:
    """A zip by the parts it has and what it says they are."""
    types, mimetype = package.read(_TYPES), package.read("mimetype")
    if _WORD.search(types):
        from giac_schema.readers.docx import read_docx

        return read_docx(package)
    if _EXCEL.search(types):
        from giac_schema.readers.workbooks.xlsx import read_xlsx

        return read_xlsx(package)
    if b"opendocument" in mimetype:
        from giac_schema.readers.odf import read_odf

        return read_odf(package)
    raise _unknown_zip(package, types, mimetype)


def _unknown_zip(package: Package, types: bytes, mimetype: bytes) -> UnknownFormat:
    if any(name.lower().endswith("ofd.xml") for name in package.names):
        return foreign("OFD", "DOCX、PDF、HTML")
    if b"epub" in mimetype:
        return foreign("EPUB", "HTML")
    if b"presentationml" in types:
        return foreign("PPTX")
    if b"sheet.binary" in types:
        return foreign("XLSB", "XLSX")
    return UnknownFormat(
        "这是压缩包（ZIP），不是一份报告。/ This is a ZIP archive, not one report.",
        "请用 giac read 直接读取该压缩包，或解压后逐个读取。/ "
        "Read it with giac read, which takes archives, or unpack it and read its files.",
    )


def _compound(data: bytes) -> Document:
    """A file in Microsoft's older container, by the names of the streams in it."""
    if _stream("EncryptedPackage") in data:
        raise UnknownFormat(
            "文件设有打开密码。/ The file is protected by a password.",
            "请用办公软件取消密码后另存。/ Take the password off in an office program.",
        )
    if _stream("Workbook") in data or _stream("Book") in data:
        from giac_schema.readers.workbooks.xls import read_xls

        return read_xls(data)
    if _stream("WordDocument") in data:
        raise foreign("DOC/WPS（Word 97-2003）", "DOCX、PDF、HTML")
    if _ends_before_directory(data):
        raise damaged("OLE")
    raise foreign("OLE（DOC、WPS、ET、PPT）")


def _ends_before_directory(data: bytes) -> bool:
    """Whether the list of streams, to which the header points, is not there any more."""
    header = data[:_HEADER]
    if len(header) < _HEADER:
        return True
    size = 1 << (_LARGE if header[30] == _LARGE else _USUAL)
    return (int.from_bytes(header[48:52], "little") + 2) * size > len(data)


_HEADER = 512
_USUAL, _LARGE = 9, 12
"""Powers of two: sectors have 512 bytes, or 4096."""


def _stream(name: str) -> bytes:
    """How the directory of the container writes the name of a stream."""
    return (name + "\0").encode("utf-16-le")
