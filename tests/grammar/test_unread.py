"""Figures that were not taken apart from what stands around them: none is a blank cell, none of a remark a figure."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.errors import GiacError, NoReportFound
from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.tables.apart.unread import goes_on_beside_its_label
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.widths import width as wide
from giac_schema.model import BLANK, Missing, Ref, form

COLUMNS = [cell.ref.name for cell in form("2021").rows("requests")[0].children]
WIDTHS = (44, 8, 8, 8, 8, 8, 8, 8)


def leaves(text, name):
    try:
        report = read(text).report
    except GiacError:
        return []
    return [report[Ref.parse(f"requests.{name}") / column] for column in COLUMNS]


def kinds(text, name):
    return {leaf.kind for leaf in leaves(text, name) if isinstance(leaf, Missing)}


def drawn(*cells, at=0):
    """A line of cells, each set in as far as its column; or of a part of them."""
    return "".join(
        f"{text}{' ' * (width - wide(text))}"
        for text, width in zip(("",) * at + cells, WIDTHS, strict=False)
    ).rstrip()


def table(*rows):
    """表三 with a narrow header and these rows between two others."""
    return "\n".join(
        [
            "三、收到和处理政府信息公开申请情况",
            drawn("", "自然人", "商业", "科研", "社会", "法律", "其他", "总计"),
            drawn("", "企业", "机构", "公益", "服务", at=1),
            drawn("", "组织", "机构", at=3),
            drawn("一、本年新收政府信息公开申请数量", "5", "1", "0", "0", "0", "0", "6"),
            *rows,
            drawn("四、结转下年度继续办理", "4", "1", "0", "0", "0", "0", "5"),
        ]
    )


def page_of(*lines):
    """A page that is one cell of a drawn table, as programs write pages that tables lay out."""
    width = 200
    rule = f"+{'-' * (width + 2)}+"
    inner = [f"| {line}{' ' * (width - wide(line))} |" for line in lines]
    return "\n".join([rule, *inner, rule])


DOCUMENTS = (
    "  信息内容",
    "            本年制发件数        本年废止件数        现行有效件数",
    "  规章",
    "            3件                 0件                 8件",
    "  行政规范性文件",
    "            1件                 0件                 9件",
)


def test_a_page_of_which_all_figures_stand_on_lines_without_labels_is_not_called_a_blank_form():
    text = page_of(
        "二、主动公开政府信息情况",
        *DOCUMENTS,
    )
    with pytest.raises(NoReportFound, match="nothing tells the cells apart"):
        read(text)


@pytest.mark.parametrize("figure", ["{}", "{}件", "{}(其中修订3件)"])
def test_rows_whose_figures_stand_below_their_labels_in_a_cell_of_the_page_are_not_blank(figure):
    of_row = ("            ".join(map(figure.format, (8, 0, 5, 0, 13, 0, 26)))) + "   "
    text = page_of(
        "二、主动公开政府信息情况",
        "  第二十条第（一）项",
        *DOCUMENTS,
        "三、收到和处理政府信息公开申请情况",
        "  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计",
        "  三、本年度办理结果",
        f"          （一）予以公开       {'      '.join('1230214')}",
        "  （六）其他处理",
        "          2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        f"     {of_row}",
        "          3.其他",
        f"     {of_row}",
        "  （七）总计",
        f"     {of_row}",
    )
    found = [str(ref) for ref, leaf in read(text).report.cells() if leaf == BLANK]
    assert [ref for ref in found if ref.startswith(PRINTED)] == []


PRINTED = (
    "disclosure.regulations",
    "disclosure.normative",
    "requests.outcome.other",
    "requests.outcome.total",
)


NARROW = """三、收到和处理政府信息公开申请情况

                                                    申请人情况
                                                        法人或其他组织
                                                    自  商 科 社会           总
                                                    然  业 研 公益 法律服 其 计
                                                    人  企 机 组织 务机构 他
                                                        业 构
一、本年新收政府信息公开申请数量                    0件 5  23 0件  34件   2  64
                                                        件 件             件 件
