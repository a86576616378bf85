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
    Reading,
    Step,
    Suggestion,
)
from giac_schema.model import (
    Edition,
    ExtraRow,
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
from giac_schema.api import check, from_json, read, render, standard, to_json

__all__ = [
    "LAYOUTS",
    "BlankForm",
    "Change",
    "Coverage",
    "Deduction",
    "Edition",
    "ExtraRow",
    "FileLayout",
    "Finding",
    "Findings",
    "GiacError",
    "InvalidData",
    "InvalidRule",
    "Layout",
    "Leaf",
    "Loose",
    "LooseRow",
    "Missing",
    "MissingExtra",
    "NoReportFound",
    "Operand",
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
    "from_json",
    "read",
    "render",
    "standard",
    "to_json",
]
