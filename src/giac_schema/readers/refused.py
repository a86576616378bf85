"""The errors of readers that several share: damaged files, files too large, kinds nobody here reads.

Every message is in Chinese and English, with `。/ ` between the two.
"""

from __future__ import annotations

from giac_schema.errors import UnknownFormat

__all__ = ["damaged", "foreign", "too_much"]


def damaged(kind: str, why: object = "") -> UnknownFormat:
    """The error for a file that is cut short or otherwise broken.

    Args:
        kind: what the file would be: ``DOCX``.
        why: what the library that reads it said, if it said anything.
    """
    said = " ".join(str(why).split())[:_LONGEST_REASON]
    zh, en = (f"（{said}）", f" ({said})") if said else ("", "")
    return UnknownFormat(
        f"{kind}文件已损坏或不完整{zh}。/ The {kind} file is damaged or cut short{en}.",
        "请重新下载，或用办公软件打开后另存。/ "
        "Download it again, or open it in an office program and save it anew.",
    )


_LONGEST_REASON = 120


def too_much(kind: str, what_zh: str, what_en: str, limit: int) -> UnknownFormat:
    """The error for a file in which there is more of something than is ever read."""
    return UnknownFormat(
        f"{kind}文件的{what_zh}超过上限{limit}。/ The {kind} file has more {what_en} than {limit}.",
        "请只提供年度报告本身。/ Give the report alone.",
    )


def foreign(kind: str, save_as: str = "DOCX、XLSX、HTML") -> UnknownFormat:
    """The error for a kind of file that is not read, with what to save it as."""
    english = save_as.replace("、", ", ")
    return UnknownFormat(
        f"这是{kind}文件，不能直接读取。/ This is a {kind} file, which is not read.",
        f"请用办公软件打开，另存为{save_as}后再试。/ "
        f"Open it in an office program, save it as one of {english}, and try again.",
    )
