"""Hypothesis strategies for everything the model can hold.

``reports()`` draws anything, ``printed_reports()`` what can stand in a published table and be read
back, ``valid_reports()`` what also keeps every ``must`` identity of the form.  Once Hypothesis
is installed, ``st.from_type(Report2021)`` and the like work without importing this package.
"""

from giac_schema.strategies.blanks import Blanked, blanked
from giac_schema.strategies.cells import (
    counts,
    leaves,
    missing,
    money,
    placeholders,
    values,
    words,
)
from giac_schema.strategies.invalid import Changed, Invalid, invalid_reports
from giac_schema.strategies.layouts import file_layouts, layouts, text_layouts, texts
from giac_schema.strategies.misreadings import Misreading, misreadings
from giac_schema.strategies.panels import Together, families, series
from giac_schema.strategies.printed import hybrid_reports, printed_reports
from giac_schema.strategies.readings import (
    cell_sources,
    claims,
    fee_statements,
    findings,
    readings,
)
from giac_schema.strategies.registration import register_drawn
from giac_schema.strategies.reports import reports
from giac_schema.strategies.rules import relations, rule_sets, rules, terms
from giac_schema.strategies.search import smallest
from giac_schema.strategies.soiling.catalogue import SOILINGS
from giac_schema.strategies.soiling.printout import (
    Encoding,
    PageSoiling,
    Printout,
    Soiling,
    TextSoiling,
    soil,
)
from giac_schema.strategies.sources import soilings, sources
from giac_schema.strategies.valid import valid_reports
from giac_schema.strategies.where import refs

__all__ = [
    "SOILINGS",
    "Blanked",
    "Changed",
    "Encoding",
    "Invalid",
    "Misreading",
    "PageSoiling",
    "Printout",
    "Soiling",
    "TextSoiling",
    "Together",
    "blanked",
    "cell_sources",
    "claims",
    "counts",
    "families",
    "fee_statements",
    "file_layouts",
    "findings",
    "hybrid_reports",
    "invalid_reports",
    "layouts",
    "leaves",
    "misreadings",
    "missing",
    "money",
    "placeholders",
    "printed_reports",
    "readings",
    "refs",
    "relations",
    "reports",
    "rule_sets",
    "rules",
    "series",
    "smallest",
    "soil",
    "soilings",
    "sources",
    "terms",
    "text_layouts",
    "texts",
    "valid_reports",
    "values",
    "words",
]

register_drawn(
    {
        Blanked: lambda: blanked(reports("2021"), "2021"),
        Invalid: invalid_reports,
        Printout: lambda: printed_reports().flatmap(sources),
        Together: lambda: series((2022, 2023)),
    }
)
