"""Every kind of term and of body has a name in the data, and a strategy that draws it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings

from giac_schema import strategies
from giac_schema.convert import to_data
from giac_schema.convert.terms import KINDS
from giac_schema.model.rule import Body, Rule
from giac_schema.model.terms import Term

QUICK = settings(database=None, deadline=None, max_examples=2_000, phases=[Phase.generate])


def test_no_kind_is_forgotten():
    assert set(KINDS) == {*get_args(Term), *get_args(Body)}


def test_no_two_kinds_share_a_name():
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("cls", get_args(Term), ids=lambda cls: cls.__name__)
def test_every_kind_of_term_is_drawn_and_written(cls: type):
    term = find(strategies.terms(), lambda term: isinstance(term, cls), settings=QUICK)
    assert to_data(term)["kind"] == KINDS[cls]


def test_every_kind_of_body_is_drawn_and_written():
    written: set[str] = set()

    @settings(QUICK, max_examples=300)
    @given(strategies.rules())
    def draw(rule: Rule) -> None:
        written.update(kinds_in(to_data(rule)["body"]))

    draw()
    assert {KINDS[cls] for cls in get_args(Body)} - written == set()


def kinds_in(data: object) -> set[str]:
    """Every kind that is named in plain data, however deep."""
    if isinstance(data, list):
        return set().union(*map(kinds_in, data))
    if not isinstance(data, dict):
        return set()
    named = {data["kind"]} if "kind" in data else set()
    return named | kinds_in([*data.values()])
