"""Workbooks: sheets to grids, whichever library has opened them."""
