"""What is left of a report after other people's programs have passed it on: a matrix.

Four reports (every figure another, and sparse with its noughts left blank; both forms) are rendered
as HTML, given to each program that is installed here, and read back.  Printed are, for each, the share
of figures read right, and any that are wrong, of which there must be none.

    python benchmarks/extractors.py [NAME ...]

The exit status is 1 if any figure was wrong.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from typing import TYPE_CHECKING

import extractors_pdf
from extractors_pdf import office

import giac_schema
from giac_schema.errors import GiacError
from giac_schema.model import (
    APPLICANTS,
    BLANK,
    EDITIONS,
    Missing,
    Ref,
    Report2019,
    Report2021,
    form,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from giac_schema.model import Edition, Report

Output = str | bytes
Tool = "Callable[[str], Output]"

# ------------------------------------------------------------------------------- the reports


def report(edition: Edition, *, sparse: bool) -> Report:
    """A report whose tables add up; sparse, most of its cells are blank."""
    draw = random.Random(2024 if sparse else 7)  # noqa: S311 - the same report each time
    empty = {"2021": Report2021, "2019": Report2019}[edition](
        title=f"云溪县水务局{'2023' if edition == '2021' else '2020'}年政府信息公开工作年度报告",
        overview="本年度工作平稳有序。",
        problems="公开形式还不够丰富，下一步将予改进。",
        other_matters="没有其他需要报告的事项。",
    )
    cells = _requests(edition, draw, sparse) | _disputes(draw, sparse)
    for node in form(edition).cells("disclosure"):
        figure = 0 if sparse and draw.random() < 1 / 2 else draw.randint(11, 9999)
        cells[node.ref] = Decimal(figure) / 100 if node.entry.is_money else figure
    blank = {ref: BLANK if sparse and not figure else figure for ref, figure in cells.items()}
    return empty.with_cells(blank)


def _requests(edition: Edition, draw: random.Random, sparse: bool) -> dict[Ref, int | Decimal]:  # noqa: FBT001
    rows = [node.ref for node in form(edition).rows("requests")]
    outcomes = [ref for ref in rows if ref.path[1] == "outcome" and ref.name != "total"]
    at = Ref(("requests",))
    drawn = {ref: _applicants(draw, 999, 1 / 8 if sparse else 1) for ref in outcomes}
    total = {a: sum(row[a] for row in drawn.values()) for a in APPLICANTS}
    out, back = _applicants(draw, 99, 1 / 3 if sparse else 1), _applicants(draw, 9, not sparse)
    drawn |= {
        at / "outcome" / "total": total,
        at / "carried_out": out,
        at / "carried_in": back,
        at / "received": {a: total[a] + out[a] - back[a] for a in APPLICANTS},
    }
    return {
        ref / column: figure
        for ref, row in drawn.items()
        for column, figure in {**row, "total": sum(row.values())}.items()
    }


def _applicants(draw: random.Random, largest: int, share: float) -> dict[str, int]:
    return {a: draw.randint(1, largest) if draw.random() < share else 0 for a in APPLICANTS}


def _disputes(draw: random.Random, sparse: bool) -> dict[Ref, int | Decimal]:  # noqa: FBT001
    cells: dict[Ref, int | Decimal] = {}
    for row in form("2021").rows("disputes"):
        *parts, total = (cell.ref for cell in row.children)
        figures = [draw.randint(1, 99) if not sparse or draw.random() < 1 / 3 else 0 for _ in parts]
        cells |= {**dict(zip(parts, figures, strict=True)), total: sum(figures)}
    return cells


# --------------------------------------------------------------------------------- the tools


def _html2text(page: str) -> str:
    import html2text

    return html2text.HTML2Text(bodywidth=0).handle(page)


def _markdownify(page: str) -> str:
    import markdownify

    return str(markdownify.markdownify(page))


def _markitdown(page: str) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert(_file(page.encode(), "html")).text_content)


def _inscriptis(page: str) -> str:
    import inscriptis

    return str(inscriptis.get_text(page))


def _trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_tables=True, favor_recall=True) or ""


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=False))


def _soup(page: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(page, "html.parser").get_text("\n")


def _soup_of_lines(page: str) -> str:
    """The text of a page whose source has each cell and each row on a line, as most have."""
    import re

    from bs4 import BeautifulSoup

    broken = re.sub(r"(</t[dhr]>|<tr[^>]*>|</?t(?:head|body)>)", r"\1\n", page)
    return BeautifulSoup(broken, "html.parser").get_text()


def _frames(page: str, write: Callable[..., str]) -> str:
    import pandas as pd

    return "\n\n".join(write(frame) for frame in pd.read_html(io.StringIO(page)))


def _pandas_tsv(page: str) -> str:
    return _frames(page, lambda frame: frame.to_csv(index=False, sep="\t"))


def _pandas_csv(page: str) -> str:
    return _frames(page, lambda frame: frame.to_csv(index=False))


def _pandas_index(page: str) -> str:
    return _frames(page, lambda frame: frame.to_csv())


def _pandas_string(page: str) -> str:
    return _frames(page, lambda frame: frame.to_string())


def _soup_bars(page: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(page, "html.parser").get_text("|", strip=True)


def _cells_to_csv(page: str) -> str:
    """What most people write first: the text of each cell of each row, to a CSV."""
    import csv

    from bs4 import BeautifulSoup

    out = io.StringIO()
    for row in BeautifulSoup(page, "html.parser").find_all("tr"):
        csv.writer(out).writerow([cell.get_text(strip=True) for cell in row.find_all(["td", "th"])])
    return out.getvalue()


def _tables(page: str, write: Callable[[list[list[str]]], str]) -> str:
    """The page as text, its tables written by a program that is given their cells, rows filled up."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "html.parser")
    for table in soup.find_all("table"):
        rows = [
            [cell.get_text(strip=True) for cell in row.find_all(["td", "th"])]
            for row in table.find_all("tr")
        ]
        width = max(map(len, rows))
        table.replace_with(write([row + [""] * (width - len(row)) for row in rows]) + "\n")
    return str(soup.body.get_text("\n"))


