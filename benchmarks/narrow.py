"""Pass reports in narrow columns, as Word prints the form, through the tools that take PDF apart.

    python benchmarks/narrow.py [TOOL ...]

The reports of ``extractors.py`` are written as Word documents whose columns are as narrow as real ones: labels go on
over several lines, 三、本年度办理结果 is written downwards, figures wrap in their cells, pages break inside tables.
LibreOffice prints them, and each tool makes text or tables of the print.  For each the figures read right, in
percent of those printed; how many are wrong; and how many printed figures are said to be blank cells, which is wrong
as well.  A tool that is not installed is skipped.  Needs LibreOffice, the extra ``all`` and the dependency group
``benchmark``; ``pip install pypdf pdfminer.six pymupdf`` for three more tools.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import extractors

import giac_schema
from giac_schema import GiacError, Missing
from giac_schema.model import BLANK, EDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema import Report

LOOKS: dict[str, tuple[float, tuple[float, ...]]] = {
    "wide": (10.5, (12, 18, 44, 14, 13, 13, 15, 15, 12, 16)),
    "narrow": (12, (10, 14, 38, 14, 13, 13, 13, 13, 13, 15)),
    "narrower": (9, (7, 13, 28, 12, 12, 12, 15, 15, 12, 15)),
}
"""Size of type in points and widths in millimetres of the columns of 表三."""


@cache
def document(edition: str, look: str, *, sparse: bool) -> bytes:
    """The Word document of a report, its columns as narrow as a look says."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    size, widths = LOOKS[look]
    data = giac_schema.render(extractors.report(edition, sparse=sparse), "docx")
    of = docx.Document(io.BytesIO(data))
    for table in of.tables:
        grid = table._tbl.tblGrid.findall(qn("w:gridCol"))  # noqa: SLF001 - there is no other way
        shares = widths if len(grid) == len(widths) else (sum(widths) / len(grid),) * len(grid)
        for column, width in zip(grid, shares, strict=True):
            column.set(qn("w:w"), str(Mm(width).twips))
        for row in table._tbl.tr_lst:  # noqa: SLF001
            at = 0
            for cell in row.tc_lst:
                cell.width = Mm(sum(shares[at : at + cell.grid_span]))
                at += cell.grid_span
        for cell in {c._tc: c for row in table.rows for c in row.cells}.values():  # noqa: SLF001
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = Pt(size)
    of.save(written := io.BytesIO())
    return written.getvalue()


@cache
def printed(word: bytes) -> bytes:
    """A Word document as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "r.docx")
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(source)], capture_output=True, check=True)  # noqa: S603
        return Path(folder, "r.pdf").read_bytes()


def _program(*command: str) -> Callable[[bytes], str]:
    def run(pdf: bytes) -> str:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            Path(file.name).write_bytes(pdf)
            named = [word.replace("FILE", file.name) for word in command]
            return subprocess.run(named, capture_output=True, check=True).stdout.decode()  # noqa: S603

    return run


def _pypdfium2(pdf: bytes) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def _pdfplumber(**how: Any) -> Callable[[bytes], str]:
    def run(pdf: bytes) -> str:
        import pdfplumber

        with pdfplumber.open(io.BytesIO(pdf)) as of:
            return "\n".join(page.extract_text(**how) or "" for page in of.pages)

    return run


def _pdfplumber_tables(pdf: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(pdf)) as of:
        tables = [table for page in of.pages for table in page.extract_tables()]
    lines = io.StringIO()
    for table in tables:
        csv.writer(lines).writerows(
            [[(cell or "").replace("\n", "") for cell in row] for row in table]
        )
        lines.write("\n")
    return lines.getvalue()


def _pypdf(mode: str) -> Callable[[bytes], str]:
    def run(pdf: bytes) -> str:
        import pypdf

        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        return "\n".join(page.extract_text(extraction_mode=mode) for page in pages)

    return run


def _pdfminer(pdf: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf))


def _pymupdf(**how: Any) -> Callable[[bytes], str]:
    def run(pdf: bytes) -> str:
        import pymupdf

        return "\n".join(page.get_text(**how) for page in pymupdf.open(stream=pdf))

    return run


def _pymupdf_tables(pdf: bytes) -> str:
    import pymupdf

    pages = pymupdf.open(stream=pdf)
    return "\n\n".join(t.to_markdown() for page in pages for t in page.find_tables().tables)


TOOLS: dict[str, Callable[[bytes], str | bytes]] = {
    "the PDF itself": lambda pdf: pdf,
    "pdftotext -layout": _program("pdftotext", "-layout", "FILE", "-"),
    "pdftotext -raw": _program("pdftotext", "-raw", "FILE", "-"),
    "pdftotext": _program("pdftotext", "FILE", "-"),
    "pypdfium2": _pypdfium2,
    "pdfplumber": _pdfplumber(),
    "pdfplumber, layout": _pdfplumber(layout=True),
    "pdfplumber, tables as CSV": _pdfplumber_tables,
    "pypdf": _pypdf("plain"),
    "pypdf, layout": _pypdf("layout"),
    "pdfminer.six": _pdfminer,
    "PyMuPDF": _pymupdf(),
    "PyMuPDF, sorted": _pymupdf(sort=True),
    "PyMuPDF, tables as Markdown": _pymupdf_tables,
}


def score(report: Report, output: str | bytes) -> tuple[int, int, int, int]:
    """Figures printed, read right, wrong, and said to be blank."""
    try:
        read = dict(giac_schema.read(output).report.cells())
    except GiacError:
        read = {}
    truth = dict(report.cells())
    figures = {ref: leaf for ref, leaf in truth.items() if not isinstance(leaf, Missing)}
    wrong = [
        r for r, leaf in read.items() if not isinstance(leaf, Missing) and leaf != truth.get(r)
    ]
    return (
        len(figures),
        sum(read.get(ref) == leaf for ref, leaf in figures.items()),
        len(wrong),
        sum(read.get(ref) == BLANK for ref in figures),
    )


def main(names: list[str]) -> int:
    """Print the matrix; 1 if a figure was wrong or called blank."""
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed.", file=sys.stderr)
        return 2
    kinds = [(edition, sparse) for sparse in (False, True) for edition in reversed(EDITIONS)]
    heads = [f"{'sparse' if sparse else 'distinct'} {edition}" for edition, sparse in kinds]
    print("| taken apart by |", " | ".join(heads), "| wrong | called blank |")
    print("|---|" + "---:|" * (len(kinds) + 2))
    failed = 0
    for name, tool in TOOLS.items():
        if names and name not in names:
            continue
        try:
            row = [
                [_one(edition, look, tool, sparse=sparse) for look in LOOKS]
                for edition, sparse in kinds
            ]
        except (ImportError, FileNotFoundError):
            continue
        shares = [100 * sum(s[1] for s in of) / sum(s[0] for s in of) for of in row]
        wrong, blank = (sum(s[at] for of in row for s in of) for at in (2, 3))
        failed += wrong + blank
        print(
            f"| {name} |",
            " | ".join(f"{share:.1f} %" for share in shares),
            f"| {wrong} | {blank} |",
            flush=True,
        )
    return int(failed > 0)


def _one(
    edition: str, look: str, tool: Callable[[bytes], str | bytes], *, sparse: bool
) -> tuple[int, int, int, int]:
    word = document(edition, look, sparse=sparse)
    return score(extractors.report(edition, sparse=sparse), tool(printed(word)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
