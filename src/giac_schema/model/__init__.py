"""The nouns: cells, addresses, terms, the forms of both editions, the report."""

from giac_schema.model.address import Ref
from giac_schema.model.applicants import APPLICANTS, ApplicantRow
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.disclosure import (
    Decisions,
    Disclosure,
    Disclosure2019,
    Disclosure2021,
    DisclosureHybrid,
    DocumentsMade,
    DocumentsStock,
    FeeItems,
    Fees,
    Items,
    Procurement,
)
from giac_schema.model.disputes import CaseResults, Disputes, Litigation
from giac_schema.model.form import Entry
from giac_schema.model.forms import Form, Node, form
from giac_schema.model.outcomes import (
    NotDisclosed,
    NotProcessed,
    OtherHandling,
    Outcome2019,
    Outcome2021,
    UnableToProvide,
)
from giac_schema.model.report import (
    EDITIONS,
    TABLES,
    Edition,
    ExtraRow,
    Period,
    Report,
    Report2019,
    Report2021,
    TableName,
)
from giac_schema.model.requests import Requests, Requests2019, Requests2021
from giac_schema.model.source import Loose, LooseRow, Position, Source
from giac_schema.model.values import ABSENT, BLANK, Count, Leaf, Missing, MissingKind, Money, Number

__all__ = [
    "ABSENT",
    "APPLICANTS",
    "BLANK",
    "EDITIONS",
    "TABLES",
    "ApplicantRow",
    "CaseResults",
    "Claim",
    "Count",
    "Decisions",
    "Disclosure",
    "Disclosure2019",
    "Disclosure2021",
    "DisclosureHybrid",
    "Disputes",
    "DocumentsMade",
    "DocumentsStock",
    "Edition",
    "Entry",
    "ExtraRow",
    "FeeItems",
    "FeeStatement",
    "Fees",
    "Form",
    "Items",
    "Leaf",
    "Litigation",
    "Loose",
    "LooseRow",
    "Missing",
    "MissingKind",
    "Money",
    "Node",
    "NotDisclosed",
    "NotProcessed",
    "Number",
    "OtherHandling",
    "Outcome2019",
    "Outcome2021",
    "Period",
    "Position",
    "Procurement",
    "Ref",
    "Report",
    "Report2019",
    "Report2021",
    "Requests",
    "Requests2019",
    "Requests2021",
    "Source",
    "TableName",
    "UnableToProvide",
    "form",
]
