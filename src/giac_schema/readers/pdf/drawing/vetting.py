"""What a PDF may cost to open, found out before it is.

A few kilobytes can unfold to gigabytes, or draw a drawing that draws ten drawings that each draw ten; the
library that opens PDFs does as it is told and cannot be stopped half-way.  So its streams are unfolded here
first, up to limits, and what they would draw is counted.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from giac_schema.errors import TooLarge
from giac_schema.readers.pdf.drawing.described import kind
from giac_schema.readers.pdf.drawing.suspects import suspected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.readers.pdf.drawing.described import Kind
    from giac_schema.readers.pdf.drawing.suspects import Suspect

__all__ = [
    "MOST_DRAWN",
    "MOST_LAYERS",
    "MOST_NESTED",
    "MOST_REPEATED",
    "MOST_STREAMS",
    "MOST_UNFOLDED",
    "MOST_UNFOLDED_IN_ALL",
    "vet",
]

MOST_STREAMS = 20_000
"""Streams of a PDF: pages, fonts, pictures; a report has some dozens."""
MOST_UNFOLDED = 64 * 1024 * 1024
"""Bytes of one stream when unfolded; the largest are pictures and whole Chinese fonts."""
MOST_UNFOLDED_IN_ALL = 512 * 1024 * 1024
"""Bytes of all streams when unfolded."""
MOST_LAYERS = 5
"""Times that one stream may be packed; twice is the most that programs do."""
MOST_DRAWN = 300_000
"""Orders to draw something in one stream."""
MOST_NESTED = 10_000
"""Times that a drawing may be drawn by others that draw each other."""
MOST_REPEATED = 64
"""Times that one list may name the same objects over and over, as a page that shows one stream again and again."""

_START = b"stream"
_END = b"endstream"
_DICTIONARY = 4096
"""Bytes before a stream in which it is described."""
_DRAWS = re.compile(rb"[\s\])>](?:Tj|TJ|Do|sh|EI|[SsFfBb]\*?|'|\")(?=[\s/\[(<%]|$)")
_NESTS = re.compile(rb"\bDo\b")
_LISTED = re.compile(rb"\d+\s+\d+\s+R")
_LIST = re.compile(rb"\[(?:\s*\d{1,10}\s+\d{1,5}\s+R){65,}\s*\]")
_MOST_DENSE = 64 * 1024
"""Bytes of a stream packed in a way that is not unfolded here, and never used in files of this century."""


def vet(data: bytes) -> frozenset[Suspect]:
    """What of a PDF must be looked at more closely, if it can be opened at no great cost.

    Raises:
        TooLarge: if it unfolds to more, or draws more, than any report does.
    """
    _vet_lists(data)
    found = set(suspected(kind(b""), data))
    total, nested = 0, 1
    fonts: list[bytes] = []
    most = 0
    for number, (described, packed) in enumerate(_streams(data)):
        if number >= MOST_STREAMS:
            raise _refused("数据流", "streams", MOST_STREAMS)
        of_kind = kind(described)
        if of_kind.is_dense and len(packed) > _MOST_DENSE:
            raise _refused("LZW数据", "bytes packed by LZW", _MOST_DENSE)
        if of_kind.is_only_large and (size := _at_most(packed)) <= MOST_UNFOLDED:
            fonts.append(packed)
            most += size
            continue
        unfolded = _unfolded(packed)
        total = _vet_total(total + len(unfolded))
        _vet_drawing(of_kind, unfolded)
        if of_kind.may_nest:
            nested *= max(len(_NESTS.findall(unfolded)), 1)
        if nested > MOST_NESTED:
            raise _refused("嵌套的图形", "drawings inside drawings", MOST_NESTED)
        found.update(suspected(of_kind, unfolded))
    if total + most > MOST_UNFOLDED_IN_ALL:
        for packed in fonts:
            total = _vet_total(total + len(_unfolded(packed)))
    return frozenset(found)


def _vet_total(size: int) -> int:
    if size > MOST_UNFOLDED_IN_ALL:
        raise _refused("解压后的字节", "bytes when unpacked", MOST_UNFOLDED_IN_ALL)
    return size


def _at_most(packed: bytes) -> int:
    """Bytes that a stream packed once unfolds to at most: its end is not unfolded, but taken for as dense as can be."""
    if packed[:_HEADER] not in _HEADERS:
        return MOST_UNFOLDED + 1
    begun = packed[_HEADER:-_REST]
    return len(_inflated(begun)) + _DENSEST * min(len(packed), _REST)


_DENSEST = 1032
"""So many times as long as it is packed is what zlib unfolds at most: 258 bytes take two bits."""
_REST = 3 * MOST_UNFOLDED // 4 // _DENSEST
"""Bytes at the end of a font or picture that are not unfolded: what little can come of them is no danger."""


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each stream with what describes it."""
    at = data.find(_START)
    while at >= 0:
        start = at + len(_START)
        if data[at - len(b"end") : at] != b"end":
            line = data[start : start + len(b"\r\n")]
            begun = start + len(line) - len(line.removeprefix(b"\r").removeprefix(b"\n"))
            end = data.find(_END, begun)
            dictionary = max(at - _DICTIONARY, 0)
            described = data.rfind(b"obj", dictionary, at)
            yield (
                data[described if described >= 0 else dictionary : at],
                data[begun : end if end >= 0 else len(data)],
            )
        at = data.find(_START, start)


