"""Every kind of term and of body has a name in the data, and a strategy that draws it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import Phase, find, settings

from giac_schema import strategies
from giac_schema.convert import to_data
from giac_schema.convert.terms import KINDS
from giac_schema.model.rule import Body
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


@pytest.mark.parametrize("cls", get_args(Body), ids=lambda cls: cls.__name__)
def test_every_kind_of_body_is_drawn_and_written(cls: type):
    rule = find(strategies.rules(), lambda rule: isinstance(rule.body, cls), settings=QUICK)
    assert to_data(rule)["body"]["kind"] == KINDS[cls]
