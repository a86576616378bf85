"""Every soiling, by its name."""

from __future__ import annotations

from typing import Final

from giac_schema.render import LAYOUTS
from giac_schema.strategies.soiling import figures, labels, pages
from giac_schema.strategies.soiling import text as texts
from giac_schema.strategies.soiling.cells import in_figures, in_labels, in_tables
from giac_schema.strategies.soiling.printout import (
    GRIDS,
    TEXTS,
    Encoding,
    PageSoiling,
    Soiling,
    TextSoiling,
)
from giac_schema.strategies.soiling.spans import cut_short

__all__ = ["SOILINGS"]

_BREAKABLE: Final = frozenset({"html", "docx", "xlsx"})
"""Layouts in which a line break in a cell stays inside it."""
_PLAIN: Final = TEXTS - {"markdown"}
"""Layouts whose signs are no markup."""
_SPACED: Final = frozenset({"aligned", "lined-up", "drawn"})
"""Layouts in which blanks tell where a cell stands."""
_ONE_LINE: Final = frozenset({"row-per-line", "leading", "markdown"})
"""Layouts that have a row on a line."""

_LABELS: Final[list[Soiling]] = [
    PageSoiling(
        "other-width",
        "marks and digits of labels wide or narrow",
        lossless=True,
        change=in_labels(labels.wide),
    ),
    PageSoiling(
        "other-brackets",
        "brackets of another kind",
        lossless=True,
        change=in_labels(labels.bracketed),
    ),
    PageSoiling(
        "other-quotes",
        "quotation marks of another kind",
        lossless=True,
        change=in_labels(labels.quoted),
    ),
    PageSoiling(
        "blanks-in-labels",
        "a blank somewhere in a label",
        lossless=True,
        change=in_labels(labels.spaced),
    ),
    PageSoiling(
        "breaks-in-labels",
        "a line break somewhere in a label",
        lossless=True,
        layouts=_BREAKABLE,
        change=in_labels(labels.broken),
    ),
    PageSoiling(
        "labels-on-two-lines",
        "a label goes on in the next line of text",
        lossless=False,
        layouts=TEXTS,
        change=in_labels(labels.broken),
    ),
    PageSoiling(
        "traditional",
        "labels in traditional characters",
        lossless=True,
        change=in_labels(labels.with_traditional),
    ),
    PageSoiling(
        "pinyin",
        "pinyin in brackets inside labels",
        lossless=True,
        change=in_labels(labels.with_pinyin),
    ),
    PageSoiling(
        "radicals",
        "Kangxi radicals in place of characters",
        lossless=True,
        change=in_labels(labels.with_radicals),
    ),
    PageSoiling(
        "other-numbers",
        "numbers of labels in another style",
        lossless=True,
        change=in_labels(labels.renumbered),
    ),
    PageSoiling(
        "no-numbers",
        "labels without their numbers",
        lossless=True,
        change=in_labels(labels.unnumbered),
    ),
    PageSoiling("cut-labels", "labels cut off", lossless=False, change=in_labels(labels.cut)),
    PageSoiling(
        "misspelt-labels",
        "one character of a label wrong, missing or too many",
        lossless=False,
        change=in_labels(labels.misspelt),
    ),
]

_FIGURES: Final[list[Soiling]] = [
    PageSoiling(
        "thousands",
        "thousands set apart by commas",
        lossless=True,
        change=in_figures(figures.grouped),
    ),
    PageSoiling(
        "wide-digits", "full-width digits", lossless=True, change=in_figures(figures.full_width)
    ),
    PageSoiling(
        "units", "units behind figures", lossless=False, change=in_figures(figures.counted)
    ),
    PageSoiling(
        "remarks",
        "remarks in brackets behind figures",
        lossless=True,
        change=in_figures(figures.remarked),
    ),
    PageSoiling(
        "bold",
        "figures in bold",
        lossless=True,
        layouts=TEXTS,
        change=in_figures(figures.emphasised),
    ),
    PageSoiling(
        "blanks-around-figures",
        "blanks around figures",
        lossless=True,
        change=in_figures(figures.set_in),
    ),
    PageSoiling(
        "split-digits", "a blank inside a figure", lossless=False, change=in_figures(figures.split)
    ),
    PageSoiling(
        "letters-for-digits",
        "O for 0, l for 1",
        lossless=False,
        change=in_figures(figures.nameless),
    ),
    PageSoiling(
        "split-cells",
        "a figure in two cells",
        lossless=False,
        # without blank cells, a torn figure makes up for one and leaves no trace
        layouts=frozenset(LAYOUTS) - {"paragraphs-without-blanks"},
        change=in_tables(figures.split_cells),
    ),
    PageSoiling(
        "dropped-blanks",
        "blank cells left out",
        lossless=False,
        layouts=_PLAIN,
        change=in_tables(figures.dropped),
    ),
    PageSoiling(
        "blanks-too-many",
        "a blank cell too many in a row",
        lossless=False,
        layouts=TEXTS,
        change=in_tables(figures.inserted),
    ),
    PageSoiling(
        "filled-up",
        "blank cells behind rows",
        lossless=False,
        layouts=TEXTS,
        change=in_tables(figures.filled_up),
    ),
]

