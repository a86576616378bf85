"""ODT and ODS, the documents of LibreOffice."""

from giac_schema.readers.odf.document import read_odf

__all__ = ["read_odf"]
