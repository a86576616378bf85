"""``giac check``: rules of one's own, reports year by year, an organ and its subordinates."""

from __future__ import annotations

import json

import pytest

import giac_schema
from giac_schema import Ref, Report2021

CARRY = """
规则 Y-01
级别: 应当
要求: 表三.上年结转.总计 = 上年(表三.结转下年度.总计)
"""
ROLL_UP = "rule R-01: requests.received.total = children.sum(requests.received.total)\n"


@pytest.fixture
def rules(tmp_path):
    """Writes a file of rules."""

    def write(text, name="my.giac"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def filed(tmp_path):
    """Writes a report of zeros but for some figures, as a page."""

    def write(name, year=2024, organ="云汀县水利局", **rows):
        report = Report2021(
            year=year, organ=organ, title=f"{organ}{year}年政府信息公开工作年度报告"
        )
        report = report.with_cells({ref: 0 for ref, _ in report.cells()})
        figures = {}
        for row, value in rows.items():
            for column in ("natural_person", "total"):
                figures[Ref.parse(f"requests.{row}.{column}")] = value
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(giac_schema.render(report.with_cells(figures)), "utf-8")
        return path

    return write


def balanced(received=0, carried_in=0, carried_out=0):
    return {
        "received": received,
        "carried_in": carried_in,
        "outcome.disclosed": received + carried_in - carried_out,
        "outcome.total": received + carried_in - carried_out,
        "carried_out": carried_out,
    }


def unbroken(told):
    """What is told, without the breaks of its lines."""
    return "".join(told.split())


def findings(ran, rule):
    """The findings of one rule in every file, from JSON lines."""
    checked = [json.loads(line) for line in ran.out.splitlines()]
    return {
        one["file"].rpartition("/")[2]: [f for f in one["findings"] if f["rule"] == rule]
        for one in checked
    }


def test_rules_of_ones_own_are_judged_beside_the_standard_ones(giac, rules, good):
    ran = giac("check", "--rules", rules("rule my.none: requests.received.total = 0"), good)
    assert (ran.status, "it should be 0" in ran.out) == (1, True)
    assert "42 identities" in ran.out


def test_several_files_of_rules_can_be_given_and_the_standard_ones_left_out(giac, rules, good):
    first, second = rules("rule a: 1 = 1", "a.giac"), rules("rule b: 1 = 2", "b.giac")
    ran = giac("check", "--only-rules", "--rules", first, "--rules", second, good, "--format=jsonl")
    assert [f["rule"] for f in json.loads(ran.out)["findings"]] == ["b"]


def test_a_rule_of_ones_own_takes_the_place_of_the_standard_one_of_its_id(giac, rules, broken):
    mine = rules("rule T4.reconsideration\nids: T4-01\nholds: true")
    told = giac("check", "--rules", mine, broken, "--lang", "en").out
    assert "T4-01" not in told


def test_a_mistake_in_a_file_of_rules_is_shown_below_its_line(giac, rules, good):
    path = rules("规则 甲：表三.本年新受.总计 = 5")
    ran = giac("check", "--rules", path, good)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f"giac: {path}: line 1, character 6: The form has no such place.",
        "  规则 甲：表三.本年新受.总计 = 5",
        "           ^",
        "  did you mean 表三.本年新收.总计 | 表三.本年新收 | 表三.本年新收.其他?",
    ]


def test_two_rules_of_one_id_in_two_files_are_refused(giac, rules, good):
    first, second = rules("rule a: 1 = 1", "a.giac"), rules("rule a: 1 = 2", "b.giac")
    ran = giac("check", "--rules", first, "--rules", second, good)
    assert (ran.status, "by the id 'a'" in ran.err) == (2, True)