def _tabulate(style: str) -> Callable[[str], str]:
    def run(page: str) -> str:
        from tabulate import tabulate

        return _tables(page, lambda rows: str(tabulate(rows, tablefmt=style)))

    return run


def _prettytable(page: str) -> str:
    from prettytable import PrettyTable

    def write(rows: list[list[str]]) -> str:
        table = PrettyTable(header=False)
        table.add_rows(rows)
        return str(table.get_string())

    return _tables(page, write)


def _rich(page: str) -> str:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    def write(rows: list[list[str]]) -> str:
        table = Table(*rows[0], box=SIMPLE)
        for row in rows[1:]:
            table.add_row(*row)
        console = Console(width=300, file=io.StringIO())
        console.print(table)
        return str(console.file.getvalue())

    return _tables(page, write)


def _polars(page: str) -> str:
    import polars as pl

    def write(rows: list[list[str]]) -> str:
        with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=400, fmt_str_lengths=200):
            return str(pl.DataFrame(rows, orient="row", strict=False))

    return _tables(page, write)


def _column(page: str) -> str:
    def write(rows: list[list[str]]) -> str:
        lines = "\n".join("\t".join(row) for row in rows)
        return _program("column", "-t", "-s", "\t")(lines)

    return _tables(page, write)


def _of_page(*command: str) -> Callable[[str], str]:
    """A program that is given the page as a file."""

    def run(page: str) -> str:
        path = _file(page.encode(), "html")
        done = subprocess.run([*command, path], capture_output=True, check=True)  # noqa: S603
        return done.stdout.decode("utf-8", "replace")

    return run


def _xlsx2csv(page: str) -> str:
    """Our own workbook of the report, sheet by sheet."""
    from xlsx2csv import Xlsx2csv

    book = giac_schema.render(giac_schema.read(page).report, "xlsx")
    out = io.StringIO()
    for number in range(1, 5):
        with contextlib.suppress(
            Exception
        ):  # it knows no other way to say that there is no such sheet
            Xlsx2csv(_file(book, "xlsx"), outputencoding="utf-8").convert(out, sheetid=number)
    return out.getvalue()


def _pandas_markdown(page: str) -> str:
    return _frames(page, lambda frame: frame.to_markdown(index=False))


def _trafilatura_xml(page: str) -> str:
    import trafilatura

    found = trafilatura.extract(page, output_format="xml", include_tables=True, favor_recall=True)
    return found or ""


def _kreuzberg(page: str) -> str:
    import kreuzberg

    return str(kreuzberg.extract_bytes_sync(page.encode(), "text/html").content)


def _pandas_quoted(page: str) -> str:
    import csv

    return _frames(page, lambda frame: frame.to_csv(index=False, quoting=csv.QUOTE_ALL))


def _pandas_json(page: str) -> str:
    return _frames(page, lambda frame: frame.to_json())


def _pandas_values(page: str) -> str:
    return _frames(page, lambda frame: str(frame.to_numpy()))


