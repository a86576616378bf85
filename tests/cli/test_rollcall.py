"""Who should have sent a report, held against what came."""

from __future__ import annotations

import openpyxl
import pytest

from giac_schema.cli.rollcall import Came, RollCall, expected_in

LIST = """# 县直部门
云汀县水利局
云汀县市场监督管理局   # 二〇二三年起

云汀县档案局
云汀县  水利局
"""


@pytest.fixture
def organs(tmp_path):
    path = tmp_path / "organs.txt"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_names_an_organ_on_each_line_and_each_once(organs):
    assert expected_in(organs) == ("云汀县水利局", "云汀县市场监督管理局", "云汀县档案局")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_list_may_be_in_any_encoding_that_chinese_is_written_in(organs, encoding):
    wanted = expected_in(organs)
    organs.write_text(LIST, encoding)
    assert expected_in(organs) == wanted


def test_names_are_compared_whatever_their_width_and_blanks():
    roll = RollCall(("甲（乙）局",), (Came("a.txt", "甲(乙) 局", 2023),))
    assert (roll.missing, roll.strangers) == ((), ())


def test_an_organ_is_missing_if_its_report_could_not_be_read_and_the_file_is_named():
    roll = RollCall(("南渡镇人民政府",), (Came("in/南渡镇.doc", is_readable=False),))
    assert roll.missing == ("南渡镇人民政府",)
    assert list(roll.told("en")) == [
        "Of 1 organs on the list 0 have a report that could be read.",
        "✗ no report: 南渡镇人民政府; perhaps in/南渡镇.doc",
    ]


def test_a_report_under_another_name_may_be_that_of_a_missing_organ():
    came = (Came("a.txt", "水利局", 2023), Came("b.txt", "云汀县档案局", 2023))
    roll = RollCall(("云汀县水利局", "云汀县教育局"), came)
    assert roll.perhaps("云汀县水利局") == (came[0],)
    assert roll.perhaps("云汀县教育局") == ()


def test_two_reports_for_one_year_are_told_and_two_for_two_years_are_not():
    came = (
        Came("a", "甲局", 2023),
        Came("b", "甲 局", 2023),
        Came("c", "乙局", 2022),
        Came("d", "乙局", 2023),
    )
    roll = RollCall(("甲局", "乙局"), came)
    assert roll.twice == (came[:2],)
    assert roll.of_other_years == (came[2],)


def test_what_was_not_expected_and_what_bears_no_name_is_told():
    roll = RollCall(
        ("甲局",), (Came("a", "甲局", 2023), Came("b", "乙局", 2023), Came("c", None, 2023))
    )
    assert list(roll.told("zh")) == [
        "名单上1个机关，1个有可以读取的报告。",
        "! 不在名单上：乙局（b）",
        "! 没有写明是哪个机关的报告：c",
    ]


def test_the_roll_is_called_below_the_reports_and_decides_the_exit_status(
    giac, good, broken, organs
):
    ran = giac("check", good, broken, "--expect", organs)
    assert ran.status == 2
    assert ran.out.splitlines()[-2:] == [
        "Of 3 organs on the list 2 have a report that could be read.",
        "✗ no report: 云汀县档案局",
    ]


def test_if_everybody_is_there_the_reports_decide_the_exit_status(giac, good, organs):
    organs.write_text("云汀县水利局\n", "utf-8")
    assert giac("check", good, "--expect", organs).status == 0


def test_the_roll_does_not_stand_among_data(giac, good, organs):
    ran = giac("check", good, "--format", "jsonl", "--expect", organs)
    assert len(ran.out.splitlines()) == 1
    assert "no report: 云汀县档案局" in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file or folder"),
        ("# nobody\n", "names none; write one on each line"),
    ],
)
def test_a_list_that_names_nobody_is_an_error_before_anything_is_read(
    giac, good, tmp_path, content, said
):
    path = tmp_path / "organs.txt"
    if content is not None:
        path.write_text(content, "utf-8")
    ran = giac("check", good, "--expect", path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_list_of_reports_has_the_missing_first(giac, good, organs, tmp_path):
    out = tmp_path / "all.xlsx"
    giac("check", good, "--expect", organs, "-o", out)
    rows = openpyxl.load_workbook(out).worksheets[1].iter_rows(values_only=True)
    assert [(row[0], row[1], row[4], row[5]) for row in rows][1:] == [
        (None, "云汀县市场监督管理局", "no report", None),
        (None, "云汀县档案局", "no report", None),
        (str(good), "云汀县水利局", "nothing found", 0),
    ]


def test_a_page_of_reports_lists_the_missing(giac, good, broken, organs, tmp_path):
    giac("check", good, broken, "--expect", organs, "-o", tmp_path / "out", "--format", "html")
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert page.count('data-outcome="absent"') == 1
    assert "云汀县档案局" in page
    giac("check", good, broken, "-o", tmp_path / "all", "--format", "html")
    assert 'value="absent"' not in (tmp_path / "all" / "index.html").read_text("utf-8")


def test_where_no_year_is_that_of_most_the_years_are_counted_and_no_report_is_blamed():
    came = tuple(Came(str(n), f"{n}局", year) for n, year in enumerate([2024, 2024, 2023, 2023]))
    roll = RollCall(tuple(each.organ for each in came), came)
    assert list(roll.told("zh"))[1:] == ["! 年度不一，没有一个年度占多数：2024年度2份、2023年度2份"]


@pytest.mark.parametrize("command", ["read", "check"])
def test_two_reports_of_one_organ_and_year_are_told_without_a_list_of_organs(
    giac, good, tmp_path, command
):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(good.read_bytes())
    ran = giac(command, tmp_path)
    told = ran.err if command == "read" else ran.out
    assert told.splitlines()[-1].startswith("! more than one report of 云汀县水利局 for 2023: ")
    assert ran.status == 0
    assert "more than one" not in giac(command, good).out
