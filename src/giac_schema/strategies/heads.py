"""What a report says besides its tables: title, organ, period, prose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hypothesis import strategies as st

from giac_schema.model.organ import ORGANS, kinds_of_organ
from giac_schema.model.report import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.organ import OrganKind

Head: TypeAlias = Callable[[int], dict[str, Any]]
"""Says, for a year, what a report says of itself."""

__all__ = ["Head", "heads", "prose", "sound_heads"]

_PLACES: Final = ("云汀县", "青屿市", "长汐区", "石桥镇")
_BODIES: Final = ("水利局", "教育局", "财政局", "人民政府", "人民政府办公室")
_SENTENCES: Final = (
    "我们持续做好公开工作，及时更新栏目。",
    "全年开展培训2次，参加人员35人。",
    "下一步将加强学习，提升服务水平。",
    "（一）主动公开。通过网站发布信息120条。",
    "无。",
)
_ORGANS: Final = (
    "云汀县水利局",
    "青屿市教育局",
    "云汀县人民政府",
    "石桥镇人民政府",
    "青屿市人民政府",
    "海棠州人民政府",
    "云陵省人民政府",
    "云汀县人民政府办公室",
    "中华人民共和国年报部",
)
"""Organs of every kind, none of which exists."""
_CHARACTERS: Final = "我们持续做好加强学习培训提升服务水平及时更新完善制度"


def prose() -> st.SearchStrategy[str]:
    """Paragraphs of plain prose: no headings, no titles, nothing like the cells of a table."""
    plain = st.text(st.sampled_from(_CHARACTERS), min_size=1, max_size=40).map(lambda s: f"{s}。")
    lines = st.lists(st.sampled_from(_SENTENCES) | plain, min_size=1, max_size=4)
    return lines.map("\n".join)


def heads() -> st.SearchStrategy[dict[str, Any]]:
    """Title, organ, year, period, day of publication and prose, such as a page can show.

    What is not printed is ``None``: without a title nobody knows the organ.
    """
    return st.builds(
        _head,
        st.none() | st.tuples(st.sampled_from(_PLACES), st.sampled_from(_BODIES), st.booleans()),
        st.integers(2019, 2035),
        st.booleans(),
        st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
        st.tuples(*[st.none() | prose()] * 3),
    )


def sound_heads(organs: Iterable[OrganKind] = ORGANS) -> st.SearchStrategy[Head]:
    """What a correct report says of itself, once its year is known.

    It has a title and the dates of its year, and is published in the January after, which is in time
    for every organ.

    Args:
        organs: Its organ is of one of these kinds, if there is a name that tells so.
    """
    names = [name for name in _ORGANS if kinds_of_organ(name) <= set(organs)] or list(_ORGANS)
    return st.builds(
        partial,
        st.just(_sound),
        st.sampled_from(names),
        st.booleans(),
        st.none() | st.integers(1, 31),
        st.none() | st.tuples(*[_paragraphs()] * 3),
    )


def _paragraphs() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3).map("\n".join)


def _sound(
    organ: str,
    year_first: bool,  # noqa: FBT001 - drawn, not passed by hand
    day: int | None,
    sections: tuple[str, ...] | None,
    year: int,
) -> dict[str, Any]:
    published_on = None if day is None else dt.date(year + 1, 1, day)
    named = (organ, "", year_first)
    return _head(named, year, True, published_on, sections or (None,) * 3)  # noqa: FBT003 - see _head


def _head(
    named: tuple[str, str, bool] | None,
    year: int,
    with_period: bool,  # noqa: FBT001 - drawn, not passed by hand
    published_on: dt.date | None,
    sections: tuple[str | None, ...],
) -> dict[str, Any]:
    organ = title = None
    if named is not None:
        place, body, year_first = named
        organ = place + body
        start = f"{year}年{organ}" if year_first else f"{organ}{year}年"
        title = f"{start}政府信息公开工作年度报告"
    overview, problems, other_matters = sections
    return {
        "title": title,
        "organ": organ,
        "year": year if title or with_period else None,
        "period": Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if with_period else None,
        "published_on": published_on,
        "overview": overview,
        "problems": problems,
        "other_matters": other_matters,
    }