二、上年结转政府信息公开申请数量                    16  0  0  0件  0件    0  16
                                                    件  件 件             件 件
         (一)予以公开                               0件 0  0  0件  0件    4  4
                                                        件 件             件 件
                1、申请人无正当理由逾期不补正、行政 1件 0  0  0件  2件    0  3
                机关不再处理其政府信息公开申请          件 件             件 件
         (六)其 2、申请人逾期未按收费通知要求缴纳费     0  18             0  39
         他处理 用、行政机关不再处理其政府信息公开  0件 件 件 0件  21件   件 件
                申请
                3、其他                             9件 0  2  0件  0件    0  11
                                                        件 件             件 件
         (七)总计                                   0件 0  0  0件  0件    0  0
                                                        件 件             件 件
四、结转下年度继续办理                              0件 0  0  17件 0件    0  17
                                                        件 件             件 件
"""


def test_what_a_row_lacks_on_the_first_line_of_its_label_is_not_blank_if_figures_stand_on_the_next():
    assert kinds(NARROW, "outcome.other.overdue_fee") & {"blank"} == set()
    assert leaves(NARROW, "outcome.other.other") == [9, 0, 2, 0, 0, 0, 11]


REMARKS = {
    "units": ("0(含", "12件", "转办)"),
    "digits": ("0(其", "12", "件)"),
    "two lines below": ("0(含", "12件", "转", "办)"),
}


@pytest.mark.parametrize("column", range(1, 8))
@pytest.mark.parametrize("name", sorted(REMARKS))
def test_digits_in_a_remark_that_is_torn_over_lines_are_no_figure(name, column):
    first, middle, *rest = REMARKS[name]
    row = ["1.属于国家秘密", "0", "—", "0", "—", "0", "—", "—"]
    row[column] = middle
    text = table(drawn(first, at=column), drawn(*row), *(drawn(line, at=column) for line in rest))
    found = leaves(text, "outcome.not_disclosed.state_secret")
    assert [leaf for leaf in found if leaf == 12] == []


def test_a_bracket_that_a_label_closes_is_no_end_of_a_remark():
    text = table(
        drawn("（二）部分公开（区分处理的，只计这一情形，", "3", "1", "0", "0", "0", "0", "4"),
        drawn("不计其他情形）"),
    )
    assert leaves(text, "outcome.partially_disclosed") == [3, 1, 0, 0, 0, 0, 4]


@pytest.mark.parametrize("group", ["", "（三）不予公开"])
def test_a_figure_and_its_total_that_are_broken_alike_are_not_read_in_part(group):
    text = table(
        drawn("1.属于国家秘密", "49", "0", "0", "0", "0", "0", "49"),
        drawn(group, "7", "", "", "", "", "", "7"),
        drawn("2.其他法律行政法规禁止公开", "3", "1", "0", "0", "0", "0", "4"),
    )
    assert kinds(text, "outcome.not_disclosed.state_secret") == {"unplaced"}
    assert leaves(text, "outcome.not_disclosed.prohibited_by_law") == [3, 1, 0, 0, 0, 0, 4]


def test_a_figure_and_its_total_of_which_each_goes_on_on_a_line_of_its_own_are_not_read_in_part():
    text = table(
        drawn("1.属于国家秘密", "49", "0", "0", "0", "0", "0", "49"),
        drawn("", "7"),
        drawn("", "", "", "", "", "", "", "7"),
        drawn("2.其他法律行政法规禁止公开", "3", "1", "0", "0", "0", "0", "4"),
    )
    assert kinds(text, "outcome.not_disclosed.state_secret") == {"unplaced"}


UNITS = """三、收到和处理政府信息公开申请情况

                                申请人情况

                                    法人或其他组织
(本列数据的勾稽关系为:第一项加
第二项之和,等于第三项加第四项之 自               法
和)                             然  商 科  社会  律      总
                                人  业 研  公益  服  其  计
                                    企 机  组织  务  他
                                    业 构        机
                                                 构

