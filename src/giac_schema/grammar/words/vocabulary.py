"""The words of the form, as the table grammar's terminals.

Every label comes from the model classes; nothing is listed here that they declare.  What is added are
the words of the form that are no cell, row or column of their own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.words.labels import Label, parse_label
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.forms import Node

__all__ = ["COLUMN_MARKS", "LEGAL_PERSONS_HEADER", "ROWS", "ROWS_AND_GROUPS", "Word", "vocabulary"]

ROWS = frozenset({"ROW2", "ROW3"})
"""Terminals of the labels that figures stand behind: rows of 表二 and of 表三 (表四 has but one, without a label)."""
ROWS_AND_GROUPS = ROWS | {"GROUP3"}
"""Those, and the labels of 表三 that are merged down over several rows: 三、本年度办理结果."""
LEGAL_PERSONS_HEADER = "organizations"
"""The key of 法人或其他组织, the header of 表三 above five columns that has none of its own."""


@frozen
class Word:
    """One label of the form and the terminal of ``tables.lark`` it is."""

    terminal: str
    key: str
    """Which one: the name of a column, or the address of a row."""
    printed: str
    """The form's own spelling."""
    label: Label


_LOOSE = (
    ("CONTENT", "content", "信息内容"),
    ("PEOPLE", "people", "申请人情况"),
    ("COLUMN3", LEGAL_PERSONS_HEADER, "法人或其他组织"),
    ("GROUP3", "requests.outcome", "三、办理结果"),
    ("COLUMN3", "total", "合计"),
    ("ROW3", "requests.outcome.total", "（七）合计"),
    ("RESULT", "total", "合计"),
)

COLUMN_MARKS: tuple[tuple[str, str], ...] = (
    ("新制作", "made"),
    ("新公开", "disclosed"),
    ("对外公开", "total_disclosed"),
    ("制发", "issued"),
    ("废止", "repealed"),
    ("有效", "in_force"),
    ("上一年", "items_last_year"),
    ("上年", "items_last_year"),
    ("本年增", "items_change"),
    ("增减", "items_change"),
    ("处理决定", "decisions"),
    ("收费金额", "amount"),
    ("采购项目", "projects"),
    ("总金额", "amount"),
    ("采购金额", "amount"),
)
"""Pieces of the headers of 表二 by which each is known however it is shortened."""


@cache
def vocabulary() -> tuple[Word, ...]:
    """Every word of both forms, each once."""
    words = {
        (terminal, key, printed): Word(terminal, key, printed, parse_label(printed))
        for terminal, key, printed in (*_of_forms(), *_LOOSE)
    }
    return tuple(words.values())


def _of_forms() -> Iterator[tuple[str, str, str]]:
    for edition in EDITIONS:
        for node in form(edition).nodes:
            for terminal, key in _terminal(node):
                yield terminal, key, node.entry.label


def _terminal(node: Node) -> Iterator[tuple[str, str]]:
    table = node.ref.table
    if node.kind == "cell":
        yield (
            {"disclosure": "COLUMN2", "requests": "COLUMN3", "disputes": "RESULT"}[table],
            node.ref.name,
        )
    elif node.kind != "table":
        row = {"disclosure": "ROW2", "requests": "ROW3", "disputes": "CASES"}[table]
        group = "GROUP3" if table == "requests" else row
        # （六）其他处理 is a row in one form and a group in the other: its figures decide.
        of_both = str(node.ref) == "requests.outcome.other"
        yield (row if node.kind == "row" or of_both else group), str(node.ref)