def test_a_set_that_is_not_installed_is_said_to_be_none(giac, good):
    ran = giac("check", "--rules", "nobody", good)
    assert ran.err == "giac: “nobody” is neither a file of rules nor an installed set of rules.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# nothing", "there is no rule in "),
        (b"\xff\xff\xff\x00", "Save it as UTF-8 or GB18030."),
        (b"rule a: requests.received = requests.*.total", "This rule cannot mean anything."),
    ],
)
def test_a_file_that_holds_no_rules_is_refused(giac, good, tmp_path, content, said):
    path = tmp_path / "my.giac"
    path.write_bytes(content)
    ran = giac("check", "--rules", path, good)
    assert (ran.status, said in ran.err, str(path) in ran.err) == (2, True, True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_rules_may_be_in_any_encoding_that_chinese_is_written_in(giac, good, tmp_path, encoding):
    path = tmp_path / "my.giac"
    path.write_bytes("规则 甲：表三.本年新收.总计 = 0".encode(encoding))
    assert "甲" in giac("check", "--only-rules", "--rules", path, good, "--lang", "zh").out


def test_a_folder_of_rules_is_refused(giac, good, tmp_path):
    ran = giac("check", "--rules", tmp_path, good)
    assert (ran.status, ran.err.startswith(f"giac: {tmp_path}: ")) == (2, True)


def test_rules_are_printed_in_the_text_form_and_read_again(giac, rules):
    printed = giac("rules", "--format", "giac", "--lang", "zh").out
    again = giac(
        "rules", "--format", "giac", "--lang", "zh", "--only-rules", "--rules", rules(printed)
    )
    assert (again.out, again.err) == (printed, "")


def test_a_rule_is_explained_as_a_formula_of_latex(giac):
    ran = giac("explain", "T3.balance", "--latex")
    assert ran.out.startswith(r"\text{表三.本年新收}_{c} + ")
    assert giac("explain", "S-01", "--latex").status == 2


def test_in_a_series_each_report_is_held_against_the_year_before(giac, rules, filed):
    filed("a/2023.html", 2023, **balanced(5, carried_out=2))
    filed("a/2024.html", 2024, **balanced(5, carried_in=3))
    folder = filed("a/2025.html", 2025, **balanced(5)).parent
    ran = giac("check", "--series", "--rules", rules(CARRY), folder, "--format", "jsonl")
    found = findings(ran, "Y-01")
    assert [len(found[f"{year}.html"]) for year in (2023, 2024, 2025)] == [0, 1, 0]
    (finding,) = found["2024.html"]
    assert finding["operands"][1]["report"] == {
        "role": "previous",
        "organ": "云汀县水利局",
        "year": 2023,
    }
    told = giac("check", "--series", "--rules", rules(CARRY), folder, "--lang", "zh").out
    assert "上年（2023年度）报告的“四、结转下年度继续办理”行为2" in unbroken(told)


def test_without_series_reports_stand_alone(giac, rules, filed):
    filed("a/2023.html", 2023, **balanced(5, carried_out=2))
    folder = filed("a/2024.html", 2024, **balanced(5, carried_in=3)).parent
    ran = giac("check", "--rules", rules(CARRY), folder, "--format", "jsonl", "--all")
    codes = [f["code"] for found in findings(ran, "Y-01").values() for f in found]
    assert codes == ["no_previous", "no_previous"]


def test_organ_and_year_can_be_given(giac, rules, filed):
    old = filed("old.html", 2023, "云汀县水务局", **balanced(5, carried_out=2))
    new = filed("new.html", 2024, "云汀县水利局", **balanced(5, carried_in=3))
    options = ["--series", "--rules", rules(CARRY), "--format", "jsonl"]
    assert findings(giac("check", *options, old, new), "Y-01")["new.html"] == []
    ran = giac("check", *options, "--organ", "云汀县水利局", old, new)
    assert len(findings(ran, "Y-01")["new.html"]) == 1


def test_two_reports_of_one_year_are_held_against_neither(giac, rules, filed):
    filed("a/1.html", 2023, **balanced(5, carried_out=2))
    filed("a/2.html", 2023, **balanced(5, carried_out=1))
    folder = filed("a/3.html", 2024, **balanced(5, carried_in=3)).parent
    ran = giac("check", "--series", "--rules", rules(CARRY), folder, "--format", "jsonl")
    assert findings(ran, "Y-01")["3.html"] == []
    assert "more than one report of 云汀县水利局 for 2023" in ran.err


def test_a_superior_organ_is_held_against_its_subordinates(giac, rules, filed):
    filed("sub/a.html", organ="云汀县水利局", **balanced(2))
    folder = filed("sub/b.html", organ="云汀县教育局", **balanced(3)).parent
    parent = filed("parent.html", organ="云汀县人民政府", **balanced(6))
    options = ["--children", folder, "--rules", rules(ROLL_UP)]
    (finding,) = findings(giac("check", parent, *options, "--format", "jsonl"), "R-01")[
        "parent.html"
    ]
    assert (finding["left"], finding["right"]) == (6, 5)
    told = giac("check", parent, *options, "--lang", "zh").out
    assert "云汀县水利局的总计栏2+云汀县教育局的总计栏3=5，总计栏为6，应为5" in unbroken(told)


def test_subordinates_of_another_year_are_not_held_against(giac, rules, filed):
    folder = filed("sub/a.html", 2024, "云汀县水利局", **balanced(2)).parent
    parent = filed("parent.html", 2023, "云汀县人民政府", **balanced(6))
    options = ["--children", folder, "--rules", rules(ROLL_UP), "--all", "--format", "jsonl"]
    (finding,) = findings(giac("check", parent, *options), "R-01")["parent.html"]
    assert (finding["verdict"], finding["code"]) == ("not_applicable", "no_children")


def test_a_sum_of_some_subordinates_only_is_not_held_against(giac, rules, filed):
    filed("sub/a.html", organ="云汀县水利局", **balanced(2))
    folder = filed("sub/b.html").parent
    (folder / "b.html").write_text("这封信里没有表格。", "utf-8")
    parent = filed("parent.html", organ="云汀县人民政府", **balanced(6))
    ran = giac("check", parent, "--children", folder, "--rules", rules(ROLL_UP), "--format=jsonl")
    first = json.loads(ran.out.splitlines()[0])
    assert [f for f in first["findings"] if f["rule"] == "R-01"] == []
    assert (ran.status, "nothing is held against their sum" in ran.err) == (2, True)


def test_the_kind_of_organ_can_be_given(giac, rules, good):
    mine = rules("rule T-1\norgans: county\nholds: 1 = 2")
    assert giac("check", "--rules", mine, good).status == 0
    assert giac("check", "--rules", mine, "--kind", "county", good).status == 1
