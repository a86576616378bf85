"""Tables without rulings."""
from __future__ import annotations
from giac_schema.readers.pdf_lines import lines, pieces
def aligned(glyphs):
    return [p for line in lines(glyphs) for p in pieces(line)]