def _unfolded(packed: bytes) -> bytes:
    """What a stream holds, however often it was packed.

    It is told by its bytes and not by what describes it, which may say anything.
    """
    for _ in range(MOST_LAYERS):
        if packed[:_HEADER] in _HEADERS:
            packed = _inflated(packed[_HEADER:])
        elif packed.rstrip().endswith(b"~>"):
            packed = _from_ascii(packed)
        else:
            return packed
    raise _refused("压缩层", "layers of packing", MOST_LAYERS)


_HEADER = 2
"""Bytes by which a stream says how it is packed."""
_HEADERS = frozenset(at.to_bytes(_HEADER, "big") for at in range(0x7800, 0x7900) if at % 31 == 0)
_UNCHECKED = -zlib.MAX_WBITS
"""Packed bytes alone: whether the sum of all agrees that stands behind them is nothing to us, and takes time."""


def _inflated(packed: bytes) -> bytes:
    """What can be unfolded; of a damaged stream what comes before the damage, as PDFium takes it."""
    try:
        whole = zlib.decompressobj(_UNCHECKED).decompress(packed, MOST_UNFOLDED + 1)
    except zlib.error:
        return _before_damage(packed)
    if len(whole) > MOST_UNFOLDED:
        raise _refused("一个数据流解压后的字节", "bytes in one stream", MOST_UNFOLDED)
    return whole


def _before_damage(packed: bytes) -> bytes:
    inflating = zlib.decompressobj(_UNCHECKED)
    unfolded = bytearray()
    for start in range(0, len(packed), _PORTION):
        try:
            portion = packed[start : start + _PORTION]
            unfolded += inflating.decompress(portion, MOST_UNFOLDED + 1 - len(unfolded))
        except zlib.error:
            break
        if len(unfolded) > MOST_UNFOLDED:
            raise _refused("一个数据流解压后的字节", "bytes in one stream", MOST_UNFOLDED)
        if inflating.eof:
            break
    return bytes(unfolded)


_PORTION = 256
"""Bytes unfolded at a time: what is lost with the portion in which a damage is found."""


def _from_ascii(packed: bytes) -> bytes:
    """What ASCII85 stands for, read as PDFium reads it: up to the first sign that is none of its own."""
    body = _OF_ASCII85.match(packed.strip().removeprefix(b"<~"))
    signs = body[0].translate(None, b" \t\r\n\f\0") if body else b""
    return (b"\0" * 4).join(_from_base_85(part) for part in signs.split(b"z"))


_OF_ASCII85 = re.compile(rb"[!-uz\s\0]*")


def _from_base_85(signs: bytes) -> bytes:
    """Four bytes for every five signs; a rest of fewer stands for one byte less than it has signs.

    All groups are reckoned at once: each of the five digits of all of them is one whole number, in which a group has
    eight bytes of its own, more than its value ever takes.
    """
    missing = -len(signs) % 5
    digits = (signs + b"u" * missing).translate(_FROM_SIGN)
    groups = len(digits) // 5
    value = 0
    for at in range(5):
        lanes = bytearray(8 * groups)
        lanes[::8] = digits[at::5]
        value = 85 * value + int.from_bytes(lanes, "little")
    lanes = bytearray(value.to_bytes(8 * groups, "little"))
    whole = bytearray(4 * groups)
    for at in range(4):
        whole[at::4] = lanes[3 - at :: 8]
    return bytes(whole[: len(whole) - missing])


_FROM_SIGN = bytes(max(sign - ord("!"), 0) for sign in range(256))


_ENOUGH = 2 * MOST_DRAWN


def _vet_drawing(of_kind: Kind, unfolded: bytes) -> None:
    if len(unfolded) > _ENOUGH and not of_kind.is_plain:
        drawn = sum(1 for _ in _DRAWS.finditer(unfolded))
        if drawn > MOST_DRAWN:
            raise _refused("绘制指令", "orders to draw", MOST_DRAWN)


def _vet_lists(data: bytes) -> None:
    for found in _LIST.finditer(data):
        named = _LISTED.findall(found[0])
        if len(named) > MOST_REPEATED * len(set(named)):
            raise _refused("重复引用", "repeated references", MOST_REPEATED)


def _refused(what_zh: str, what_en: str, limit: int) -> TooLarge:
    return TooLarge(
        f"PDF文件的{what_zh}超过上限{limit}。/ The PDF file has more {what_en} than {limit}.",
        "请只提供年度报告本身，或用办公软件重新导出为PDF。/ "
        "Give the report alone, or export it to PDF anew from an office program.",
    )
