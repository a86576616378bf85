"""The rule language, its judge, and the standard rules.

>>> from giac_schema.rules import disputes, requests, rule
>>> quiet = rule("X.quiet", disputes.reconsideration.total <= requests.outcome.total.total)
>>> quiet.body.op
'<='
"""

from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue import CHECKS, EXCEPTIONS, LEFT_OUT, standard
from giac_schema.rules.catalogue.dates import deadline
from giac_schema.rules.checks import CheckFunction, Subject, note, report_of
from giac_schema.rules.conditions import Ratio, close, each, ratio, when
from giac_schema.rules.evaluate import evaluate, verdicts
from giac_schema.rules.expand import Instance, instances
from giac_schema.rules.expressions import Expr, Statement, all_of, any_of, sum_of
from giac_schema.rules.language import look_over, rule, template
from giac_schema.rules.others import ChildReports, children, family, previous, report_year
from giac_schema.rules.places import Place, disclosure, disputes, requests
from giac_schema.rules.relatives import (
    Context,
    NotAssessable,
    Related,
    children_of,
    claims_of,
    fees_of,
    organs_of,
    previous_of,
)

__all__ = [
    "CHECKS",
    "EXCEPTIONS",
    "LEFT_OUT",
    "Check",
    "CheckFunction",
    "ChildReports",
    "Context",
    "Expr",
    "Instance",
    "NotAssessable",
    "Observed",
    "Place",
    "Ratio",
    "Related",
    "Rule",
    "RuleSet",
    "Statement",
    "Subject",
    "Title",
    "all_of",
    "any_of",
    "children",
    "children_of",
    "claims_of",
    "close",
    "deadline",
    "disclosure",
    "disputes",
    "each",
    "evaluate",
    "family",
    "fees_of",
    "instances",
    "look_over",
    "note",
    "organs_of",
    "previous",
    "previous_of",
    "ratio",
    "report_of",
    "report_year",
    "requests",
    "rule",
    "standard",
    "sum_of",
    "template",
    "verdicts",
    "when",
]
