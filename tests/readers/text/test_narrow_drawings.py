"""Tables whose labels a program breaks over lines or wraps in marks: the rules between rows say what is one row."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.grammar.words.widths import width
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.readers.text.drawn.lines import draws_rule
from giac_schema.readers.text.repaired.spans import without_spans
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled

REFS = [node.ref for node in form("2021").cells()]
REPORT = filled("2021", 0).with_cells(
    {ref: BLANK if at % 3 == 1 else 101 + 7 * at for at, ref in enumerate(REFS)}
)
"""No figure twice, every third cell blank."""


def fields(table):
    """The rows of a table with a field for every column, merged cells blank but for their first."""
    rows = [[""] * table.width for _ in table.rows]
    taken = set()
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            rows[at][column] = cell.text
            taken |= {
                (at + d, column + a) for d in range(cell.rowspan) for a in range(cell.colspan)
            }
            column += cell.colspan
    return rows


def shifted(table):
    """The rows with what a merged cell covers taken out, and filled up at their ends."""
    rows = [[cell.text for cell in row] for row in table.rows]
    return [[*row, *[""] * (table.width - len(row))] for row in rows]


def narrow(rows, *, bar="", characters=4):
    """A grid of pandoc's, whose cells go on for as many lines as they need; a bar marks blank lines of its own."""
    size = 2 * characters + 2
    rule = "+" + "+".join(["-" * (size + 2)] * len(rows[0])) + "+\n"
    drawn = [rule]
    for row in rows:
        split = [
            [t[i : i + characters] for i in range(0, len(t), characters)] or [bar] for t in row
        ]
        for at in range(max(map(len, split))):
            line = [cell[at] if at < len(cell) else "" for cell in split]
            drawn.append("".join(f"| {t}{' ' * (size - width(t))} " for t in line) + "|\n")
        drawn.append(rule)
    return "".join(drawn) + "\n"


def written(draw):
    return "\n".join(draw(part) if isinstance(part, Table) else part.text for part in page(REPORT))


def numbers(report):
    return {str(ref): x for ref, x in report.cells() if not isinstance(x, Missing)}


def falsely_blank(report):
    found = dict(report.cells())
    return {str(r) for r, x in REPORT.cells() if not isinstance(x, Missing) and found[r] == BLANK}


@pytest.mark.parametrize("bar", ["", "|"], ids=["pandoc", "reStructuredText"])
def test_a_grid_of_narrow_cells_is_read_whole(bar):
    found = read(written(lambda table: narrow(fields(table), bar=bar))).report
    assert numbers(found) == numbers(REPORT)


@pytest.mark.parametrize("characters", [2, 3, 4, 7])
def test_in_a_narrow_grid_that_moves_its_cells_no_figure_is_wrong_and_none_is_called_blank(
    characters,
):
    found = read(written(lambda table: narrow(shifted(table), characters=characters))).report
    assert numbers(found).items() <= numbers(REPORT).items()
    assert falsely_blank(found) == set()


SPANS = {
    "pandoc": lambda text: f'[[{text}]{{lang="zh-CN"}}]{{.T6}}' if text else "",
    "pandoc, empty ones too": lambda text: f"[{text}]{{.T4}}[]{{.T5}}",
}


@pytest.mark.parametrize("name", sorted(SPANS))
@pytest.mark.parametrize("characters", [6, 30])
def test_spans_around_labels_and_figures_are_none_of_them(name, characters):
    def draw(table):
        rows = [[SPANS[name](text) for text in row] for row in fields(table)]
        return narrow(rows, characters=characters)

    assert numbers(read(written(draw)).report) == numbers(REPORT)


def test_spans_in_a_table_drawn_with_blanks_leave_its_columns_in_their_places():
    line = "  [规章]{.T6}      [3520]{.T7}            [9096]{.T7}[]{.T5}  7"
    rest = "\n[a]{.b}" * 8
    bare = without_spans(line + rest).split("\n")[0]
    assert [bare.index(word) for word in ("规章", "3520", "9096", "  7")] == [
        line.index(word) for word in ("[规章", "[3520", "[9096", "  7")
    ]


