"""Claims and statements on the fee come back, and their readings are written as people write them."""

from __future__ import annotations

import json

import giac_schema
from giac_schema.findings import Reading
from giac_schema.grammar.claims.fees import find_fees
from giac_schema.model import Report2021

TEXT = "全年收到政府信息公开申请9件（含上年结转2件），其中不予公开3件，占33.3%。"
FEE = "发出信息处理费收费通知3件，通知金额600元，实际收取400元。"


def test_a_reading_comes_back_with_its_claims_and_fees():
    reading = Reading(Report2021(), claims=giac_schema.claims(TEXT), fees=find_fees(FEE))
    back = giac_schema.from_json(giac_schema.to_json(reading))
    assert (back.claims, back.fees) == (reading.claims, reading.fees)


def test_a_reading_of_a_claim_is_written_in_a_line():
    reading = Reading(Report2021(), claims=giac_schema.claims(TEXT))
    [first, *_] = json.loads(giac_schema.to_json(reading))["claims"]
    assert first["readings"] == ["requests.received.total + requests.carried_in.total"]
