"""Word documents: the tree of the body to paragraphs and grids."""

from giac_schema.readers.docx.body import read_docx

__all__ = ["read_docx"]
