"""表三: the identity that the form prints, and what its two totals mean.

The balances and leaf sums of the column 总计 follow from the row sums and those of the other six columns, so
one wrong figure may break a row and a column at once.
"""

from __future__ import annotations

from typing import Final

from giac_schema.model.rule import Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.texts import FORM_2019, FORM_2021
from giac_schema.rules.language import rule
from giac_schema.rules.places import requests

__all__ = ["REQUESTS"]

BALANCE: Final = rule(
    "T3.balance",
    requests.received + requests.carried_in == requests.outcome.total + requests.carried_out,
    title=Title(
        "表三各列勾稽：本年新收与上年结转之和等于办理结果总计与结转下年度之和",
        "Table 3, each column: received and carried in equal outcomes and carried out",
    ),
    origin="form",
    cites=(FORM_2021, FORM_2019),
    catalogue=[f"T3-{number:02}" for number in range(1, 8)],
)

LEAVES: Final = rule(
    "T3.leaves",
    requests.outcome.total == requests.outcome.leaves,
    title=Title(
        "表三各列（七）总计等于各项办理结果之和",
        "Table 3, each column: the total of outcomes is the sum of all outcomes",
    ),
    origin="arithmetic",
    catalogue=[f"T3-{number:02}" for number in range(8, 15)],
)

ROWS: Final = rule(
    "T3.rows",
    requests.column("total") == requests.applicants,
    title=Title(
        "表三各行总计等于六类申请人之和",
        "Table 3, each row: the total is the sum of the six kinds of applicants",
    ),
    origin="arithmetic",
    catalogue=["T3-15"],
)

REQUESTS: Final = RuleSet((BALANCE, LEAVES, ROWS))
