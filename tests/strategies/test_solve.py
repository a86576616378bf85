"""Whole numbers that keep everything stated, or why there are none."""

from __future__ import annotations

from giac_schema.rules import requests
from giac_schema.strategies.exact.formulas import Constraint, Divides, Either, Formula, Var, Within
from giac_schema.strategies.exact.points import Point
from giac_schema.strategies.exact.solve import Contradiction, solve

A, B, C = (Var(requests.received.total.ref, where) for where in "abc")


def stated(**formulas: Formula) -> list[Constraint]:
    return [Constraint(name, formula) for name, formula in formulas.items()]


def test_a_contradiction_among_shares_is_not_chased_from_fraction_to_fraction():
    most = Within({A: 5, B: -4}, 1, None)
    parts = Within({A: 1, C: 1, B: -1}, 0, 0)
    disclosed = Either((Within({B: 1}, None, 29), Within({B: 2, C: -5}, None, 0)))
    answer = solve(stated(most=most, parts=parts, many=Within({B: 1}, 50, None), public=disclosed))
    assert isinstance(answer, Contradiction)
    assert answer.names == {"most", "parts", "many", "public"}


def test_a_choice_that_had_no_part_in_a_contradiction_is_not_among_its_reasons():
    free = Either((Within({C: 1}, 1, 1), Within({C: 1}, 7, 7)))
    wanted = Either((Within({A: 1}, None, 3), Within({A: 2}, None, 7)))
    answer = solve(stated(free=free, wanted=wanted, least=Within({A: 1}, 4, None)))
    assert isinstance(answer, Contradiction)
    assert answer.names == {"wanted", "least"}


def test_equations_that_only_fractions_solve_contradict():
    answer = solve(stated(odd=Within({A: 2, B: -2}, 1, 1)))
    assert isinstance(answer, Contradiction)
    assert answer.names == {"odd"}


def test_either_or_and_division_hold_together_at_the_point():
    even = Divides({A: 1}, 0, 2, divisible=True)
    some = Either((Within({A: 1}, 3, 3), Within({A: 1}, 6, 7)))
    answer = solve(stated(even=even, some=some))
    assert isinstance(answer, Point)
    assert answer.values[A] == 6
