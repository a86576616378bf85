"""Programs that save or print files as others: many at once, since to begin takes them longest."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["PRINTERS", "REWRITERS", "converted", "printed", "rewritten"]

_SECONDS = 600

PRINTERS: Mapping[str, str] = {
    "pdf": "pdf",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
    "xls": "xls:MS Excel 97",
    "html": "html:XHTML Calc File",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76",
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
}
"""What LibreOffice is told for each kind of file."""


def converted(files: Sequence[bytes], given: str, wanted: str) -> list[bytes | None]:
    """Files as LibreOffice prints or saves them; ``None`` for one that it did not take."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder, "out")
        paths = [Path(folder, f"{at}.{given}") for at in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", PRINTERS[wanted]]
        command += ["--outdir", str(into), *map(str, paths)]
        subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
        found = [into / f"{path.stem}.{wanted}" for path in paths]
        return [path.read_bytes() if path.exists() else None for path in found]


def printed(pages: Sequence[bytes], browser: str) -> list[bytes | None]:
    """Pages as a browser, or WeasyPrint, prints them."""
    texts = [page.decode() for page in pages]
    if browser == "weasyprint":
        from weasyprint import HTML

        return [bytes(HTML(string=text).write_pdf()) for text in texts]
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        window = chromium.new_page()
        found: list[bytes | None] = []
        for text in texts:
            window.set_content(text)
            found.append(window.pdf(prefer_css_page_size=True, print_background=True))
        chromium.close()
        return found


def _piped(*command: str) -> Callable[[bytes], bytes]:
    """A program that is given the names of two files, for ``{}`` and ``{out}``."""

    def run(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder, "in.pdf"), Path(folder, "out.pdf")
            source.write_bytes(data)
            words = [word.format(source, out=out) for word in command]
            subprocess.run(words, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
            return out.read_bytes() if out.exists() else data

    return run


REWRITERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gs": _piped("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", "{out}", "{}"),
    "mutool": _piped("mutool", "clean", "-gggg", "-d", "-s", "{}", "{out}"),
    "qpdf": _piped("qpdf", "--object-streams=generate", "--coalesce-contents", "{}", "{out}"),
    "pdftocairo": _piped("pdftocairo", "-pdf", "{}", "{out}"),
}
"""What programs that rewrite PDF make of one."""


def rewritten(data: bytes, name: str) -> bytes:
    """A PDF as one of them rewrites it."""
    return REWRITERS[name](data)
