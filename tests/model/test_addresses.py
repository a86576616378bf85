"""Addresses print and parse in English and in the words of the form."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from giac_schema import strategies
from giac_schema.errors import UnknownAddress
from giac_schema.model import Ref, form


@given(strategies.refs())
def test_an_address_comes_back_from_its_english_print(ref):
    assert Ref.parse(str(ref)) == ref


@given(strategies.refs())
def test_an_address_comes_back_from_its_chinese_print(ref):
    assert Ref.parse(ref.chinese) == ref


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_no_two_places_of_a_form_share_a_chinese_address(edition):
    names = [node.ref.chinese for node in form(edition).nodes]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("requests.received.total", "表三.本年新收.总计"),
        ("requests.outcome.total.natural_person", "表三.总计.自然人"),
        (
            "requests.outcome.not_disclosed.state_secret.other_organization",
            "表三.不予公开.属于国家秘密.其他",
        ),
        ("disclosure.administrative_fees.amount", "表二.行政事业性收费.收费金额"),
        ("disputes.litigation.direct.upheld", "表四.未经复议直接起诉.结果维持"),
        ("disputes", "表四"),
    ],
)
def test_an_address_is_made_of_the_words_of_the_form(english, chinese):
    assert Ref.parse(english).chinese == chinese


@pytest.mark.parametrize(
    "written",
    [
        "表三．本年新收．总计",
        "表三。本年新收。总计",
        " 表三 . 本年新收 . 总计 ",
        "表三·本年新收·总计",
    ],
)
def test_width_blanks_and_kinds_of_dots_do_not_matter(written):
    assert Ref.parse(written) == Ref(("requests", "received", "total"))


def test_the_silent_part_of_an_address_may_be_written():
    assert Ref.parse("表三.本年度办理结果.予以公开.总计") == Ref.parse("表三.予以公开.总计")


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("requests.recieved.total", "requests.received.total"),
        ("表三.本年新受.总计", "表三.本年新收.总计"),
    ],
)
def test_a_mistyped_address_is_answered_with_the_nearest_that_exists(mistyped, meant):
    with pytest.raises(UnknownAddress) as caught:
        Ref.parse(mistyped)
    assert caught.value.name == mistyped
    assert caught.value.nearest[0] == meant
    assert f"Did you mean {meant}" in str(caught.value)


def test_an_address_that_looks_like_nothing_gets_no_suggestion():
    with pytest.raises(UnknownAddress) as caught:
        Ref.parse("zzzz")
    assert caught.value.nearest == ()


def test_a_place_that_is_not_in_the_form_has_no_chinese_address():
    with pytest.raises(UnknownAddress):
        _ = Ref(("requests", "nowhere")).chinese


def test_an_address_knows_its_table_its_row_and_its_column():
    ref = Ref.parse("disputes.litigation.direct.total")
    assert (ref.table, str(ref.parent), ref.name) == (
        "disputes",
        "disputes.litigation.direct",
        "total",
    )


@given(strategies.refs(kind="cell"))
def test_a_row_and_a_column_make_the_address_of_a_cell(ref):
    assert ref.parent / ref.name == ref


@given(strategies.refs())
def test_there_is_one_object_for_each_address(ref):
    assert all(
        other is ref
        for other in (Ref(ref.path), Ref.parse(str(ref)), copy.deepcopy(ref), pickled(ref))
    )


def pickled(thing):
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own


def test_an_address_cannot_be_changed():
    ref = Ref(("requests",))
    with pytest.raises(FrozenInstanceError):
        ref.path = ("disputes",)
    with pytest.raises(FrozenInstanceError):
        del ref.path
    assert ref.path == ("requests",)


@given(strategies.refs(), strategies.refs())
def test_addresses_are_ordered_as_their_paths(one, other):
    assert (one < other, one >= other) == (one.path < other.path, one.path >= other.path)
