"""What the Chinese guides quote from files that no example is: each is printed as they have it."""

from __future__ import annotations

import io
import zipfile

import pytest
from reportlab.pdfgen.canvas import Canvas

from giac_schema.model.report import EDITIONS
from giac_schema.outputs.words.catalogue import messages
from giac_schema.render import blank_form, render

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le")


def scan():
    """Two pages with a picture's worth of lines and no text."""
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(2):
        canvas.rect(50, 50, 400, 600)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def ofd():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("OFD.xml", '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>')
    return data.getvalue()


def blank():
    return render(blank_form("2021"), "docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("报告.pdf", scan),
        ("报告.doc", lambda: OLE),
        ("报告.wps", lambda: OLE),
        ("报告.ofd", ofd),
        ("报告.docx", blank),
    ],
)
def test_a_refusal_is_quoted_as_it_is_printed(root, giac, tmp_path, monkeypatch, name, content):
    (tmp_path / name).write_bytes(content())
    monkeypatch.chdir(tmp_path)
    printed = giac("check", "--lang", "zh", name).err.strip()
    assert printed in (root / "docs/zh/questions.md").read_text("utf-8").splitlines()


def test_what_does_not_agree_with_last_year_is_quoted_as_it_is_printed(root, giac, tmp_path):
    last = root / "examples/reports/yunting-water-2023.txt"
    this = tmp_path / "2024.txt"
    this.write_text(last.read_text("utf-8").replace("2023", "2024"), "utf-8")
    printed = giac("check", "--lang", "zh", "--format", "csv", "--series", last, this).out
    page = (root / "docs/zh/collect-reports.md").read_text("utf-8")
    (quoted,) = [line for line in page.splitlines() if line.startswith("! 表三“自然人”列")]
    assert quoted.removeprefix("! ") in printed


def test_findings_and_signs_are_named_as_the_program_names_them(root):
    page = (root / "docs/zh/check-one-report.md").read_text("utf-8")
    said = messages("zh")
    names = [*said["levels"].values(), said["sections"]["unknown"]]
    assert [name for name in [*names, *said["states"].values()] if name not in page] == [
        said["states"]["free"]
    ]


def test_a_blank_form_of_every_edition_is_shown_how_to_get(root):
    page = (root / "docs/zh/check-one-report.md").read_text("utf-8")
    assert [edition for edition in EDITIONS if f"--blank {edition}" not in page] == []
