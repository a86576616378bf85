"""What a cell holds: a figure, a sign for nothing, or words; and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.grammar.words.values import Figure, Placeholder, parse_value

WIDE = str.maketrans("0123456789+-,.()", "０１２３４５６７８９＋－，．（）")


@pytest.mark.parametrize(
    ("printed", "figure"),
    [
        ("0", Figure(Decimal(0))),
        ("11398889", Figure(Decimal(11398889))),
        (" 0", Figure(Decimal(0))),
        ("0 ", Figure(Decimal(0))),
        ("\u30007\u00a0", Figure(Decimal(7))),
        ("7\u200b", Figure(Decimal(7))),
        ("１２", Figure(Decimal(12))),
        ("1,113", Figure(Decimal(1113))),
        ("1，113，000", Figure(Decimal(1113000))),
        ("+0", Figure(Decimal(0))),
        ("+173", Figure(Decimal(173))),
        ("-1942", Figure(Decimal(-1942))),
        ("－8", Figure(Decimal(-8))),
        ("−8", Figure(Decimal(-8))),
        ("-0", Figure(Decimal(0))),
        ("增10", Figure(Decimal(10), worded=True)),
        ("增加2", Figure(Decimal(2), worded=True)),
        ("减3", Figure(Decimal(-3), worded=True)),
        ("減3", Figure(Decimal(-3), worded=True)),
        ("减少3", Figure(Decimal(-3), worded=True)),
        ("0.37万元", Figure(Decimal("0.37"), unit="万元")),
        ("470.31萬元", Figure(Decimal("470.31"), unit="万元")),
        ("251000元", Figure(Decimal(251000), unit="元")),
        ("79000.1元", Figure(Decimal("79000.1"), unit="元")),
        ("31批次", Figure(Decimal(31), unit="批次")),
        ("3 件", Figure(Decimal(3), unit="件")),
        ("18.8710", Figure(Decimal("18.8710"))),
        ("? 0", Figure(Decimal(0))),
        ('="12"', Figure(Decimal(12))),
        ("1\u2009113\u2009000", Figure(Decimal(1113000))),
        ("1\u202f113", Figure(Decimal(1113))),
        ("1\u200e2\u202c", Figure(Decimal(12))),
        ("22(其中修订16件)", Figure(Decimal(22), remark="其中修订16件")),
        ("22（其中修订16件）", Figure(Decimal(22), remark="其中修订16件")),
    ],
)
def test_a_figure_is_read_in_every_form_it_is_printed_in(printed, figure):
    assert parse_value(printed) == figure


@pytest.mark.parametrize(
    "printed",
    [
        "/",
        "\\",
        "-",
        "－",
        "--",
        "—",
        "——",
        "───",
        "无",
        "無",
        "无。",
        "空",
        "不适用",
        "N/A",
        "*",
        "…",
        "……",
    ],
)
def test_a_sign_for_nothing_is_no_number(printed):
    assert parse_value(printed) == Placeholder()


@pytest.mark.parametrize(
    "printed",
    [
        "1 2",
        "2 0 0",
        "00",
        "000",
        "007",
        "0,5",
        "1,11",
        "12,34",
        "1,1134",
        "1.",
        ".5",
        "约5件",
        "近100",
        "6828件;238件",
        "行政许可6828件;其它行政权力238件",
        "13000000(预算",
        "5(其中(一)",
        "5)",
        "增2/减3",
        "增/减",
        "+增3",
        "--8",
        "8-",
        "- 8",
        "+ 8",
        "5%",
        "1/2",
        "1:30",
        "1e3",
        "0x1F",
        "=1+2",
        '="1+2"',
        "1\u20091",
        "1\u20091134",
        '="12',
        "\u202e21",
        "'5",
        "O",
        "l",
        "一",
        "零",
        "十二",
        "2023年",
        "第5页",
        "12.123456789",
        "9" * 16,
        "",
        " ",
        "公务用车10辆",
    ],
)
def test_what_is_no_number_for_certain_is_words(printed):
    assert parse_value(printed) is None


@pytest.mark.parametrize("printed", ["12①", "5²", "3₂", "①", "²", "½"])
def test_the_mark_of_a_footnote_is_no_digit(printed):
    assert parse_value(printed) is None


@pytest.mark.parametrize("printed", ["٣", "१२", "1٢", "1,00٠", "Ⅲ", "㊂"])
def test_digits_of_other_scripts_are_words(printed):
    assert parse_value(printed) is None


PRINTERS = {
    "plain": str,
    "thousands apart": "{:,}".format,
    "wide": lambda n: str(n).translate(WIDE),
    "wide, thousands apart": lambda n: f"{n:,}".translate(WIDE),
    "with a unit": "{}件".format,
    "with a unit apart": "{} 项".format,
    "with a remark": "{}（含修订）".format,
    "with blanks around": "\u3000 {}\u00a0".format,
    "with a no-break space that was lost": "? {}".format,
}


@given(st.integers(0, 10**15 - 1), st.sampled_from(sorted(PRINTERS)))
def test_any_count_comes_back_in_whatever_way_it_is_printed(number, way):
    value = parse_value(PRINTERS[way](number))
    assert isinstance(value, Figure)
    assert value.number == number


@given(st.integers(1, 10**15 - 1), st.sampled_from(["-{}", "－{}", "−{}", "减{}", "减少{}"]))
def test_any_change_below_zero_comes_back(number, way):
    value = parse_value(way.format(number))
    assert isinstance(value, Figure)
    assert value.number == -number


@given(st.decimals(0, 10**9, places=6), st.sampled_from(["{}", "{}万元", "{}元", "+{}"]))
def test_any_amount_comes_back_with_every_digit_it_prints(amount, way):
    value = parse_value(way.format(amount))
    assert isinstance(value, Figure)
    assert str(value.number) == str(abs(amount))


@pytest.mark.parametrize("text", ["24.5万 元", "31 批 次", "增 加 10", "不 适 用"])
def test_blanks_between_characters_change_nothing(text):
    assert parse_value(text) == parse_value(text.replace(" ", "")) is not None


@given(st.integers(0, 999), st.text("0123456789", min_size=1, max_size=3))
def test_a_figure_behind_a_nought_is_never_a_number(zeros, digits):
    assert parse_value("0" * (zeros % 3 + 1) + digits) is None


@given(st.integers(0, 99999), st.integers(0, 99999), st.sampled_from([" ", "  ", "/", ";", "\n"]))
def test_two_figures_are_never_one(first, second, between):
    assert parse_value(f"{first}{between}{second}") is None


@given(st.text(max_size=130))
def test_any_text_means_something_or_is_words(text):
    assert isinstance(parse_value(text), (Figure, Placeholder, type(None)))


@given(st.text("0123456789.,+-()（）件元万增减约无/ \u3000?１２", max_size=12))
def test_the_digits_of_a_figure_are_all_printed_in_this_order(text):
    value = parse_value(text)
    if isinstance(value, Figure):
        import unicodedata

        digits = [c for c in unicodedata.normalize("NFKC", text).partition("(")[0] if c.isdigit()]
        assert "".join(digits) == "".join(c for c in str(value.number) if c.isdigit())
