"""The rule language, its judge, and the standard rules.

>>> from giac_schema.rules import disputes, requests, rule
>>> quiet = rule("X.quiet", disputes.reconsideration.total <= requests.outcome.total.total)
>>> quiet.body.op
'<='
"""

from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue import CHECKS, standard
from giac_schema.rules.checks import CheckFunction, Subject, note, report_of
from giac_schema.rules.evaluate import evaluate, verdicts
from giac_schema.rules.expand import Instance, instances
from giac_schema.rules.expressions import Expr, Statement, all_of, any_of, sum_of
from giac_schema.rules.language import rule
from giac_schema.rules.places import Place, disclosure, disputes, requests

__all__ = [
    "CHECKS",
    "Check",
    "CheckFunction",
    "Expr",
    "Instance",
    "Observed",
    "Place",
    "Rule",
    "RuleSet",
    "Statement",
    "Subject",
    "Title",
    "all_of",
    "any_of",
    "disclosure",
    "disputes",
    "evaluate",
    "instances",
    "note",
    "report_of",
    "requests",
    "rule",
    "standard",
    "sum_of",
    "verdicts",
]
