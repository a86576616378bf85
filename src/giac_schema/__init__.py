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
    OtherForm,
    RepeatedLinesLost,
    SeveralReports,
    TooLarge,
    UnknownAddress,
    UnknownFormat,
    UnknownLayout,
    UnknownRule,
    UnreadableReport,
)
from giac_schema.findings import Coverage, Finding, Findings, Operand, Reading, Suggestion
from giac_schema.model import (
    Edition,
    ExtraRow,
    Leaf,
    Missing,
    Period,
    Position,
    Ref,
    Report,
    Report2019,
    Report2021,
    Source,
)
from giac_schema.render import LAYOUTS, Layout

# isort: split
# After giac_schema.render: loading that package sets the same name, and the verb must stand.
from giac_schema.api import check, from_json, read, render, standard, to_json

__all__ = [
    "LAYOUTS",
    "BlankForm",
    "Coverage",
    "Edition",
    "ExtraRow",
    "Finding",
    "Findings",
    "GiacError",
    "InvalidData",
    "InvalidRule",
    "Layout",
    "Leaf",
    "Missing",
    "MissingExtra",
    "NoReportFound",
    "Operand",
    "OtherForm",
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
    "Suggestion",
    "TooLarge",
    "UnknownAddress",
    "UnknownFormat",
    "UnknownLayout",
    "UnknownRule",
    "UnreadableReport",
    "check",
    "from_json",
    "read",
    "render",
    "standard",
    "to_json",
]
