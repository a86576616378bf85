"""Pages saved as one file (MHTML), and sources whose report stands elsewhere."""

from __future__ import annotations

import json
import quopri
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape

import pytest

from giac_schema.api import read
from giac_schema.errors import NoReportFound, UnknownFormat, UnreadableReport
from giac_schema.readers import data
from giac_schema.readers.web import mhtml
from giac_schema.render import render
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 3)
PAGE = render(REPORT, "html")
BROWSER = b"From: <Saved by a browser>\r\nSubject: x\r\n"


def saved(page: str = PAGE) -> bytes:
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(page, "html", "utf-8"))
    whole.attach(MIMEText("p { margin: 0 }", "css", "utf-8"))
    return whole.as_bytes()


def printable() -> bytes:
    """The page in GBK, in printable characters, as Word saves it."""
    page = PAGE.replace('charset="utf-8"', 'charset="gb2312"').encode("gbk")
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
    kind = b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    return head + kind + b"\r\n" + quopri.encodestring(page) + b"\r\n--B--\r\n"


@pytest.mark.parametrize("data", [saved(), BROWSER + saved(), printable()])
def test_a_saved_page_is_read_as_its_page_is(data):
    assert read(data).report == REPORT


def test_a_saved_page_without_a_page_is_refused_by_name():
    whole = MIMEMultipart("related")
    whole.attach(MIMEText("nothing", "plain"))
    with pytest.raises(UnknownFormat, match="MHTML"):
        read(whole.as_bytes())


def test_a_saved_page_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(mhtml, "MOST_PARTS", 1)
    with pytest.raises(UnknownFormat, match="MHTML"):
        read(saved())


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><div id=app></div><script>var c = {json.dumps(PAGE)}</script></body></html>",
        f"<html><body><textarea>{escape(PAGE)}</textarea></body></html>",
        f"<html><body><p>{escape(PAGE)}</p></body></html>",
        f"<html><body><template>{PAGE}</template></body></html>",
    ],
)
def test_a_report_in_a_script_or_escaped_is_refused_for_that(page):
    with pytest.raises(NoReportFound, match="脚本或转义文本"):
        read(page)


IN_JSON = [PAGE, render(REPORT, "row-per-line")]


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("text", IN_JSON)
def test_the_one_report_in_json_is_read(text, escaped):
    record = {"data": [{"id": 7, "content": text, "again": text, "site": "石桥县人民政府"}]}
    found = read(json.dumps(record, ensure_ascii=escaped)).report
    assert found == read(text).report


@pytest.mark.parametrize("printed", [json.dumps, repr, lambda text: text.replace("\n", r"\n")])
@pytest.mark.parametrize("text", [*IN_JSON, render(REPORT, "cell-per-line")])
def test_a_text_that_was_printed_as_a_string_of_a_program_is_read(text, printed):
    assert read(printed(text)).report == read(text).report


@pytest.mark.parametrize("text", IN_JSON)
def test_a_line_of_json_is_read_like_a_file_of_it(text):
    assert read(json.dumps({"content": text}) + "\n").report == read(text).report


@pytest.mark.parametrize("between", ["\n", ", "])
def test_several_reports_in_json_are_refused_and_counted(between):
    texts = (PAGE, render(filled("2021", 9), "row-per-line"))
    lines = between.join(json.dumps({"content": text}) for text in texts)
    with pytest.raises(NoReportFound, match="2 texts in it may be"):
        read(lines if between == "\n" else f"[{lines}]")


def test_json_without_end_is_refused_before_it_is_taken_apart(monkeypatch):
    monkeypatch.setattr(data, "LARGEST_JSON", 1000)
    with pytest.raises(UnknownFormat, match="more characters than 1000"):
        read(json.dumps([{"信息公开": at} for at in range(200)]))


def test_deep_json_is_no_report():
    deep = '[{"a":' * 5000 + '"信息公开"' + "}]" * 5000
    with pytest.raises(UnreadableReport):
        read(deep)


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ('<a href="files/a.docx">2023年年报</a>', "附件"),
        ('<iframe src="a.pdf"></iframe>', "内嵌框架"),
        ('<p><img src="1.jpg"><img src="2.jpg"></p>', "图片"),
    ],
)
def test_a_page_with_a_title_alone_says_where_the_report_may_be(inside, named):
    title = "<h1>石桥县文化局2023年政府信息公开工作年度报告</h1>"
    with pytest.raises(NoReportFound, match=named):
        read(f"<html><body>{title}{inside}</body></html>")
