"""PDF with a layer of text: characters and rulings to lines, tables and prose."""

from giac_schema.readers.pdf.document import MOST_CHARACTERS, MOST_PAGES, MOST_SECONDS, read_pdf

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "MOST_SECONDS", "read_pdf"]
