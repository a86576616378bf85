"""Binary files by their content: to the reader that takes them, or refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.errors import UnknownFormat
from giac_schema.readers.refused import foreign

if TYPE_CHECKING:
    from giac_schema.model.document import Document
    from giac_schema.readers.package import Package

__all__ = ["read_binary"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = b"%PDF-"
_FAR = 1024
"""The sign of a PDF may stand behind bytes that some server has put before it."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
)
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
    if _PDF in data[:_FAR]:
        from giac_schema.readers.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(_ZIP):
        from giac_schema.readers.package import open_package

        return _zipped(open_package(data))
    if data.startswith(_OLE):
        return _compound(data)
    for sign, name in _PICTURES:
        if data.startswith(sign) and b"\x00" in data[:_HEAD]:
            raise _picture(name)
    for sign, name in _OTHERS:
        if data.startswith(sign):
            raise foreign(name)
    for sign, name in _FLAT:
        if sign in data[:_FAR]:
            raise foreign(name)
    return None


_HEAD = 64


def _picture(name: str) -> UnknownFormat:
    return UnknownFormat(
        f"这是{name}图片，其中没有文字。/ This is a {name} picture; there is no text in it.",
        "请提供可复制文字的原文件。/ Give the original file, one from which text can be copied.",
    )


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
    raise foreign("OLE（DOC、WPS、ET、PPT）")


def _stream(name: str) -> bytes:
    """How the directory of the container writes the name of a stream."""
    return (name + "\0").encode("utf-16-le")
