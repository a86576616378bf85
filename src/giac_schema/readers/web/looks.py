"""How elements of a page look where that changes what is read: hidden, struck out, set high, on lines of their own.

An element looks as its name, its own style and the style sheets in the page say.  Sheets are not applied as a
browser would: of a sheet only what it says of single classes is believed, and that a class is hidden only if it says
nothing else of its display.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["BLOCKS", "PLAIN", "UNSEEN", "Look", "Sheets"]

UNSEEN: Final = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "select",
        "iframe",
        "svg",
        "object",
        "rt",  # pinyin above its character
        "rp",
    ]
)
"""Elements of which nothing is text of the page."""
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end lines of their own."""

_HIDDEN = re.compile(r"display:none|visibility:(hidden|collapse)")
_FAINT = re.compile(
    r"mso-hide:all|font-size:0(?![.\d])|opacity:0(\.0*)?(?![.\d])|(left|top|text-indent):-\d{4}"
)
_SHOWN = re.compile(r"(?<![a-z-])display:(?!none)")
_STRUCK = re.compile(r"text-decoration(-line)?:[^;]*line-through")
_HIGH = re.compile(r"vertical-align:(super|sub)\b")
_APART = re.compile(r"(?<![a-z-])display:(inline-)?(block|table|flex|grid|list-item)")


@frozen
class Look:
    """What is to be seen of an element."""

    hidden: bool = False
    faint: bool = False
    """Whether nothing is to be seen of its own text; what stands in it may be shown all the same."""
    struck: bool = False
    high: bool = False
    """Whether it is set high or low, as the sign of a footnote is."""
    apart: bool = False
    """Whether it begins a line of its own, or stands apart from what is before it."""

    def __or__(self, other: Look) -> Look:
        if other is self or other is PLAIN:
            return self
        return Look(
            self.hidden or other.hidden,
            self.faint or other.faint,
            self.struck or other.struck,
            self.high or other.high,
            self.apart or other.apart,
        )


PLAIN: Final = Look()
"""Of an element of which nothing is said."""
_BY_NAME: Final = {
    **dict.fromkeys(BLOCKS, Look(apart=True)),
    **dict.fromkeys(["s", "strike", "del"], Look(struck=True)),
    **dict.fromkeys(["sup", "sub"], Look(high=True)),
    "br": Look(apart=True),
    "small": Look(apart=True),  # a small digit behind a figure is a sign of something else
}


@lru_cache(maxsize=4096)
def _styled(style: str) -> Look:
    declared = "".join(style.lower().split())
    return Look(
        bool(_HIDDEN.search(declared)),
        bool(_FAINT.search(declared)),
        bool(_STRUCK.search(declared)),
        bool(_HIGH.search(declared)),
        bool(_APART.search(declared)),
    )


@frozen
class Sheets:
    """What the style sheets in a page say of its classes."""

    classes: Mapping[str, Look] = field(factory=dict)

    @classmethod
    def of(cls, root: LexborNode) -> Sheets:
        """The sheets of a page."""
        return cls(_looks(tuple(sheet.text(deep=True) for sheet in root.css("style"))))

    def look(self, node: LexborNode) -> Look:
        """How an element looks, whatever those around it do."""
        return self.named(node.tag or "", node.attributes)

    def named(self, name: str, attributes: Mapping[str, str | None]) -> Look:
        """The same of an element by its name and its attributes."""
        look = _BY_NAME.get(name, PLAIN)
        return look | self.attributed(attributes) if attributes else look

    def hides(self, node: LexborNode) -> bool:
        """Whether nothing of an element is shown.

        Of a part of the page only its own style is believed: what its class hides, a script may show.
        """
        if node.tag in BLOCKS:
            return _NO_SHEETS.look(node).hidden
        look = self.look(node)
        return look.hidden or look.faint

    def attributed(self, attributes: Mapping[str, str | None]) -> Look:
        """How the attributes of an element say that it looks."""
        if attributes.get("id") in _SHOWN_BY_SCRIPT:
            return PLAIN
        look = _styled(attributes["style"] or "") if "style" in attributes else PLAIN
        if "hidden" in attributes:
            look |= Look(hidden=True)
        for name in (attributes.get("class") or "").split() if self.classes else ():
            if (styled := self.classes.get(name)) is not None:
                look |= styled
        return look


_SHOWN_BY_SCRIPT: Final = frozenset({"js_content"})
"""Elements whose own style hides them until a script has run: the article of a WeChat page."""
_NO_SHEETS: Final = Sheets()
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_CLASS = re.compile(r"[a-z0-9]*\.([\w-]+)", re.IGNORECASE)
_NAMED = re.compile(r"\.([\w-]+)")
_LONGEST = 200_000
"""Characters of a style sheet that are looked at."""


@lru_cache(maxsize=16)
def _looks(sheets: tuple[str, ...]) -> Mapping[str, Look]:
    """How the classes look of which some sheets say anything; the pages of a site have the same ones."""
    declared: dict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        for name, style in _of_classes(sheet):
            declared[name].append(style)
    looks = {name: _together(styles) for name, styles in declared.items()}
    return {name: look for name, look in looks.items() if look != PLAIN}


def _of_classes(sheet: str) -> Iterator[tuple[str, str]]:
    """The classes of a style sheet with what it declares of each.

    Of a class that a longer selector names, ``.tabs .now``, only that it may be shown is handed out.
    """
    for selectors, style in _rules(_COMMENT.sub("", sheet[:_LONGEST])):
        for selector in selectors.split(","):
            whole = _CLASS.fullmatch(selector.strip())
            if whole is not None:
                yield whole[1], style
            elif _SHOWN.search("".join(style.lower().split())):
                yield from ((name, "display:inline") for name in _NAMED.findall(selector))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors of a style sheet, each with what is declared of it.

    Those inside other braces are left out: they hold on paper, or on some screens alone.
    """
    depth = 0
    said = selectors = ""
    for piece in _BRACE.split(sheet):
        if piece == "{":
            depth += 1
            selectors = said
        elif piece == "}":
            if depth == 1 and selectors:
                yield selectors.rpartition(";")[2], said
            depth = max(depth - 1, 0)
            selectors = ""
        said = "" if piece in _BRACES else piece


_BRACES = frozenset("{}")
_BRACE = re.compile(r"([{}])")


def _together(styles: list[str]) -> Look:
    """How a class looks by all that is said of it; hidden only if nothing shows it."""
    looks = [_styled(style) for style in styles]
    shown = any(_SHOWN.search("".join(style.lower().split())) for style in styles)
    return Look(
        not shown and any(look.hidden for look in looks),
        not shown and any(look.faint for look in looks),
        any(look.struck for look in looks),
        any(look.high for look in looks),
    )