_PAGES: Final[list[Soiling]] = [
    PageSoiling(
        "labels-cut-short",
        "labels that cover fewer columns than they did",
        lossless=False,
        layouts=frozenset({"html", "markdown", "docx", "xlsx"}),
        change=in_tables(cut_short),
    ),
    PageSoiling("headings-twice", "headings doubled", lossless=True, change=pages.doubled_headings),
    PageSoiling(
        "captions", "a line between heading and table", lossless=True, change=pages.captioned
    ),
    PageSoiling(
        "page-numbers",
        "the number of a page among rows",
        lossless=False,
        layouts=TEXTS,
        change=pages.paged,
    ),
    PageSoiling(
        "tables-in-two",
        "a table in two, one below the other",
        lossless=True,
        # A sheet of nothing but labels has no other columns: of a blank half, a workbook keeps no cell.
        layouts=GRIDS - {"xlsx"},
        change=pages.torn,
    ),
    PageSoiling(
        "headers-again",
        "a table in two, each with the headers",
        lossless=True,
        layouts=GRIDS,
        change=pages.headed_again,
    ),
    PageSoiling(
        "headers-again-in-lines",
        "headers once more among the rows",
        lossless=True,
        layouts=TEXTS,
        change=pages.headed_again_in_lines,
    ),
]

_TEXTS: Final[list[Soiling]] = [
    TextSoiling(
        "crlf", "lines that end as on Windows", lossless=True, change=texts.carriage_returns
    ),
    TextSoiling(
        "trailing-blanks",
        "blanks at the ends of lines",
        lossless=True,
        change=texts.trailing_blanks,
    ),
    TextSoiling(
        "no-break-spaces",
        "no-break spaces for blanks",
        lossless=True,
        layouts=_PLAIN,
        change=texts.narrow_blanks,
    ),
    TextSoiling(
        "stripped-ends",
        "no blanks and no tabs at the ends of lines",
        lossless=False,
        layouts=frozenset({"leading", "tabs"}),
        change=texts.stripped_ends,
    ),
    TextSoiling("zero-width", "marks that nobody sees", lossless=True, change=texts.zero_width),
    TextSoiling(
        "hashes",
        "headings marked as in Markdown",
        lossless=True,
        layouts=_PLAIN,
        change=texts.headed,
    ),
    TextSoiling(
        "form-feeds", "page breaks before headings", lossless=True, change=texts.form_feeds
    ),
    TextSoiling(
        "quotations",
        "every line quoted with >",
        lossless=False,
        layouts=_ONE_LINE,
        change=texts.quoted_lines,
    ),
    TextSoiling(
        "shorter-blanks",
        "runs of blanks made shorter",
        lossless=False,
        layouts=_SPACED,
        change=texts.shorter_blanks,
    ),
    TextSoiling(
        "unindented-lines",
        "lines without the blanks before them",
        lossless=False,
        layouts=_SPACED,
        change=texts.unindented,
    ),
    TextSoiling("bookmarks", "what Word leaves behind", lossless=False, change=texts.bookmarked),
]

_ENCODINGS: Final[list[Soiling]] = [
    Encoding("gb18030", "kept as GB18030", codec="gb18030"),
    Encoding("byte-order-mark", "UTF-8 with a mark in front", codec="utf-8-sig"),
    Encoding("utf-16", "UTF-16 with a mark in front", codec="utf-16"),
]

SOILINGS: Final[dict[str, Soiling]] = {
    soiling.name: soiling for soiling in [*_LABELS, *_FIGURES, *_PAGES, *_TEXTS, *_ENCODINGS]
}
"""Every soiling, by its name."""
