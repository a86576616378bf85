"""Tables and reports of two forms: the names in the data say which form a part is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from giac_schema.convert.classes import is_union, members
from giac_schema.convert.containers import expect_object
from giac_schema.model.disclosure import Disclosure2019, Disclosure2021
from giac_schema.model.report import Report, Report2019, Report2021
from giac_schema.model.requests import Requests2019, Requests2021
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    Hook = Callable[[Any, Any], Any]

__all__ = ["register"]

_PURE: Final[dict[tuple[str, type, type], type[Report]]] = {
    ("2021", Disclosure2021, Requests2021): Report2021,
    ("2019", Disclosure2019, Requests2019): Report2019,
}


def register(converter: Converter) -> None:
    """Teach a converter blocks, tables and reports that may be of either form."""
    converter.register_structure_hook_factory(_is_table_part, _best_reader)
    converter.register_structure_hook_factory(lambda cls: cls is Report, _report_reader)
    converter.register_unstructure_hook_factory(_is_report, _report_writer)


def _is_report(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Report)


def _is_table_part(cls: Any) -> bool:
    return is_union(cls) and all(
        attrs.has(part) and part.__module__ in _MODULES for part in cls.__args__
    )


_MODULES: Final = frozenset({Disclosure2021.__module__, Requests2021.__module__})


def _best_reader(cls: Any, converter: Converter) -> Hook:
    hooks = {part: converter.get_structure_hook(part) for part in members(cls)}

    def read(value: object, _: object) -> Any:
        data = expect_object(value)
        best = min(hooks, key=lambda part: _misfits(part, data))
        return hooks[best](data, best)

    return read


def _report_reader(cls: Any, converter: Converter) -> Hook:
    read = make_dict_structure_fn(cls, converter)
    return lambda value, _: _of_its_form(read(expect_object(value), cls))


def _report_writer(_: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Every report is written like a plain one, so that the names stand in one order."""
    return make_dict_unstructure_fn(Report, converter)


def _of_its_form(report: Report) -> Report:
    """The report in the class that is typed to the leaf, if all its tables are of one form."""
    cls = _PURE.get((report.edition, type(report.disclosure), type(report.requests)))
    if cls is None:
        return report
    return cls(**{name: getattr(report, name) for name in attrs.fields_dict(cls)})


def _misfits(cls: Any, data: object) -> int:
    """How many names, all levels counted, only the data have or only the class."""
    if is_union(cls):
        if data is None and type(None) in cls.__args__:
            return 0
        return min(_misfits(part, data) for part in members(cls))
    if not attrs.has(cls) or cls is Missing:
        return 0
    if not isinstance(data, Mapping):
        return 1
    parts = _parts(cls)
    inner = (_misfits(parts[name], value) for name, value in data.items() if name in parts)
    return len(parts.keys() ^ data.keys()) + sum(inner)


@cache
def _parts(cls: type) -> Mapping[str, Any]:
    return {field.name: field.type for field in attrs.fields(attrs.resolve_types(cls))}
