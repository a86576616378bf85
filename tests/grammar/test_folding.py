"""One spelling for the many: folding is idempotent and changes nothing that the form prints."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.grammar.words.folding import fold
from giac_schema.model import EDITIONS, form


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_the_width_of_a_label_of_the_form_is_folded(edition):
    labels = [node.entry.label for node in form(edition).nodes]
    assert [fold(t) for t in labels] == [unicodedata.normalize("NFKC", t) for t in labels]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("行政規範性檔案", "行政规范性文件"),
        ("上一年專案數量", "上一年项目数量"),
        ("資訊內容", "信息内容"),
        ("行 政 規 範 性 檔 案", "行 政 规 范 性 文件"),
        ("⾏政許可", "行政许可"),
        ("⻓期", "长期"),
        ("规\u200b章\ufeff", "规章"),
        ("﹝2019﹞60號", "〔2019〕60号"),
        ("−8", "-8"),
    ],
)
def test_a_foreign_spelling_becomes_the_forms_own(printed, folded):
    assert fold(printed) == folded


def test_the_case_files_of_the_form_stay_case_files():
    assert fold("7.属于行政执法案卷") == "7.属于行政执法案卷"
