"""JSON Schema of what :func:`.to_data` writes, made from the model classes themselves."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

import attrs

from giac_schema.convert.classes import BRIEF, PRINTED, SPARSE, is_union
from giac_schema.convert.scalars import DECIMAL
from giac_schema.convert.terms import KINDS
from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model.address import Ref
from giac_schema.model.claims import ClaimReading
from giac_schema.model.form import entry_of
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, Report, Report2019, Report2021
from giac_schema.model.rule import Check

__all__ = ["json_schema"]

Schema: TypeAlias = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_SCALARS: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Decimal: {"type": "string", "pattern": f"^{DECIMAL}$"},
    dt.date: {"type": "string", "format": "date"},
}


def json_schema(cls: type = Reading) -> Schema:
    """The JSON Schema (draft 2020-12) of a class's plain data.

    It describes what the library writes, where every name but those of empty parts is present;
    :func:`.from_data` also takes data that leave out what has a default.
    """
    definitions: dict[str, Schema] = {}
    top = _of(cls, definitions)
    return {"$schema": _DIALECT, "title": cls.__name__, **top, "$defs": definitions}


def _of(cls: Any, known: dict[str, Schema]) -> Schema:
    """The schema of an annotation; classes are put among the known ones and referred to."""
    if cls in _SCALARS:
        return dict(_SCALARS[cls])
    if get_origin(cls) is Literal:
        return {"enum": list(get_args(cls))}
    if get_origin(cls) in (tuple, Sequence):
        return {"type": "array", "items": _of(get_args(cls)[0], known)}
    if get_origin(cls) is Mapping:
        key, value = get_args(cls)
        return _mapping(key, value, known)
    if cls == ClaimReading:
        return {"type": "string", "description": "Cells, added up: requests.received.total + …"}
    if is_union(cls):
        return {"anyOf": [_of(part, known) for part in get_args(cls)]}
    if cls is Findings:
        return _of(tuple[Finding, ...], known)
    return _reference(cls, known)


def _mapping(key: object, value: object, known: dict[str, Schema]) -> Schema:
    names = {} if key is str else {"propertyNames": _of(key, known)}
    return {"type": "object", **names, "additionalProperties": _of(value, known)}


def _reference(cls: type, known: dict[str, Schema]) -> Schema:
    """A class: its own schema is written once, and before what it holds, so that it may hold itself."""
    name = cls.__name__
    if name not in known:
        known[name] = {}
        known[name].update(_definition(cls, known))
    return {"$ref": f"#/$defs/{name}"}


def _definition(cls: type, known: dict[str, Schema]) -> Schema:
    if cls is Ref:
        return {"enum": _addresses(), "description": "The address of a table, row or cell."}
    if cls is Check:
        return _object(cls, {"name": {"type": "string"}}, ["name"])
    if cls is Report:
        forms = [_of(part, known) for part in (Report2021, Report2019)]
        return {"anyOf": [*forms, _class(Report, known)]}
    return _class(cls, known)


def _addresses() -> list[str]:
    """Every address of both forms, as it is written."""
    return list({str(node.ref): None for edition in EDITIONS for node in form(edition).nodes})


def _class(cls: type, known: dict[str, Schema]) -> Schema:
    fields = attrs.fields(attrs.resolve_types(cls))
    printed = PRINTED.get(cls, {})
    properties = {printed.get(f.name, f.name): _field(f, known) for f in fields}
    sparse = {f.name for f in fields if cls in BRIEF and f.default is not attrs.NOTHING}
    optional = sparse | SPARSE.get(cls, frozenset())
    return _object(cls, properties, [name for name in properties if name not in optional])


def _object(cls: type, properties: Schema, required: list[str]) -> Schema:
    """An object without other names; if its ``kind`` tells it from others, that comes first."""
    if cls in KINDS:
        properties = {"kind": {"const": KINDS[cls]}, **properties}
        required = ["kind", *required]
    return {
        "description": (inspect.getdoc(cls) or cls.__name__).splitlines()[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(field: attrs.Attribute[Any], known: dict[str, Schema]) -> Schema:
    """The schema of a field, with what the form prints there."""
    schema = _of(field.type, known)
    entry = entry_of(field)
    return (
        schema if entry is None else {"title": entry.label, "description": entry.english, **schema}
    )
