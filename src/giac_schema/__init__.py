"""Read, check and generate 政府信息公开工作年度报告, and never be silently wrong.

    >>> import giac_schema
    >>> reading = giac_schema.read("examples/reports/yunting-water-2023.txt")
    >>> findings = giac_schema.check(reading)

Importing it is light: the verbs load parsers, rules and converters when they are first called.
"""

from giac_schema.errors import (
    BlankForm,
    GiacError,
    InvalidData,
    InvalidRule,
    InvalidRuleText,
    MissingExtra,
    NoReportFound,
    RepeatedLinesLost,
    SeveralReports,
    TooLarge,
    UnknownAddress,
    UnknownFormat,
    UnknownLayout,
    UnknownRule,
    UnreadableReport,
)
from giac_schema.findings import (
    Change,
    Coverage,
    Deduction,
    Finding,
    Findings,
    Operand,
    Partner,
    Reading,
    Step,
    Suggestion,
)
from giac_schema.model import (
    Claim,
    Edition,
    ExtraRow,
    FeeStatement,
    Leaf,
    Loose,
    LooseRow,
    Missing,
    Period,
    Position,
    Ref,
    Report,
    Report2019,
    Report2021,
    Source,
)
from giac_schema.render import LAYOUTS, FileLayout, Layout, TextLayout, blank_form

# isort: split
# After giac_schema.render: loading that package sets the same name, and the verb must stand.
from giac_schema.api import (
    check,
    claims,
    explain,
    from_json,
    read,
    render,
    standard,
    to_json,
)
from giac_schema.rule_files import format_rules, installed_rules, parse_rules

__all__ = [
    "LAYOUTS",
    "BlankForm",
    "Change",
    "Claim",
    "Coverage",
    "Deduction",
    "Edition",
    "ExtraRow",
    "FeeStatement",
    "FileLayout",
    "Finding",
    "Findings",
    "GiacError",
    "InvalidData",
    "InvalidRule",
    "InvalidRuleText",
    "Layout",
    "Leaf",
    "Loose",
    "LooseRow",
    "Missing",
    "MissingExtra",
    "NoReportFound",
    "Operand",
    "Partner",
    "Period",
    "Position",
    "Reading",
    "Ref",
    "RepeatedLinesLost",
    "Report",
    "Report2019",
    "Report2021",
    "SeveralReports",
    "Source",
    "Step",
    "Suggestion",
    "TextLayout",
    "TooLarge",
    "UnknownAddress",
    "UnknownFormat",
    "UnknownLayout",
    "UnknownRule",
    "UnreadableReport",
    "blank_form",
    "check",
    "claims",
    "explain",
    "format_rules",
    "from_json",
    "installed_rules",
    "parse_rules",
    "read",
    "render",
    "standard",
    "to_json",
]
