"""Labels are known however they are spelt, and only where one word of the form can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.grammar.words.labels import ARTICLE, CORNER, NO_LABEL, Label, parse_label
from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model import EDITIONS, form

ROWS = [n for e in EDITIONS for n in form(e).nodes if n.kind in {"row", "group"}]
CELLS = [n for e in EDITIONS for n in form(e).cells()]
LONG = [w for w in vocabulary() if len(w.label.words) >= 8]

TO_TRADITIONAL = str.maketrans(
    "条项内发数废现规范处决罚强单万业费制开对总减务采购额据关系为请况组织计机构会结转办区这"
    "属国稳护权类执询无确认补后访举报诉获缴纳续议讼维纠审经",
    "條項內發數廢現規範處決罰強單萬業費製開對總減務採購額據關係為請況組織計機構會結轉辦區這"
    "屬國穩護權類執詢無確認補後訪舉報訴獲繳納續議訟維糾審經",
)
TO_WIDE = str.maketrans("().123456789", "（）．１２３４５６７８９")
SOILINGS = {
    "wide": lambda t: t.translate(TO_WIDE),
    "narrow": lambda t: (
        t.replace("（", "(").replace("）", ")").replace("，", ",").replace("“", '"')
    ),
    "no quotes": lambda t: t.replace("“", "").replace("”", ""),
    "traditional": lambda t: t.translate(TO_TRADITIONAL),
    "a blank between all characters": " ".join,
    "a break in the middle": lambda t: f"{t[: len(t) // 2]}\n{t[len(t) // 2 :]}",
    "pinyin behind the last character": lambda t: f"{t}(xiàng)",
    "not to be seen": "\u200b".join,
    "other dots": lambda t: t.replace(".", "、"),
    "radicals": lambda t: t.replace("行", "⾏").replace("一", "⼀"),
}


def keys(text: str) -> set[tuple[str, str]]:
    return {(found.terminal, found.key) for found in match(text)}


def meant(word) -> tuple[str, str]:
    return word.terminal, word.key


@given(st.sampled_from(ROWS))
def test_every_label_of_a_row_is_known_by_its_own_spelling(node):
    assert str(node.ref) in {found.key for found in match(node.entry.label)}


@given(st.sampled_from(CELLS))
def test_every_header_is_known_by_its_own_spelling(node):
    assert node.ref.name in {found.key for found in match(node.entry.label)}


@given(st.sampled_from(vocabulary()), st.sampled_from(sorted(SOILINGS)))
def test_a_label_is_known_however_it_is_soiled(word, how):
    assert meant(word) in keys(SOILINGS[how](word.printed))


@given(
    st.sampled_from(vocabulary()),
    st.lists(
        st.sampled_from(sorted(set(SOILINGS) - {"a break in the middle"})),
        min_size=2,
        max_size=3,
        unique=True,
    ),
)
def test_soilings_may_come_together(word, hows):
    text = word.printed
    for how in hows:
        text = SOILINGS[how](text)
    assert meant(word) in keys(text)


@given(st.sampled_from([w for w in LONG if w.terminal == "ROW3"]))
def test_a_long_label_of_a_row_is_known_without_its_number(word):
    assert meant(word) in keys(word.label.words)


@given(st.sampled_from(LONG), st.data())
def test_one_wrong_character_in_a_long_label_is_forgiven_and_told(word, data):
    at = data.draw(st.integers(0, len(word.label.words) - 1))
    wrong = f"{word.label.words[:at]}某{word.label.words[at + 1 :]}"
    found = match(wrong)
    assert meant(word) in {(m.terminal, m.key) for m in found}
    assert {m.likeness for m in found} <= {"misspelt", "marked"}


@given(st.sampled_from([w for w in vocabulary() if len(w.label.words) <= 4]), st.data())
def test_a_short_label_with_a_wrong_character_is_no_label(word, data):
    at = data.draw(st.integers(0, len(word.label.words) - 1))
    wrong = f"{word.label.words[:at]}某{word.label.words[at + 1 :]}"
    assert "misspelt" not in {found.likeness for found in match(wrong)}


@given(st.sampled_from(LONG), st.data())
def test_a_label_cut_short_is_the_only_word_that_begins_so_or_nothing(word, data):
    length = data.draw(st.integers(2, len(word.label.words) - 1))
    for found in match(word.label.words[:length]):
        assert found.likeness in {"same", "cut", "marked", "misspelt"}
        if found.likeness == "cut":
            assert parse_label(found.printed).words.startswith(word.label.words[:length])


def test_the_numbered_other_is_a_row_and_never_a_column():
    assert keys("3.其他") == {("ROW3", "requests.outcome.other.other")}


def test_the_bare_other_may_be_the_column():
    assert ("COLUMN3", "other_organization") in keys("其他")


def test_the_numbered_total_is_the_row_and_never_a_column():
    assert keys("（七）总计") == {("ROW3", "requests.outcome.total")}


@pytest.mark.parametrize("printed", ["本年新", "本年 新"])
def test_a_header_cut_so_short_that_two_begin_so_may_be_either(printed):
    found = [m.key for m in match(printed) if m.terminal == "COLUMN2"]
    assert sorted(found) == ["disclosed", "made"]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("5.属于三类内容事务信息", "requests.outcome.not_disclosed.internal_affairs"),
        ("（二）部分公开", "requests.outcome.partially_disclosed"),
        (
            "（二）部分公开（区分处理的，只计这一情况，不计其他情形）",
            "requests.outcome.partially_disclosed",
        ),
        ("(三) 不予公开", "requests.outcome.not_disclosed"),
        ("3.危及“三安全一稳定”", "requests.outcome.not_disclosed.security_and_stability"),
        ("行政事业型收费", "disclosure.administrative_fees"),
        ("行政事業(yè)性收費(fèi)", "disclosure.administrative_fees"),
        ("行政強(qiáng)制", "disclosure.coercive_measures"),
        ("規範性檔案", "disclosure.normative_documents"),
        ("規范性文件", "disclosure.normative_documents"),
        ("行政規範性檔案", "disclosure.normative_documents"),
        ("规章（设区的市应提供相关数据）", "disclosure.regulations"),
        ("其他对外管理服务事项(含行政确认、行政处罚、行政强制)", "disclosure.other_services"),
        (
            "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
            "requests.outcome.other.overdue_correction",
        ),
        ("四、结转下年度继续办理", "requests.carried_out"),
    ],
)
def test_a_label_as_it_stands_in_the_wild_is_known(printed, key):
    assert {found.key for found in match(printed)} == {key}


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("本年制发数", "issued"),
        ("本年度制发数", "issued"),
        ("本年發件", None),
        ("废止数量", "repealed"),
        ("现行有效数量", "in_force"),
        ("现行有效件数 (历史累计)", "in_force"),
        ("本年收费金额单位:万元", "amount"),
        ("本年增\\减", "items_change"),
        ("本年增/", "items_change"),
        ("本年增/减 (减用负值表示,如-8)", "items_change"),
        ("对外公开总数", "total_disclosed"),
        ("采购总金额(万元)", "amount"),
        ("上一年项目数量 (指2019年事项数)", "items_last_year"),
        ("本年新公开数量.1", "disclosed"),
    ],
)
def test_a_header_as_it_stands_in_the_wild_is_known_or_nothing(printed, key):
    assert {m.key for m in match(printed) if m.terminal == "COLUMN2"} == ({key} if key else set())


@pytest.mark.parametrize(
    ("printed", "article"),
    [
        ("第二十条第（一）项", "一"),
        ("第二十条 第(五)项", "五"),
        ("第二十條第(八)項(xiàng)", "八"),
        ("第二十条(六)项", "六"),
        ("中华人民共和国政府信息公开条例 第二十条第(九)项", "九"),
        ("第二十条第", ""),
    ],
)
def test_a_title_row_tells_its_item(printed, article):
    assert parse_label(printed) == Label(ARTICLE, article)


@pytest.mark.parametrize(
    "printed",
    [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "(本列)数据的勾稽关系为:第一项加第二项之和,等於第三项加第四项之和)",
    ],
)
def test_the_corner_of_requests_is_no_row_though_it_names_two(printed):
    assert parse_label(printed) == Label(CORNER)
    assert keys(printed) == {("CORNER", "corner")}


@pytest.mark.parametrize("printed", ["", "0", "12", "|", "办公室", "2023年", "某" * 300])
def test_what_is_no_label_is_none(printed):
    assert match(printed) == ()


def test_a_text_longer_than_any_label_is_not_looked_at():
    assert parse_label("规章" * 101) == NO_LABEL


@given(st.text(max_size=60))
def test_any_text_is_some_label_or_none(text):
    assert isinstance(match(text), tuple)


@pytest.mark.parametrize(
    "text",
    [
        "1信访举报投诉类申请",
        "1 信访举报投诉类申请",
        "1\n、信访举报投诉类申请",
        "(\n1)信访举报投诉类申请",
        "（五不予处理",
        "五 不予处理",
    ],
)
def test_a_number_that_lost_its_mark_or_was_torn_from_it_is_still_a_number(text):
    (found, *_) = match(text)
    complaint = "requests.outcome.not_processed.complaint"
    assert found.key in (complaint, complaint.rpartition(".")[0])


@pytest.mark.parametrize(
    "line",
    ["规章 12", "（三）不予公开 1.属于国家秘密", "1.属于国家秘密 3 0", "行政许可1.123", "12 13"],
)
def test_a_label_with_figures_behind_it_is_none(line):
    assert parse_label(line) == NO_LABEL


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("规章.1", "规章"),
        ("（一）予以公开.12", "予以公开"),
        ("（二）部分公开（区分处理的） 96 14", "部分公开"),
        ("本列数据的勾稽关系为：第一项加第二项之和 1 2", CORNER),
    ],
)
def test_digits_that_a_program_or_an_explanation_takes_in_leave_a_label_what_it_is(printed, words):
    assert parse_label(printed).words == words


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("本年（2023）制发件数", "issued"),
        ("本年(2023年)处理决定数量", "decisions"),
        ("本年度（2023年度）废止件数", "repealed"),
        ("本年（2023）收费金额（单位：万元）", "amount"),
        ("一、本年（2023）新收政府信息公开申请数量", "requests.received"),
        ("二、上年（2022年）结转政府信息公开申请数量", "requests.carried_in"),
    ],
)
def test_which_year_this_year_is_stands_in_brackets_behind_it(printed, key):
    (found,) = match(printed)
    assert found.key == key


@pytest.mark.parametrize(
    "printed", ["本年收费金额单位：万元", "本年收费金额 单位万元", "本年收费金额，单位：元"]
)
def test_a_unit_may_have_lost_its_brackets(printed):
    (found,) = match(printed)
    assert (found.key, found.likeness, found.printed) == (
        "amount",
        "same",
        "本年收费金额（单位：万元）",
    )


def test_the_amount_of_fees_shortened_is_not_that_of_purchases():
    assert [match(said)[0].printed for said in ("收费金额", "总金额")] == [
        "本年收费金额（单位：万元）",
        "采购总金额",
    ]