def test_what_a_span_hides_or_strikes_out_is_left_as_it_is():
    lines = ['[7]{style="display:none"}', "[8]{.strike}", '[9]{style="vertical-align:super"}']
    text = "\n".join([*lines, *["[1]{.T6}"] * 8])
    assert without_spans(text).split("\n")[:3] == lines


def asciidoc(table):
    rows = [" ".join(f"|[.T6]#{t}#" if t else "|[.T5]##" for t in row) for row in fields(table)]
    return f'[cols="{"<," * table.width}"]\n|===\n' + "\n\n".join(rows) + "\n|===\n\n"


def asciidoc_with_paragraphs(table):
    def cell(text):
        return (
            f"\na|\n{text[:2]}\n\n{text[2:]}\n\n"
            if text in {"商业企业", "科研机构"}
            else f"|{text} "
        )

    rows = ["".join(map(cell, row)).strip("\n") for row in fields(table)]
    return f'[cols="{"<," * table.width}"]\n|===\n' + "\n\n".join(rows) + "\n|===\n\n"


def mediawiki(table):
    def cell(text):
        return f'| <span lang="zh-CN"><span class="T6">{text}</span></span>\n' if text else "|\n"

    return "{|\n" + "".join("|-\n" + "".join(map(cell, row)) for row in fields(table)) + "|}\n"


def asciidoc_of_divisions(table):
    """What pandoc makes of cells with a ``div`` in each: every one of them begins a line, blank ones do not."""
    rows = [
        "\n".join(f"a|\n{text}\n" if text else "|" for text in row).replace("|\n|", "| |")
        for row in fields(table)
    ]
    return f'[width="100%",cols="{"10%," * table.width}",]\n|===\n' + "\n".join(rows) + "\n|===\n\n"


def asciidoc_on_lines(table):
    """Rows one behind the other, empty lines in cells with paragraphs of their own alone."""

    def cell(text):
        torn = text in {"商业企业", "本年制发件数", "本年废止件数"}
        return f"a|\n{text[:2]}\n\n{text[2:]}\n\n" if torn else f"| {text} "

    rows = ["".join(map(cell, row)).rstrip(" ") for row in fields(table)]
    rows = [row if row.endswith("\n") else f"{row}\n" for row in rows]
    return f'[width="99%",cols="{"10%," * table.width}",]\n|===\n' + "".join(rows) + "|===\n\n"


def mediawiki_of_divisions(table):
    def cell(text):
        bold = f"'''{text}'''" if text.isdigit() else text
        return f"|\n<div>\n\n{text}\n\n</div>\n" if len(text) > 2 else f"| {bold}\n"

    return "{|\n" + "".join("|-\n" + "".join(map(cell, row)) for row in fields(table)) + "|}\n"


@pytest.mark.parametrize("characters", [2, 4, 20])
def test_directives_that_stand_in_cells_on_one_line_or_torn_over_several_are_no_words_of_them(
    characters,
):
    def draw(table):
        directive = ".. container::"
        size = 2 * characters
        torn = [directive[at : at + size].strip() for at in range(0, len(directive), size)]
        rows = [
            [
                [*torn, "", *(t[i : i + characters] for i in range(0, len(t), characters))]
                if t
                else []
                for t in row
            ]
            for row in fields(table)
        ]
        rule = "+" + f"{'-' * size}+" * table.width + "\n"
        drawn = [rule]
        for row in rows:
            for at in range(max(map(len, row))):
                texts = [cell[at] if at < len(cell) else "" for cell in row]
                drawn.append("|" + "|".join(t + " " * (size - width(t)) for t in texts) + "|\n")
            drawn.append(rule)
        return "".join(drawn)

    read_ = read(written(draw)).report
    assert numbers(read_).items() <= numbers(REPORT).items()
    assert characters < 4 or numbers(read_) == numbers(REPORT)


