"""A finding as a sentence that an official understands without knowing the program.

    表三“一、本年新收政府信息公开申请数量”行：33+2+0+0+0+1=36，总计栏为35，应为36，相差-1。

Sentences are made from the finding alone: nothing is read, counted or added up again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.outputs.words.catalogue import has, messages, say
from giac_schema.outputs.words.claims import claim_sentence
from giac_schema.outputs.words.figures import excerpt
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.positions import where
from giac_schema.outputs.words.relations import relation_sentence
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from giac_schema.findings import Finding
    from giac_schema.model.report import Edition
    from giac_schema.outputs.words.languages import Language

__all__ = ["capital", "sentence"]

_SECTIONS: Final = "一二三四五六"
_OPTIONAL: Final = {"words_in_cell": "numbers"}
"""Codes with a shorter sentence for when one of their arguments says nothing."""


def sentence(
    finding: Finding, language: Language, edition: Edition | None = None, title: str = ""
) -> str:
    """What a finding says, on one line, with the place where it is to be seen in the source.

    Args:
        finding: Any finding, of any verdict.
        language: ``"zh"`` or ``"en"``.
        edition: The form of the report, for labels that differ between editions.
        title: The title of the rule, for verdicts that have nothing more to say.

    Raises:
        UnknownMessage: if the catalogue has no sentence for the finding's code.
    """
    places = Places(language, edition)
    said = visible(_said(finding, places, title))
    return capital(_beside(said, where(finding, language)))


def _said(finding: Finding, places: Places, title: str) -> str:
    if finding.verdict == "error":
        details = ", ".join(str(value) for value in finding.args.values()) or finding.code
        return say(places.language, "verdicts", "error", rule=finding.rule, details=details)
    if finding.code == "claim":
        return claim_sentence(finding, places)
    if finding.code == "relation" and finding.verdict != "not_applicable":
        return relation_sentence(finding, places)
    if finding.verdict != "breaks":
        return _without_figures(finding, places, title)
    return _coded(finding, places)


def _without_figures(finding: Finding, places: Places, title: str) -> str:
    """A verdict that has no figures to tell, with its reason where one is known."""
    shape: str = finding.verdict
    reason = ""
    if has("reasons", finding.code):
        shape = "not_applicable_because"
        reason = say(places.language, "reasons", finding.code, **finding.args)
    said = say(places.language, "verdicts", shape, rule=finding.rule, title=title, reason=reason)
    return said.replace(" ：", "：").replace(" :", ":")


def _coded(finding: Finding, places: Places) -> str:
    code = finding.code + _variant(finding)
    fields = {name: _argument(name, value, places) for name, value in finding.args.items()}
    return say(places.language, "codes", code, **{"place": _place(finding, places), **fields})


def _variant(finding: Finding) -> str:
    """Which shorter sentence of a code to take, for what a finding does not say."""
    if finding.place is None and has("codes", f"{finding.code}_without_place"):
        return "_without_place"
    optional = _OPTIONAL.get(finding.code)
    return f"_without_{optional}" if optional and not finding.args.get(optional) else ""


def _place(finding: Finding, places: Places) -> str:
    if finding.place is not None:
        return places.describe(finding.place)
    if finding.operands:
        return places.describe(finding.operands[0].ref)
    return say(places.language, "places", "report")


def _argument(name: str, value: str | int, places: Places) -> str:
    spoken = _SPOKEN.get(name)
    return spoken(value, places) if spoken else excerpt(str(value))


def _section(value: str | int, places: Places) -> str:
    """The number of a section as its language counts: 三, or 3."""
    text = str(value)
    number = _SECTIONS.find(text) + 1 if text in _SECTIONS else text
    if places.language == "en":
        return str(number)
    known = str(number).isdigit() and 1 <= int(number) <= len(_SECTIONS)
    return _SECTIONS[int(number) - 1] if known else text


def _row(value: str | int, places: Places) -> str:
    """Another row, by its address."""
    return places.describe(Ref.parse(str(value)))


def _table(value: str | int, places: Places) -> str:
    return places.table_named(str(value))


def _numbers(value: str | int, places: Places) -> str:
    return say(places.language, "places", "join").join(str(value).split(", "))


def _topics(value: str | int, places: Places) -> str:
    """The aspects of section one by their names in the language; what is none of them as it is."""
    names = {zh: key for key, zh in messages("zh")["aspects"].items()}
    topics = str(value).split("、")
    named = (say(places.language, "aspects", names[t]) if t in names else t for t in topics)
    return say(places.language, "places", "join").join(named)


def _column(value: str | int, places: Places) -> str:
    return places.heading(Ref(("requests",)), str(value))


_SPOKEN: Final[Mapping[str, Callable[[str | int, Places], str]]] = {
    "against": _row,
    "section": _section,
    "table": _table,
    "topics": _topics,
    "numbers": _numbers,
    "other": _column,
}


def _beside(said: str, place: str) -> str:
    """The sentence with its place in the source, in front of the full stop."""
    for stop in ("。", "."):
        if said.endswith(stop):
            return said.removesuffix(stop) + place + stop
    return said + place


def capital(text: str) -> str:
    """A sentence beginning with a capital letter, where its script has any."""
    return text[:1].upper() + text[1:]
