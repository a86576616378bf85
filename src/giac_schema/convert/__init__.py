"""Model values as plain data and back: ``structure(unstructure(x)) == x`` for all that leaves the library."""

from giac_schema.convert.converter import converter
from giac_schema.convert.jsontext import from_json, to_json
from giac_schema.convert.plain import from_data, to_data
from giac_schema.convert.schema import json_schema

__all__ = ["converter", "from_data", "from_json", "json_schema", "to_data", "to_json"]
