"""The options of the commands that several of them have, with what ``--help`` says of each."""

from __future__ import annotations

from typing import Annotated, Final

from cyclopts import Parameter

from giac_schema.model.report import Edition
from giac_schema.outputs import Language

__all__ = ["SHAPE", "Files", "Jobs", "Lang", "OneForm", "OnlyRules", "Output", "Rules"]

Files = Annotated[
    str,
    Parameter(
        help="Files, folders (all reports in them), or - for standard input. 文件、文件夹或 -"
    ),
]
Lang = Annotated[
    Language | None,
    Parameter(name="--lang", help="zh or en; default: the locale's. 语言，默认依系统设置"),
]
Jobs = Annotated[
    int | None,
    Parameter(name=["--jobs", "-j"], help="Processes; default: all cores for many files. 进程数"),
]
OneForm = Annotated[
    Edition | None, Parameter(name="--edition", help="The rules of one form. 格式版本")
]
SHAPE: Final = Parameter(
    name="--format",
    help="How to write it; default: by the ending of -o, or text. 输出格式，默认依文件名",
    show_default=False,
)
Output = Annotated[
    str | None,
    Parameter(
        name=["--output", "-o"],
        help="Write to this file, or pages to this folder. 写入文件，网页也可写入文件夹",
    ),
]
Rules = Annotated[
    tuple[str, ...],
    Parameter(
        name="--rules",
        negative=(),
        help="Rules beside the standard ones: a file in the text form, or an installed set. 另加的规则",
    ),
]
OnlyRules = Annotated[
    bool,
    Parameter(name="--only-rules", negative=(), help="Leave the standard rules out. 不用标准规则"),
]
