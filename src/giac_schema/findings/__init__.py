"""What a check says, as data, and what reading returns.

No sentence is made here: a finding is a code with named arguments, the cells it is about and the
figures they print.  ``outputs`` turns it into Chinese or English.
"""

from giac_schema.findings.deferred import Deferred
from giac_schema.findings.finding import (
    LEVELS,
    SLIPS,
    VERDICTS,
    Change,
    Deduction,
    Finding,
    Level,
    Located,
    Operand,
    Partner,
    PartnerRole,
    Side,
    Slip,
    Step,
    Suggestion,
    Verdict,
)
from giac_schema.findings.reading import Coverage, Reading
from giac_schema.findings.together import Findings, Pending, Said, is_repairable, made

__all__ = [
    "LEVELS",
    "SLIPS",
    "VERDICTS",
    "Change",
    "Coverage",
    "Deduction",
    "Deferred",
    "Finding",
    "Findings",
    "Level",
    "Located",
    "Operand",
    "Partner",
    "PartnerRole",
    "Pending",
    "Reading",
    "Said",
    "Side",
    "Slip",
    "Step",
    "Suggestion",
    "Verdict",
    "is_repairable",
    "made",
]