def _json_set_in(page: str) -> str:
    import json

    return _tables(page, lambda rows: json.dumps(rows, ensure_ascii=False, indent=2))


def _blanks(page: str) -> str:
    return _tables(page, lambda rows: "\n".join(map(" ".join, rows)))


def _openpyxl(page: str) -> str:
    """Every row of every sheet, printed."""
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(bytes(giac_schema.render(giac_schema.read(page).report, "xlsx")))
    )
    return "\n".join(str(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def _python_docx(between: str) -> Callable[[str], str]:
    """What most people write first: the text of every cell of every row; merged ones are repeated."""

    def run(page: str) -> str:
        import docx

        of = docx.Document(
            io.BytesIO(bytes(giac_schema.render(giac_schema.read(page).report, "docx")))
        )
        rows = (row for table in of.tables for row in table.rows)
        return "\n".join(between.join(cell.text for cell in row.cells) for row in rows)

    return run


def _mammoth(page: str) -> str:
    import mammoth

    data = bytes(giac_schema.render(giac_schema.read(page).report, "docx"))
    return str(mammoth.convert_to_html(io.BytesIO(data)).value)


def _program(*command: str) -> Callable[[str], str]:
    def run(page: str) -> str:
        done = subprocess.run(command, input=page.encode(), capture_output=True, check=True)  # noqa: S603
        return done.stdout.decode("utf-8", "replace")

    return run


def _file(data: bytes, suffix: str) -> str:
    with tempfile.NamedTemporaryFile(suffix=f".{suffix}", delete=False) as file:
        file.write(data)
    return file.name


_WORD = "docx:MS Word 2007 XML"


def _of_pdf(*command: str) -> Callable[[str], str]:
    def run(page: str) -> str:
        path = _file(office("pdf")(page), "pdf")
        done = subprocess.run([*command, path, "-"], capture_output=True, check=True)  # noqa: S603
        return done.stdout.decode("utf-8", "replace")

    return run


def _docx2txt(page: str) -> str:
    import docx2txt

    return str(docx2txt.process(_file(office("docx", _WORD)(page), "docx")))


def _nothing(page: str) -> str:
    return page


_PANDOC = (
    "plain",
    "gfm",
    "markdown",
    "rst",
    "org",
    "asciidoc",
    "mediawiki",
    "dokuwiki",
    "jira",
    "html",
    "tei",
    "docbook",
)
_W3M = ("w3m", "-dump", "-T", "text/html", "-cols", "200", "-I", "utf-8", "-O", "utf-8")
_LINKS = ("links", "-dump", "-width", "200", "-codepage", "utf-8", "-html-assume-codepage", "utf-8")
_ELINKS = ("elinks", "-dump", "-dump-width", "200", "-dump-charset", "utf-8", "-no-references")
_LYNX = (
    "lynx",
    "-dump",
    "-stdin",
    "-width=200",
    "-nolist",
    "-assume_charset=utf-8",
    "-display_charset=utf-8",
)

TOOLS: Mapping[str, tuple[tuple[str, ...], Callable[[str], Output]]] = {
    "as rendered": ((), _nothing),
    "html2text": (("html2text",), _html2text),
    "markdownify": (("markdownify",), _markdownify),
    "markitdown": (("markitdown",), _markitdown),
    "inscriptis": (("inscriptis",), _inscriptis),
    "trafilatura": (("trafilatura",), _trafilatura),
    "resiliparse": (("resiliparse",), _resiliparse),
    "BeautifulSoup get_text": (("bs4",), _soup),
    "BeautifulSoup get_text, a cell a line": (("bs4",), _soup_of_lines),
    "pandas to_csv, tabs": (("pandas", "lxml"), _pandas_tsv),
    "pandas to_csv": (("pandas", "lxml"), _pandas_csv),
    "BeautifulSoup get_text, bars": (("bs4",), _soup_bars),
    "BeautifulSoup, cells to CSV": (("bs4",), _cells_to_csv),
    "pandas to_csv with its index": (("pandas", "lxml"), _pandas_index),
    "pandas to_string": (("pandas", "lxml"), _pandas_string),
    "pandas to_markdown": (("pandas", "lxml", "tabulate"), _pandas_markdown),
    **{
        f"pandoc to {name}": (
            ("pandoc!",),
            _program("pandoc", "-f", "html", "-t", name, "--wrap=none"),
        )
        for name in _PANDOC
    },
    "lynx": (("lynx!",), _program(*_LYNX)),
    "w3m": (("w3m!",), _program(*_W3M)),
    "links": (("links!",), _of_page(*_LINKS)),
    "elinks": (("elinks!",), _of_page(*_ELINKS)),
    "w3m, 80 places": (("w3m!",), _program(*[c for c in _W3M if c not in {"-cols", "200"}])),
    "pandoc to rst, 72 places": (("pandoc!",), _program("pandoc", "-f", "html", "-t", "rst")),
    **{
        f"tabulate, {style}": (("tabulate", "bs4"), _tabulate(style))
        for style in ("simple", "presto", "psql", "rst", "grid", "fancy_grid", "outline")
    },
    "PrettyTable": (("prettytable", "bs4"), _prettytable),
    "rich, without rulings": (("rich", "bs4"), _rich),
    "polars, printed": (("polars", "bs4"), _polars),
    "column -t": (("column!", "bs4"), _column),
    "trafilatura to XML": (("trafilatura",), _trafilatura_xml),
    "kreuzberg": (("kreuzberg",), _kreuzberg),
    "pandas to_csv, all fields quoted": (("pandas", "lxml"), _pandas_quoted),
    "pandas to_json": (("pandas", "lxml"), _pandas_json),
    "pandas, values printed": (("pandas", "lxml"), _pandas_values),
    "cells to JSON that is set in": (("bs4",), _json_set_in),
    "cells joined by blanks": (("bs4",), _blanks),
    "XLSX, openpyxl, rows printed": (("openpyxl",), _openpyxl),
    "DOCX, python-docx, bars": (("docx",), _python_docx("|")),
    "DOCX, python-docx, tabs": (("docx",), _python_docx("\t")),
    "DOCX, python-docx, blanks": (("docx",), _python_docx(" ")),
    "DOCX, mammoth": (("mammoth",), _mammoth),
    "XLSX, xlsx2csv": (("xlsx2csv", "openpyxl"), _xlsx2csv),
    "LibreOffice to text": (("soffice!",), office("txt", "txt:Text (encoded):UTF8")),
    "LibreOffice to DOCX": (("soffice!", "docx"), office("docx", _WORD)),
    "LibreOffice to PDF": (("soffice!", "pypdfium2"), office("pdf")),
    "DOCX, docx2txt": (("soffice!", "docx2txt"), _docx2txt),
    "PDF, pdftotext -layout": (("soffice!", "pdftotext!"), _of_pdf("pdftotext", "-layout")),
    "PDF, pdftotext -layout -fixed 4": (
        ("soffice!", "pdftotext!"),
        _of_pdf("pdftotext", "-layout", "-fixed", "4"),
    ),
    "PDF, pdftotext": (("soffice!", "pdftotext!"), _of_pdf("pdftotext")),
    **extractors_pdf.TOOLS,
}
"""Each tool with the modules and the programs (``!``) it needs."""


def available(needs: tuple[str, ...]) -> bool:
    """Whether everything that a tool needs is installed."""
    return all(
        shutil.which(need[:-1]) if need.endswith("!") else importlib.util.find_spec(need)
        for need in needs
    )


# -------------------------------------------------------------------------------- the matrix


def score(printed: Report, output: Output) -> tuple[int, int, int]:
    """Figures printed, read right, and wrong."""
    try:
        read = dict(giac_schema.read(output).report.cells())
    except GiacError:
        read = {}
    truth = dict(printed.cells())
    figures = {ref: leaf for ref, leaf in truth.items() if not isinstance(leaf, Missing)}
    right = sum(read.get(ref) == leaf for ref, leaf in figures.items())
    wrong = sum(
        not isinstance(leaf, Missing) and leaf != truth.get(ref) for ref, leaf in read.items()
    )
    return len(figures), right, wrong


def main(names: list[str]) -> int:
    """Print the matrix; the exit status."""
    cases = {
        f"{'sparse' if sparse else 'distinct'} {edition}": report(edition, sparse=sparse)
        for sparse in (False, True)
        for edition in reversed(EDITIONS)
    }
    pages = {name: giac_schema.render(case, "html") for name, case in cases.items()}
    print("| passed through |", " | ".join(cases), "| wrong |")
    print("|---|" + "---:|" * (len(cases) + 1))
    failed = False
    for name, (needs, tool) in TOOLS.items():
        if (names and name not in names) or not available(needs):
            continue
        scores = [score(case, tool(pages[key])) for key, case in cases.items()]
        wrong = sum(w for _, _, w in scores)
        failed |= wrong > 0
        shares = " | ".join(f"{100 * right / printed:.1f} %" for printed, right, _ in scores)
        print(f"| {name} | {shares} | {wrong} |", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
