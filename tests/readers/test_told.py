"""Titles and days of publication that a page names in its head."""

from __future__ import annotations

import datetime as dt

import pytest

from giac_schema import read
from giac_schema.render import render
from giac_schema.strategies.reports import filled

TITLE = "青岚县水务局2023年政府信息公开工作年度报告"
BODY = render(filled("2021", 0), "html")


def page(head="", body=""):
    return f"<html><head>{head}</head><body>{body}{BODY}</body></html>"


def names(text):
    report = read(text).report
    return report.title, report.organ, report.year, report.published_on


NAMED = (TITLE, "青岚县水务局", 2023)


@pytest.mark.parametrize(
    "title", [TITLE, f"{TITLE}_青岚县人民政府", f"{TITLE} - 政府信息公开年报", f"年报 | {TITLE}"]
)
def test_the_title_of_a_page_is_that_of_the_report_if_its_text_has_none(title):
    assert names(page(f"<title>{title}</title>")) == (*NAMED, None)


def test_the_metadata_of_government_sites_name_title_and_day():
    head = f'<meta name="ArticleTitle" content="{TITLE}"><META NAME="PubDate" CONTENT="2024-01-15 09:30">'
    assert names(page(head)) == (*NAMED, dt.date(2024, 1, 15))


def test_what_the_text_says_goes_before_what_the_head_says():
    head = '<title>白石镇2022年政府信息公开工作年度报告</title><meta name="PubDate" content="2020-02-02">'
    body = f"<h1>{TITLE}</h1><p>发布日期：2024-01-20</p>"
    assert names(page(head, body)) == (*NAMED, dt.date(2024, 1, 20))


@pytest.mark.parametrize(
    "head", ["<title>政府信息公开年报</title>", '<meta name="PubDate" content="">', ""]
)
def test_a_head_that_names_no_report_tells_nothing(head):
    assert names(page(head)) == (None, None, None, None)
