"""Add rules: what a superior organ asks of its subordinates, on top of the standard rules.

python examples/custom_rule.py examples/reports/linlan-office-2022.txt
"""

from __future__ import annotations

import sys

import giac_schema
from giac_schema.rules import RuleSet, Title, requests, rule, standard

OURS = RuleSet(
    (
        rule(
            "city.prompt",
            requests.carried_out.total * 20 <= requests.received.total,
            level="should",
            title=Title(
                zh="结转下年度的申请不超过新收的二十分之一",
                en="At most one application in twenty is carried out to the next year",
            ),
        ),
        rule(
            "city.reuse",
            requests.outcome.not_processed.published_material.total == 0,
            level="hint",
            title=Title(
                zh="公开出版物应当直接告知获取途径，不作不予处理",
                en="Applicants for published material are told where to find it",
            ),
        ),
    )
)
"""A rule set is a value: it is added to another with ``+``, and nothing is registered anywhere."""


def main(arguments: list[str]) -> int:
    """Print what our own rules say of each report."""
    for path in arguments:
        reading = giac_schema.read(path)
        findings = giac_schema.check(reading, standard(reading.report.edition) + OURS)
        for finding in findings:
            if finding.rule in OURS:
                print(f"{path}: {finding.rule} {finding.verdict}: {OURS[finding.rule].title.en}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
