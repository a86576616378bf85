"""Programs that print a report to PDF, or take one apart: rows of the matrix of ``extractors.py``.

Each takes the report's page; those that begin with a Word document or a workbook have it made of what
is read from the page.
"""

from __future__ import annotations

import csv
import io
import logging
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import giac_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["TOOLS", "office"]


def office(suffix: str, writer: str = "", *options: str) -> Callable[[str], bytes]:
    """LibreOffice, given the page."""
    return lambda page: _converted(page.encode(), "html", suffix, writer or suffix, options)


def _of_file(
    layout: Literal["docx", "xlsx"], suffix: str, writer: str = ""
) -> Callable[[str], bytes]:
    """LibreOffice, given the report in another format."""

    def convert(page: str) -> bytes:
        data = giac_schema.render(giac_schema.read(page).report, layout)
        return _converted(bytes(data), layout, suffix, writer or suffix, ())

    return convert


@cache
def _converted(
    data: bytes, given: str, suffix: str, writer: str, options: tuple[str, ...]
) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"r.{given}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, *options, "--convert-to", writer]
        command += ["--outdir", folder, str(source)]
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        return Path(folder, f"r.{suffix}").read_bytes()


@cache
def _chromium(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder, "r.html"), Path(folder, "r.pdf")
        source.write_text(page, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", str(source)]
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        return printed.read_bytes()


def _weasyprint(page: str) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=page).write_pdf())


def _pypdfium2(page: str) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(_chromium(page))
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in pages)


def _pypdf(page: str) -> str:
    from pypdf import PdfReader

    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(_chromium(page))).pages)


def _of_pages(page: str, take: Callable[[Any], str]) -> str:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(_chromium(page))) as pdf:
        return "\n".join(take(sheet) for sheet in pdf.pages)


def _pdfplumber(page: str) -> str:
    return _of_pages(page, lambda sheet: str(sheet.extract_text()))


def _pdfplumber_layout(page: str) -> str:
    return _of_pages(page, lambda sheet: str(sheet.extract_text(layout=True)))


def _pdfplumber_tables(page: str) -> str:
    return _of_pages(page, lambda sheet: "\n".join(map(_csv, sheet.extract_tables())))


def _csv(rows: Iterable[Iterable[str | None]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([cell or "" for cell in row] for row in rows)
    return out.getvalue()


_EXCEL = "xlsx:Calc MS Excel 2007 XML"
_CALC = "--infilter=HTML (StarCalc)"

TOOLS: Mapping[str, tuple[tuple[str, ...], Callable[[str], str | bytes]]] = {
    "LibreOffice to XLSX": (("soffice!", "openpyxl"), office("xlsx", _EXCEL, _CALC)),
    "LibreOffice to ODS": (("soffice!",), office("ods", "ods:calc8", _CALC)),
    "LibreOffice to ODT": (("soffice!",), office("odt", "odt:writer8", "--infilter=HTML")),
    "DOCX, LibreOffice to PDF": (("soffice!", "pypdfium2"), _of_file("docx", "pdf")),
    "XLSX, LibreOffice to PDF": (("soffice!", "pypdfium2"), _of_file("xlsx", "pdf")),
    "DOCX, LibreOffice to ODT": (("soffice!",), _of_file("docx", "odt")),
    "XLSX, LibreOffice to ODS": (("soffice!",), _of_file("xlsx", "ods")),
    "Chromium to PDF": (("chromium!", "pypdfium2"), _chromium),
    "WeasyPrint to PDF": (("weasyprint", "pypdfium2"), _weasyprint),
    "Chromium PDF, pypdfium2 text": (("chromium!", "pypdfium2"), _pypdfium2),
    "Chromium PDF, pypdf text": (("chromium!", "pypdf"), _pypdf),
    "Chromium PDF, pdfplumber text": (("chromium!", "pdfplumber"), _pdfplumber),
    "Chromium PDF, pdfplumber layout": (("chromium!", "pdfplumber"), _pdfplumber_layout),
    "Chromium PDF, pdfplumber tables": (("chromium!", "pdfplumber"), _pdfplumber_tables),
}
"""Each tool with the modules and the programs (``!``) it needs."""
