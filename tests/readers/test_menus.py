"""Pages as sites serve them: menus whose entries are labels of the form, articles that a script shows."""

from __future__ import annotations

import pytest

from giac_schema import SeveralReports, read, render
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 3)
PAGE = render(REPORT, "html")
MENU = "".join(
    f"<li><a href='#'>{entry}</a></li>"
    for entry in (
        "云溪县水务局2019年政府信息公开工作年度报告",
        "行政规范性文件",
        "行政许可",
        "行政处罚",
        "行政事业性收费",
    )
)
TITLE = "<h1>云溪县水务局2023年政府信息公开工作年度报告</h1>"


def article(before):
    return PAGE.replace("<body>", f"<body>{before}{TITLE}", 1)


def test_a_menu_that_leads_to_another_report_and_names_rows_of_the_form_is_no_other_report():
    assert dict(read(article(f"<ul>{MENU}</ul>")).report.cells()) == dict(REPORT.cells())


def test_a_title_among_rows_with_figures_begins_another_report_still():
    row = "<h1>云溪县水务局2019年政府信息公开工作年度报告</h1><table><tr><td>规章</td><td>1</td></tr></table>"
    with pytest.raises(SeveralReports):
        read(article(row))


def test_the_article_of_a_page_that_its_script_shows_is_read():
    body = PAGE[PAGE.index("<body>") + len("<body>") : PAGE.index("</body>")]
    hidden = f'<div id="js_content" style="visibility: hidden; opacity: 0;">{body}</div>'
    page = f"<html><body><h1>年报公布</h1>{hidden}<script>show()</script></body></html>"
    assert dict(read(page).report.cells()) == dict(REPORT.cells())