@pytest.mark.parametrize(
    "draw",
    [
        asciidoc,
        asciidoc_with_paragraphs,
        asciidoc_of_divisions,
        asciidoc_on_lines,
        mediawiki,
        mediawiki_of_divisions,
    ],
)
def test_marks_of_spans_and_paragraphs_in_cells_of_markup_are_no_part_of_a_label(draw):
    assert numbers(read(written(draw)).report) == numbers(REPORT)


@pytest.mark.parametrize(
    ("draw", "cell"), [(asciidoc_with_paragraphs, "|{} "), (asciidoc_of_divisions, "a|\n{}\n\n")]
)
def test_a_cell_that_was_lost_from_asciidoc_moves_no_figure(draw, cell):
    whole = written(draw)
    figure = cell.format(REPORT[Ref.parse("requests.received.commercial_enterprise")])
    assert figure in whole
    found = read(whole.replace(figure, "", 1)).report
    assert numbers(found).items() <= numbers(REPORT).items()


def boxed(rows, characters=4):
    """A table as w3m draws it, each figure on the middle line of its cell, groups beside several rows."""
    size = 2 * characters
    drawn = []
    for row in rows:
        split = [[t[i : i + characters] for i in range(0, len(t), characters)] or [""] for t in row]
        tallest = max(map(len, split))
        for at in range(tallest):
            cells = []
            for lines in split:
                first = (tallest - len(lines)) // 2
                text = lines[at - first] if first <= at < first + len(lines) else ""
                cells.append(text + " " * (size - width(text)))
            drawn.append("│" + "│".join(cells) + "│\n")
        drawn.append("├" + "┼".join(["─" * size] * len(row)) + "┤\n")
    return "".join(drawn) + "\n"


def with_uneven_head(table):
    drawn = boxed(fields(table))
    if "申请人情况" not in drawn:
        return drawn
    beside = "│        │        │        │自然人  ├────────┬────────┤总计    │\n"
    first = drawn.index("\n") + 1
    return drawn[:first] + beside + drawn[first:]


@pytest.mark.parametrize("draw", [lambda table: boxed(fields(table)), with_uneven_head])
def test_figures_in_the_middle_of_their_cells_are_those_of_the_labels_beside_them(draw):
    found = read(written(draw)).report
    assert numbers(found).items() <= numbers(REPORT).items()
    assert falsely_blank(found) == set()
    rows = ("requests.outcome.not_disclosed", "requests.outcome.unable_to_provide")
    assert {k: v for k, v in numbers(found).items() if k.startswith(rows)} == {
        k: v for k, v in numbers(REPORT).items() if k.startswith(rows)
    }


def test_a_rule_that_begins_beside_a_line_of_a_merged_label_is_a_rule():
    found = [
        draws_rule("│     │（四 ├─────────┼────┼──────┤"),
        draws_rule("|          |（四）  |------------------+----+----| "),
        draws_rule("│     │12   ├─────────┼────┼──────┤"),
        draws_rule("| 规章 | --- | --- |"),
    ]
    assert found == [True, True, False, False]


def test_a_label_below_the_line_of_its_figures_is_no_blank_row():
    def draw(table):
        lines = "".join("| " + " | ".join(row) + " |\n" for row in fields(table)).split("\n")
        for at, line in enumerate(lines):
            for label in ("（七）总计", "3.补正后申请内容仍不明确", "行政事业性收费"):
                if f"| {label} |" in line:
                    blank = "|".join(" " for _ in line.split("|")[1:-1])
                    first, rest = label[:1], label[1:]
                    lines[at] = line.replace(label, first) + f"\n|{blank}|".replace(
                        "| ", f"| {rest}", 1
                    )
        return "\n".join(lines) + "\n"

    found = read(written(draw)).report
    assert numbers(found).items() <= numbers(REPORT).items()
    assert falsely_blank(found) == set()
