"""What can be wrong in a text of rules: a name for each mistake, what to say of it, and samples.

The table is what the parser compares an error with (the samples bring it into the same state), what the
tests try, and a page of the documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lark import Token

__all__ = ["EXPECTED", "MISTAKES", "Mistake", "Wrong"]


class Wrong(Exception):
    """A mistake that the parser met: a signal to whoever reads the text."""

    def __init__(
        self, problem: str, token: Token | None = None, nearest: Sequence[str] = ()
    ) -> None:
        self.problem = problem
        self.token = token
        self.nearest = tuple(nearest)
        super().__init__(problem)


@frozen
class Mistake:
    """One kind of mistake."""

    zh: str
    en: str
    samples: tuple[str, ...]
    """Texts with just this mistake."""
    by_grammar: bool = True
    """Whether the grammar finds it, rather than what it makes of the text."""


_A: Final = "requests.received.total"

MISTAKES: Final[Mapping[str, Mistake]] = {
    "no_rule_before": Mistake(
        "这里应当以“规则 编号”开头。",
        "A rule begins with the word rule and its id.",
        (f"{_A} = 1", "level: must", "my.rule: 1 = 1", "= 1"),
    ),
    "no_id": Mistake(
        "“规则”之后应当写编号。",
        "The word rule is followed by the id of the rule.",
        (f"rule : {_A} = 1", "rule (a): 1 = 1"),
    ),
    "no_relation": Mistake(
        "这条规则没有写要求：“编号”之后写冒号和关系式，或者另起一行写“要求:”。",
        "This rule demands nothing: write a colon and a relation, or a line that begins with holds:.",
        ("rule a", "rule a:", "rule a\nholds:", "rule a\nlevel: must\nholds:\nrule b: 1 = 1"),
    ),
    "no_comparison": Mistake(
        "这里只有一个数，没有比较：写 =、≠、≤、<、≥ 或 > 和另一边。",
        "There is a number and nothing it is compared with: add =, !=, <=, <, >= or > and the other side.",
        (
            f"rule a: {_A}",
            f"rule a: {_A} + 1",
            f"rule a: {_A}\nrule b: 1 = 1",
            f"rule a: {_A} and 1 = 1",
            f"rule a: ({_A}) and 1 = 1",
            f"rule a: {_A} or 1 = 1",
            f"rule a: when {_A} then 1 = 1",
            "rule a: 1 = 1 and 2",
            f"rule a\nholds: {_A}\nlevel: must",
        ),
    ),
    "no_operand": Mistake(
        "这里缺少一个数：符号之后应当是单元格、行、数字或括号。",
        "A number is wanting here: a cell, a row, a figure or a bracket follows a sign.",
        (
            f"rule a: {_A} =",
            f"rule a: {_A} + = 1",
            f"rule a: {_A} + + 1",
            f"rule a: {_A} - = 1",
            "rule a: 2 * = 1",
            f"rule a: {_A} = )",
            f"rule a: ({_A} + ) = 1",
            "rule a: previous() = 1",
            "rule a: sum(1, ) = 1",
            "rule a: (",
        ),
    ),
    "nothing_joined": Mistake(
        "且、或、并非、若、则之后应当写一个关系式。",
        "A relation follows the words and, or, not, when, then.",
        (
            "rule a: 1 = 1 and",
            "rule a: 1 = 1 or",
            "rule a: not",
            "rule a: when",
            "rule a: when 1 = 1 then",
            "rule a: 1 = 1 and or 1 = 1",
            "rule a: 1 = 1 and\nrule b: 1 = 1",
        ),
    ),
    "chained_comparison": Mistake(
        "一个关系式只比较两边；连续比较请写 (甲 = 乙) 且 (乙 = 丙)。",
        "A relation compares two sides; instead of a = b = c write (a = b) and (b = c).",
        (f"rule a: 1 = {_A} = 2", f"rule a: 0 <= {_A} <= 2", f"rule a: ({_A} = 1) = 1"),
    ),
    "unclosed_bracket": Mistake(
        "括号没有合上。",
        "A bracket was opened and not closed.",
        (
            f"rule a: ({_A} + 1 = 1",
            f"rule a: ({_A} = 1",
            f"rule a: (({_A}) = 1",
            f"rule a: not ({_A} = 1\nrule b: 1 = 1",
            f"rule a: previous({_A} = 1",
            f"rule a: sum({_A}, 1 = 1",
            f"rule a: is_missing({_A}",
            "rule a: (1 = 1 and 1 = 1",
        ),
    ),
    "unopened_bracket": Mistake(
        "多出一个右括号。",
        "There is a closing bracket too many.",
        (f"rule a: {_A} = 1)", "rule a: (1 = 1))", f"rule a: {_A} + 1) = 1"),
    ),
    "no_sign_between": Mistake(
        "两个数之间缺少符号（+、-、×、= 等）；如果是一个词，它不能用在这里。",
        "Two numbers stand side by side with no sign between them, or a word is none of the language.",
        (
            f"rule a: {_A} {_A} = 1",
            f"rule a: {_A} 1 = 1",
            f"rule a: 1 {_A} = 1",
            f"rule a: {_A} = 1 {_A}",
            f"rule a: {_A} = 1 1",
            f"rule a: {_A} = {_A} plus",
        ),
    ),
    "no_product_of_cells": Mistake(
        "× 的一边必须是数字：单元格之间不能相乘。",
        "One side of * is a plain number: cells are not multiplied with each other.",
        (f"rule a: {_A} * {_A} = 1", "rule a: (1 + 1) * (1 + 1) = 1"),
    ),
    "when_without_then": Mistake(
        "“若”之后缺少“则”。",
        "A when is followed by a then.",
        ("rule a: when 1 = 1", "rule a: when 1 = 1\nrule b: 1 = 1", "rule a: (when 1 = 1)"),
    ),
    "when_needs_brackets": Mistake(
        "与其他条件并列的“若……则……”要放在括号里。",
        "A when beside other relations stands in brackets.",
        ("rule a: 1 = 1 and when 1 = 1 then 1 = 1", "rule a: not when 1 = 1 then 1 = 1"),
    ),
    "unknown_field": Mistake(
        "规则没有这一项。",
        "A rule has no such part.",
        ("rule a\nlevels: must", "rule a\nlevel: must\nauthor: me", "rule a must"),
    ),
    "no_value": Mistake(
        "冒号之后应当写内容。",
        "Something should stand behind the colon.",
        ("rule a\nids: ,", "rule a\nlevel: ,", "rule a\nids: a,,b", "rule a\neditions: 2021,"),
    ),
    "strange_character": Mistake(
        "这个字符不能用在这里。",
        "This character has no meaning here.",
        (f"rule a: {_A} = 1 ?", f"rule a: {_A} % 2 = 0", f"rule a: {_A} / 2 = 1"),
    ),
    "unexpected": Mistake(
        "这个词不应当出现在这里。",
        "This word does not belong here.",
        ('rule a\nexception: "a" / b', 'rule a: "a" = 1'),
    ),
    "unknown_place": Mistake(
        "表中没有这个位置。",
        "The form has no such place.",
        (
            "rule a: requests.recieved.total = 1",
            "rule a: 表三.本年新受.总计 = 1",
            "rule a: foo = 1",
        ),
        by_grammar=False,
    ),
    "no_figures": Mistake(
        "整张表或一组行本身没有数字：请写到行或单元格，或用 .各项之和、.每行.总计。",
        "A table or a group of rows has no figures of its own: name a row or a cell, or say .leaves, .*.total.",
        ("rule a: requests = 1", "rule a: 表三.本年度办理结果 = 1"),
        by_grammar=False,
    ),
    "cannot_be_missing": Mistake(
        "只有单元格、行或列可以没有数字，它们的和不行。",
        "Only a cell, a row or a column can be without a number; a sum of them cannot.",
        (f"rule a: is_missing({_A} + 1)",),
        by_grammar=False,
    ),
    "no_whole_number": Mistake(
        "除数应当是不小于1的整数。",
        "The divisor is a whole number from 1 up.",
        (f"rule a: {_A} divisible by 0", f"rule a: {_A} 被 2.5 整除"),
        by_grammar=False,
    ),
    "number_too_long": Mistake(
        "这个数字太长。",
        "This number is too long.",
        (f"rule a: {_A} = {'9' * 301}",),
        by_grammar=False,
    ),
    "repeated_tolerance": Mistake(
        "同一种容差写了两次。",
        "A tolerance is given twice.",
        (f"rule a: close({_A}, 1, absolute 1, absolute 2)",),
        by_grammar=False,
    ),
    "unknown_word": Mistake(
        "这一项没有这个选择。",
        "This is none of the words that may stand here.",
        ("rule a\nlevel: shoul\nholds: 1 = 1", "rule a\norgans: 县政府\nholds: 1 = 1"),
        by_grammar=False,
    ),
    "unknown_check": Mistake(
        "没有这个名称的程序检查；可用的由调用者给出。",
        "No check in Python of this name was given.",
        ("rule a\ncheck: usual_titel",),
        by_grammar=False,
    ),
    "bad_quotes": Mistake(
        "引号里的转义写错了，应当与 JSON 相同。",
        "An escape inside quotes is wrong; they are those of JSON.",
        ('rule a\ntitle en: "\\x"\nholds: 1 = 1',),
        by_grammar=False,
    ),
    "repeated_part": Mistake(
        "这一项在同一条规则里写了两次。",
        "This part is given twice in one rule.",
        ("rule a\nlevel: must\nlevel: hint\nholds: 1 = 1", "rule a\nholds: 1 = 1\ncheck: b"),
        by_grammar=False,
    ),
    "repeated_id": Mistake(
        "两条规则用了同一个编号。",
        "Two rules go by one id.",
        ("rule a: 1 = 1\nrule a: 1 = 2",),
        by_grammar=False,
    ),
    "cannot_mean_anything": Mistake(
        "这条规则不能成立。",
        "This rule cannot mean anything.",
        (
            "rule a: requests.received = requests.*.total",
            "rule a: requests.received.total >= children.max(1 + 1)",
            "rule a\neditions: 2021\nholds: disclosure.procurement.projects = 0",
        ),
        by_grammar=False,
    ),
    "too_deep": Mistake(
        "括号套得太深。",
        "Brackets are nested too deeply.",
        ("rule a: " + "not " * 200 + "1 = 1",),
        by_grammar=False,
    ),
    "too_long": Mistake(
        "这个文件太长，不像规则文件。",
        "This text is longer than any set of rules.",
        ("# " + "x" * 1_000_001,),
        by_grammar=False,
    ),
}
"""Every mistake by its name."""

EXPECTED: Final[Mapping[str, str]] = {
    "ADDRESS": "表三.本年新收.总计 / requests.received.total",
    "NUMBER": "12",
    "COMPARISON": "= != <= < >= >",
    "_PLUS": "+",
    "_MINUS": "-",
    "_TIMES": "*",
    "_LPAR": "(",
    "_RPAR": ")",
    "_COMMA": ",",
    "_COLON": ":",
    "_RULE": "规则 / rule",
    "_HOLDS": "要求: / holds:",
    "_THEN": "则 / then",
    "_AND": "且 / and",
    "_OR": "或 / or",
    "WORD": "编号 / a name",
}
"""What could have stood where something else does, as a person would write it."""
