"""What sentences say of cells: our own, of every kind that officials write, and the real ones at hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import giac_schema
from giac_schema.grammar.claims import find_claims
from giac_schema.grammar.claims.fees import find_fees

LITIGATION = "disputes.litigation.direct.total + disputes.litigation.after_reconsideration.total"
COMPANIES = " + ".join(
    f"requests.received.{kind}"
    for kind in (
        "commercial_enterprise",
        "research_institution",
        "social_welfare_organization",
        "legal_service_institution",
        "other_organization",
    )
)

SENTENCES = [
    ("本年度新收政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件。", [
        ("新收政府信息公开申请45件", 45, "件", "requests.received.total"),
        ("上年结转3件", 3, "件", "requests.carried_in.total"),
        ("办结46件", 46, "件", "requests.outcome.total.total"),
        ("结转下年度2件", 2, "件", "requests.carried_out.total"),
    ]),
    ("全年共收到政府信息公开申请45件（含上年结转3件），其中自然人申请40件，法人或其他组织申请5件。", [
        ("收到政府信息公开申请45件", 45, "件", "requests.received.total + requests.carried_in.total"),
        ("上年结转3件", 3, "件", "requests.carried_in.total"),
        ("自然人申请40件", 40, "件", "requests.received.natural_person"),
        ("法人或其他组织申请5件", 5, "件", COMPANIES),
    ]),
    ("收到政府信息公开申请52件，同比增加12件，增长30%。", [
        ("收到政府信息公开申请52件", 52, "件", "requests.received.total"),
    ]),
    ("收到政府信息公开申请52件，较2022年的40件增加12件。", [
        ("收到政府信息公开申请52件", 52, "件", "requests.received.total"),
    ]),
    ("上半年收到政府信息公开申请20件，全年共收到政府信息公开申请43件。", [
        ("收到政府信息公开申请43件", 43, "件", "requests.received.total"),
    ]),
    ("2024年将进一步规范办理流程，力争办结政府信息公开申请30件。", [
    ]),
    ("全年处理12345热线工单356件，办理人大代表建议12件、政协提案15件。", [
    ]),
    ("全年收到群众来信12件，均已答复。收到感谢信2封。", [
    ]),
    ("政府信息公开行政复议2件，其中维持1件、纠正1件；行政诉讼3件，均未经复议，其中驳回2件，尚未审结1件。", [
        ("行政复议2件", 2, "件", "disputes.reconsideration.total"),
        ("维持1件", 1, "件", "disputes.reconsideration.upheld"),
        ("纠正1件", 1, "件", "disputes.reconsideration.corrected"),
        ("行政诉讼3件", 3, "件", LITIGATION),
        ("驳回2件", 2, "件", LITIGATION.replace("total", "upheld")),
        ("尚未审结1件", 1, "件", LITIGATION.replace("total", "pending")),
    ]),
    ("行政复议、行政诉讼均未发生。", [
        ("行政复议、行政诉讼均未发生", 0, "", "disputes.reconsideration.total"),
        ("行政复议、行政诉讼均未发生", 0, "", LITIGATION),
    ]),
    ("行政复议、行政诉讼案件均为零。", [
        ("行政复议、行政诉讼案件均为零", 0, "", "disputes.reconsideration.total"),
        ("行政复议、行政诉讼案件均为零", 0, "", LITIGATION),
    ]),
    ("全年未发生一起因政府信息公开申请引起的行政复议或行政诉讼案件。", [
        ("未发生一起因政府信息公开申请引起的行政复议或行政诉讼案件", 0, "", "disputes.reconsideration.total"),
        ("未发生一起因政府信息公开申请引起的行政复议或行政诉讼案件", 0, "", LITIGATION),
    ]),
    ("答复政府信息公开申请6件，予以公开、部分公开、不予公开分别为3件、2件、1件。", [
        ("答复政府信息公开申请6件", 6, "件", "requests.outcome.total.total"),
        ("予以公开、部分公开、不予公开分别为3件、2件、1件", 3, "件", "requests.outcome.disclosed.total"),
        ("予以公开、部分公开、不予公开分别为3件、2件、1件", 2, "件", "requests.outcome.partially_disclosed.total"),
        ("予以公开、部分公开、不予公开分别为3件、2件、1件", 1, "件", "requests.outcome.not_disclosed.leaves.total"),
    ]),
    ("因政府信息公开引发行政复议、行政诉讼各1件。", [
        ("行政复议、行政诉讼各1件", 1, "件", "disputes.reconsideration.total"),
        ("行政复议、行政诉讼各1件", 1, "件", LITIGATION),
    ]),
    ("全年制定出台行政规范性文件3件，废止1件，现行有效12件。", [
        ("制定出台行政规范性文件3件", 3, "件", "disclosure.normative_documents.issued"),
        ("废止1件", 1, "件", "disclosure.normative_documents.repealed"),
        ("现行有效12件", 12, "件", "disclosure.normative_documents.in_force"),
    ]),
    ("备案规范性文件23件，开展合法性审查15件。", [
    ]),
    ("全年作出行政处罚决定35件，罚没款12.5万元，行政强制0件。", [
        ("行政处罚决定35件", 35, "件", "disclosure.penalties.decisions"),
        ("行政强制0件", 0, "件", "disclosure.coercive_measures.decisions"),
    ]),
    ("2023年收取行政事业性收费12.35万元。", [
        ("行政事业性收费12.35万元", Decimal("12.35"), "万元", "disclosure.administrative_fees.amount"),
    ]),
    ("全年收取信息处理费3件，共计400元。", [
    ]),
    ("收到困难群众救助申请56件，发放救助金20万元。", [
    ]),
    ("我局开展行政复议培训2次，办理行政复议答复书3份。", [
    ]),
    ("收到申请10件，其中3件予以公开，2件部分公开，4件不予公开，1件结转下年度继续办理。", [
        ("收到申请10件", 10, "件", "requests.received.total"),
        ("3件予以公开", 3, "件", "requests.outcome.disclosed.total"),
        ("2件部分公开", 2, "件", "requests.outcome.partially_disclosed.total"),
        ("4件不予公开", 4, "件", "requests.outcome.not_disclosed.leaves.total"),
        ("1件结转下年度继续办理", 1, "件", "requests.carried_out.total"),
    ]),
    ("通过网上收到政府信息公开申请8件，通过信函收到政府信息公开申请2件。", [
    ]),
    ("本年度零申请、零复议、零诉讼。", [
        ("零申请", 0, "", "requests.received.total"),
        ("零复议", 0, "", "disputes.reconsideration.total"),
        ("零诉讼", 0, "", LITIGATION),
    ]),
    ("没有未按时答复的政府信息公开申请。", [
    ]),
    ("共受理政府信息公开申请12件，其中，上年结转2件，本年新收10件。", [
        ("受理政府信息公开申请12件", 12, "件", "requests.received.total + requests.carried_in.total"),
        ("上年结转2件", 2, "件", "requests.carried_in.total"),
        ("新收10件", 10, "件", "requests.received.total"),
    ]),
    ("办理结果12件，其中予以公开5件，不予公开3件（属于三类内部事务信息1件，四类过程性信息2件），无法提供4件。", [
        ("予以公开5件", 5, "件", "requests.outcome.disclosed.total"),
        ("不予公开3件", 3, "件", "requests.outcome.not_disclosed.leaves.total"),
        ("属于三类内部事务信息1件", 1, "件", "requests.outcome.not_disclosed.internal_affairs.total"),
        ("四类过程性信息2件", 2, "件", "requests.outcome.not_disclosed.process_information.total"),
        ("无法提供4件", 4, "件", "requests.outcome.unable_to_provide.leaves.total"),
    ]),
    ("修订规范性文件3件，清理规范性文件12件。", [
    ]),
    ("截至2023年底，累计制发规范性文件56件。", [
    ]),
    ("政府集中采购项目12个，采购总金额356.7万元。", [
        ("政府集中采购项目12个", 12, "个", "disclosure.procurement.projects"),
        ("采购总金额356.7万元", Decimal("356.7"), "万元", "disclosure.procurement.amount"),
    ]),
    ("办理行政许可事项28项，网上办件量1.2万件。", [
    ]),
    ("行政处罚案件公示率100%，公示行政处罚决定书36份。", [
    ]),
    ("全年以区政府为被申请人的行政复议案件36件。", [
    ]),
    ("因信息公开引起行政诉讼3件（一审2件、二审1件）。", [
        ("行政诉讼3件", 3, "件", LITIGATION),
    ]),
    ("全区各部门共收到政府信息公开申请2356件，其中区政府本级120件，各乡镇1100件。", [
        ("收到政府信息公开申请2356件", 2356, "件", "requests.received.total"),
    ]),
    ("收到政府信息公开申請２６宗，辦結２５宗，轉下年辦理１宗。", [
        ("收到政府信息公开申請２６宗", 26, "宗", "requests.received.total"),
        ("辦結２５宗", 25, "宗", "requests.outcome.total.total"),
        ("轉下年辦理１宗", 1, "宗", "requests.carried_out.total"),
    ]),
    ("收 到 政 府 信 息 公 开 申 请 1 2 件，已 全 部 答 复 。", [
        ("收 到 政 府 信 息 公 开 申 请 1 2 件", 12, "件", "requests.received.total"),
    ]),
    ("共收到政府信息公开申请十二件，其中两件部分公开。", [
        ("收到政府信息公开申请十二件", 12, "件", "requests.received.total"),
        ("两件部分公开", 2, "件", "requests.outcome.partially_disclosed.total"),
    ]),
    ("新收政府信息公开申请1,234件。", [
        ("新收政府信息公开申请1,234件", 1234, "件", "requests.received.total"),
    ]),
    ("上年度无结转，本年度无结转下年度办理的申请。", [
        ("无结转", 0, "", "requests.carried_in.total"),
        ("无结转下年度办理的", 0, "", "requests.carried_out.total"),
    ]),
    ("发布信息1300余条，收到政府信息公开申请约30件。", [
        ("收到政府信息公开申请约30件", 30, "件", "requests.received.total"),
    ]),
    ("根据国办公开办函〔2021〕30号，2023年5月6日起办理，电话0355-1234567。", [
    ]),
    ("上年结转的3件申请已全部办结。", [
        ("上年结转的3件", 3, "件", "requests.carried_in.total"),
    ]),
    ("制发文件23件，政策解读15篇，召开新闻发布会2次。", [
    ]),
]  # fmt: skip
"""Each sentence with its claims: the exact characters, value, unit, and the likeliest reading."""


def said(text):
    found = giac_schema.claims(text)
    return [(c.quote, c.value, c.unit, str(c.readings[0])) for c in found]


@pytest.mark.parametrize(("text", "claims"), SENTENCES, ids=[text[:20] for text, _ in SENTENCES])
def test_a_sentence_claims_what_a_careful_reader_takes_it_to_say(text, claims):
    assert said(text) == claims


def test_a_figure_has_every_reading_that_a_careful_reader_could_give_it():
    [claim] = giac_schema.claims("全年共受理政府信息公开申请2件。")
    assert list(map(str, claim.readings)) == [
        "requests.received.total",
        "requests.outcome.total.total",
        "requests.received.total + requests.carried_in.total",
    ]


def test_what_is_carried_in_makes_the_total_before_it_include_it():
    total, part = giac_schema.claims("答复政府信息公开申请9件（含上年结转2件）。")
    assert list(map(str, total.readings)) == [
        "requests.outcome.total.total",
        "requests.received.total + requests.carried_in.total",
    ]
    assert part.part_of == 0


def test_a_percentage_is_kept_on_the_figure_before_it():
    _, part = giac_schema.claims("答复政府信息公开申请8件，其中予以公开3件，占37.5%。")
    assert part.share == Decimal("37.5")


def test_figures_of_another_year_than_the_latest_are_left_out():
    text = "2022年收到政府信息公开申请4件。2023年收到政府信息公开申请9件。"
    assert [c.value for c in find_claims(text)] == [9]
    assert [c.value for c in find_claims(text, year=2022)] == [4]


def test_money_in_yuan_is_compared_in_the_unit_of_the_form():
    [claim] = giac_schema.claims("行政事业性收费12500元。")
    assert (claim.value, claim.unit, claim.amount) == (Decimal(12500), "元", Decimal("1.25"))


def test_a_sentence_of_a_section_on_disputes_need_not_say_what_they_are_of():
    assert find_claims("本年行政复议3件。") == ()
    [claim] = find_claims("本年行政复议3件。", about="DISPUTE")
    assert (claim.value, str(claim.readings[0])) == (3, "disputes.reconsideration.total")


@pytest.mark.parametrize(
    ("text", "charged", "notices", "collected"),
    [
        ("本年度未收取信息处理费。", False, None, 0),
        ("本机关没有发生信息处理费收取情况。", False, None, 0),
        ("2025年全县实际收取信息处理费共计760元。", True, None, 760),
        ("全年发出收费通知3件，总金额600元，实际收取总金额400元。", True, 3, 400),
    ],
)
def test_a_statement_on_the_fee_is_read(text, charged, notices, collected):
    fees = find_fees(text)
    assert (fees.charged, fees.notices, fees.collected) == (charged, notices, collected)


@pytest.mark.parametrize("text", ["无。", "本年度没有其他需要报告的事项。", ""])
def test_prose_that_does_not_speak_of_the_fee_makes_no_statement(text):
    assert find_fees(text) is None


PIECES = st.sampled_from(
    [
        "收到",
        "受理",
        "答复",
        "办结",
        "政府信息公开申请",
        "申请",
        "行政复议",
        "行政诉讼",
        "规范性文件",
        "行政许可",
        "予以公开",
        "不予公开",
        "上年结转",
        "结转下年度",
        "其中",
        "未",
        "没有",
        "均",
        "零",
        "2023年",
        "上半年",
        "3件",
        "12",
        "两件",
        "100%",
        "4.5万元",
        "（",
        "）",
        "(",
        ")",
        "，",
        "。",
        "；",
        "、",
        "：",
        "共",
        "的",
        "网上",
        "留言",
        "分别为",
        "各",
        "含",
        "去年",
        "\n",
        "ﷺ",
        "１２",
        "五",
        "万",
        "件",
        "元",
    ]
)
PROSE = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@given(PROSE)
def test_whatever_is_written_its_claims_quote_it_exactly_and_mean_some_cell(text):
    for claim in find_claims(text):
        assert claim.quote in text
        assert claim.readings
        assert claim.value >= 0
        assert claim.part_of is None or claim.part_of < len(find_claims(text))


@given(PROSE)
def test_whatever_is_written_of_fees_is_a_statement_or_none(text):
    fees = find_fees(text)
    assert fees is None or fees.quote != ""


@given(PROSE, PROSE)
@example("", "不予公开4.5万元")
@example("", ".3件政府信息公开申请")
def test_claims_do_not_depend_on_where_blanks_stand(first, second):
    text = f"{first}。{second}"
    spaced = " ".join(text.replace("\n", "。"))
    plain = [(c.value, c.unit, c.readings) for c in find_claims(text.replace("\n", "。"))]
    assert [(c.value, c.unit, c.readings) for c in find_claims(spaced)] == plain


SHARED = Path(__file__).parents[3] / "shared" / "narratives.txt"
TRUTH = Path(__file__).with_name("narratives.truth.json")
"""What each of the real sentences claims, by its line: values and likeliest readings, without the table's name."""


@pytest.mark.skipif(not SHARED.exists(), reason="the real sentences are not at hand")
def test_a_real_sentence_claims_what_a_careful_reader_takes_it_to_say():
    found = {}
    for number, line in enumerate(SHARED.read_text(encoding="utf-8").splitlines(), 1):
        claims = giac_schema.claims(line)
        if claims:
            found[str(number)] = [[str(c.value), _short(c.readings[0])] for c in claims]
    assert found == json.loads(TRUTH.read_text(encoding="utf-8"))


def _sentences():
    """The sentences of our own, each with the lines behind it that say what it claims."""
    found: dict[str, list[str]] = {}
    for line in STYLES.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            next(reversed(found.values())).append(line.strip())
        else:
            found[line] = []
    return found


STYLES = Path(__file__).with_name("sentences.txt")
"""Sentences as governments, bureaus, townships and departments write them, each with its claims."""


def test_sentences_of_every_style_claim_what_is_written_under_them():
    found = {
        text: [f"{c.value} {_short(c.readings[0])}" for c in giac_schema.claims(text)]
        for text in _sentences()
    }
    assert found == _sentences()


def _short(reading):
    text = str(reading)
    for table in ("requests.", "disputes.", "disclosure."):
        text = text.replace(table, "")
    return text
