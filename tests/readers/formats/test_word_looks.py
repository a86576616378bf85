"""What a Word document says by styles, fields, formulas and drawings: no digit of a figure, and no blank."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from giac_schema.api import read
from giac_schema.model import Missing, Ref, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 0).with_cells(
    {node.ref: 101 + n for n, node in enumerate(form("2021").cells())}
)
FILE = render(REPORT, "docx")
ISSUED = Ref.parse("disclosure.regulations.issued")
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = """
<w:style w:type="character" w:styleId="High"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="OutToo"><w:basedOn w:val="Out"/></w:style>
<w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>
"""


def issued(paragraph: str) -> object:
    """What is read of the cell with 101 in it if it holds another paragraph."""
    document = docx.Document(BytesIO(FILE))
    cell = next(c for t in document.tables for c in t._cells if c.text == "101")
    old = cell.paragraphs[0]._p
    old.getparent().replace(old, parse_xml(f"<w:p {_NAMES}>{paragraph}</w:p>"))
    document.styles.element.extend(parse_xml(f"<w:styles {_NAMES}>{STYLES}</w:styles>"))
    file = BytesIO()
    document.save(file)
    leaf = read(file.getvalue()).report[ISSUED]
    return leaf.raw.replace("\u0336", "~") if isinstance(leaf, Missing) else leaf


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (run("12") + run("3", '<w:rStyle w:val="High"/>'), 12),
        (run("12") + run("3", '<w:rStyle w:val="Gone"/>'), 12),
        (run("12") + run("3", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'), 123),
        (run("12") + run("3", '<w:position w:val="8"/>'), 12),
        (run("12", '<w:position w:val="8"/>') + run("3", '<w:position w:val="8"/>'), 123),
        (run("12", '<w:rStyle w:val="Out"/>'), "1~2~"),
        (run("12", '<w:rStyle w:val="OutToo"/>'), "1~2~"),
        (run("9", '<w:color w:val="FFFFFF"/>') + run("12"), f"{PICTURE}912"),
        (run("9", '<w:sz w:val="2"/>') + run("12"), f"{PICTURE}912"),
        (run("9", '<w:color w:val="FFFFFF"/>') + run("12", '<w:color w:val="FFFFFF"/>'), 912),
        (run("12", '<w:rStyle w:val="Round"/>'), 12),
        ('<w:pPr><w:pStyle w:val="Old"/></w:pPr>' + "<w:r><w:t>12</w:t></w:r>", "1~2~"),
        ('<w:pPr><w:pStyle w:val="Old"/></w:pPr>' + run("12", '<w:strike w:val="0"/>'), 12),
    ],
)
def test_what_a_style_says_of_characters_counts_as_if_they_said_it(paragraph, found):
    assert issued(paragraph) == found


BEGIN, TURN, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
BOX = (
    f"<w:r><w:pict><v:textbox><w:txbxContent><w:p>{run('12')}</w:p></w:txbxContent></v:textbox>"
    "</w:pict></w:r>"
)
HALF = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
    "</m:f></m:oMath>"
)
SUM = "<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (BEGIN + SUM + TURN + run("12") + END, 12),
        (BEGIN + SUM + END, PICTURE),
        (BEGIN + BEGIN + SUM + TURN + run("3") + END + TURN + run("12") + END, 12),
        (BEGIN + SUM + run("3"), PICTURE),
        (run("12") + END, 12),
        ("<w:r><w:drawing/></w:r>", PICTURE),
        ("<w:r><w:pict><v:line/></w:pict></w:r>", PICTURE),
        (run("12") + "<w:r><w:pict><v:line/></w:pict></w:r>", 12),
        (BOX, PICTURE),
        ("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>", 12),
        (HALF, PICTURE),
    ],
)
def test_a_cell_that_shows_what_is_no_text_is_not_blank(paragraph, found):
    assert issued(paragraph) == found
