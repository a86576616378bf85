"""Years, months and days in Chinese numerals: 二〇二三年十二月三十一日."""

from __future__ import annotations

import re

__all__ = ["with_digits"]

_DIGITS = dict(zip("\u3007\u25cb零oO一二三四五六七八九", "00000123456789", strict=True))
_YEAR = re.compile(r"二[\u3007\u25cb零oO0][\u3007\u25cb零oO一二三四五六七八九]{2}(?=年)")
_PART = re.compile(
    r"(?<=[年月至到—-])([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])"
)


def with_digits(text: str) -> str:
    """A folded text with the years of this century in digits, and the months and days behind them.

    Years keep their length; ``二〇二三年十二月`` becomes ``2023年12月``.
    """
    if "二" not in text:
        return text
    text = _YEAR.sub(lambda year: "".join(_DIGITS.get(c, c) for c in year.group()), text)
    return _PART.sub(_counted, text) if "月" in text else text


def _counted(part: re.Match[str]) -> str:
    tens, ten, ones = part[1].rpartition("十")
    return str((int(_DIGITS[tens]) if tens else bool(ten)) * 10 + int(_DIGITS.get(ones, "0")))