一、本年新收政府信息公开申请数  35  36 14  9件   28  23  145
               4.无正当理由大量 0件        0件       0件
               反复申请

               5.要求行政机关确     1
               认或重新出具已获 4件 件                   5件
               取信息

         (六)其他处理               5            1件     6件
                                    件

         (七)总计               34  35 14  10件  27  22  142
                                件  件 件        件  件  件"""


def test_units_and_figures_of_neighbours_beside_a_line_of_a_label_are_of_its_row():
    assert kinds(UNITS, "outcome.not_processed.confirm_or_reissue") == {"unplaced"}


REMARK_IN_LABEL = table(
    drawn("4.保护第", "248"),
    drawn("三方合法", "(含2", "862", "0", "860", "0", "0", "1970"),
    drawn("权益", "件转"),
    drawn("", "办)"),
)


def test_a_figure_above_its_remark_is_not_all_of_its_row():
    assert kinds(REMARK_IN_LABEL, "outcome.not_disclosed.third_party_rights") == {"unplaced"}


NUMBERS = """三、收到和处理政府信息公开申请情况

                                           申请人情况
(本列数据的勾稽关系为:第一项加第二项之和,       法人或其他组织
等于第三项加第四项之和)                    自然 商业 科研 社会 法律      总计
                                           人   企业 机构 公益 服务 其他
                                                          组织 机构
一、本年新收政府信息公开申请数量           7129 7988 2654 3620 3891 2447 27729
二、上年结转政府信息公开申请数量           3    2    3    2    1    0    11
        (一)予以公开                       285  375  0         0    182  842
        (三) 3. 危及“三安全一稳定”         0    248  823  631  673  0    2375
        不予 4. 保护第三方合法权益         863  130       186  0         1179
        公开 5. 属于三类内部事务信息            739  161  706  330  776  2712
             6. 属于四类过程性信息         701       0    0    697  511  1909
             7. 属于行政执法案卷           40   286  519       157  65   1067
             8. 属于行政查询事项           267  530  0    208  192  0    1197
        (四) 1. 本机关不掌握相关政府信息   464  636  0    0    48   167  1315
三、本  无法 2. 没有现成信息需要另行制作   740  0    0    0    127  0    867
年度办  提供 3. 补正后申请内容仍不明确     737  875  0    212  0    16   1840
理结果       1. 信访举报投诉类申请         326  499  169  0    0    550  1544
        (五) 2. 重复申请                   289  781  0    0    0    0    1070
        不予 3. 要求提供公开出版物         515  860  0    0    163  0    1538
        处理 4. 无正当理由大量反复申请     354  561       344  0    0    1259
             5. 要求行政机关确认或重新出具 472  294  0    483  0    0    1249"""


def test_the_number_of_a_label_stays_with_it_behind_the_label_of_its_group():
    found = leaves(NUMBERS, "outcome.not_processed.complaint")
    assert found == [326, 499, 169, 0, 0, 550, 1544]


DIGITS = """四、政府信息公开行政复议、行政诉讼情况

 行政复议                 行政诉讼

                          未经复议直接起诉         复议后起诉
 结   结   其   尚   总
果维 果纠 他结 未审 计    结   结   其   尚   总   结   结   其   尚   总
持   正   果   结        果维 果纠 他结 未审 计   果维 果纠 他结 未审 计
                         持   正   果   结        持   正   果   结

 ４   ４   ４   ５   ５   ５   ５   ５   ５   ５   ５   ５   ５   ５   ５
９７ ９８ ９９ ００ ０１ ０４ ０７ ０９ １１ １３ １６ １９ ２２ ２４ ２６
"""


def test_the_first_digits_of_figures_that_go_on_below_are_no_figures_of_table_4():
    cells = {leaf for ref, leaf in read(DIGITS).report.cells() if ref.table == "disputes"}
    assert {leaf.kind for leaf in cells if isinstance(leaf, Missing)} == {"unplaced"}
    assert [leaf for leaf in cells if not isinstance(leaf, Missing)] == []


@pytest.mark.parametrize("words", ["”", "法规禁止公开", "予公开 ”"])
def test_a_line_of_a_label_may_be_a_quotation_mark_and_its_figures_are_those_of_the_row(words):
    behind = [Seen("WORDS", Cell(words)), *(Seen("VALUE", Cell(text)) for text in ("34", "43"))]
    assert goes_on_beside_its_label(behind)
