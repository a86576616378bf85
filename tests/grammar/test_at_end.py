"""What is known of a line by what stands before the figures at its end is what the grammars say of the line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giac_schema.grammar.layouts import side_by_side
from giac_schema.grammar.layouts.cell import Cell
from giac_schema.grammar.words import labels
from giac_schema.grammar.words.labels import before_figures
from giac_schema.grammar.words.vocabulary import vocabulary

PRINTED = sorted({word.printed for word in vocabulary()})
BLANKS = st.sampled_from([" ", "  ", "      ", "\u3000", "\t"])
FIGURES = st.sampled_from(["0", "3", "7", "12", "1234", "04"])
ODD = [
    "（",
    "(fèi)",
    "①",
    "（一）",
    "1.",
    "总",
    "3",
    "第二十条第（五）项",
    "本列数据的勾稽关系为：",
    "x",
]


@st.composite
def lines(draw, blanks=BLANKS):
    """Words of the form, some of them cut or beside others, and figures behind them."""
    words = draw(st.lists(st.sampled_from([*PRINTED, *ODD]), min_size=1, max_size=3))
    cut = draw(st.integers(1, 20)) if draw(st.booleans()) else None
    head = draw(st.sampled_from(["", " ", "   "])).join(words)[:cut]
    behind = draw(st.lists(st.tuples(blanks, FIGURES), min_size=1, max_size=8))
    return head + "".join(blank + figure for blank, figure in behind)


@given(lines())
@example("其他（  3")
@example("（二）部分公开（区分处理的，只计这一情形，不计其他情形） 72 565")
@example("（本列数据的勾稽关系为：第一项加第二项之和 3")
def test_a_line_with_figures_is_the_label_that_the_grammar_takes_it_for(line):
    known = labels.parse_label.__wrapped__(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(labels, "before_figures", lambda text: text)
        assert known == labels.parse_label.__wrapped__(line)


@given(lines(st.sampled_from(["  ", "     ", " \u3000"])), st.sampled_from(["", "    "]))
@example("三、本年度办理结果  （一）予以公开   3   04", "")
@example("1  0", "")
@example("理   缴纳费用、行政机关不再处理其  633  967", "    ")
def test_a_line_with_figures_is_divided_as_it_would_be_by_itself(line, lead):
    def cells():
        return [inner.text for inner in side_by_side.divided(Cell(line.strip(), f"\n{lead}"), "")]

    known = cells()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(side_by_side, "_row", lambda text: (text, []))
        assert known == cells()


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("规章   0  0 12", "规章"),
        ("上年3 4", "上年3"),
        ("规章12", "规章12"),
        ("规章 ", "规章 "),
        ("规章 1,113", "规章 1,113"),
        ("3 4", "3"),
        ("", ""),
    ],
)
def test_what_stands_before_figures_ends_with_the_last_word_that_is_none(line, before):
    assert before_figures(line) == before
