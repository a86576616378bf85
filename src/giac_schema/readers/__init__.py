"""Bytes to documents: what kind of file it is, and what stands in it."""

from giac_schema.readers.given import content_of
from giac_schema.readers.sniff import open_document

__all__ = ["content_of", "open_document"]
