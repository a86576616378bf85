"""Whole-number reasoning about rules: what the strategies that build reports rest on.

Nothing here draws.  :mod:`formulas` states rules over whole numbers, :mod:`solve` finds a point that
keeps them or says which of them cannot be kept together, :mod:`moves` finds the changes that no
equation notices, and :mod:`space` walks from point to point along those without ever leaving what is
allowed.
"""
