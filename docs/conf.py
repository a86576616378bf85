"""How the pages are built: `sphinx-build -W -n docs docs/_build/html`."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "giac-schema"
author = "The giac-schema developers"
copyright = "2026, the giac-schema developers"  # noqa: A001 - Sphinx's name for it
version = release = installed_version("giac-schema")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "generated",
    "public_names",
]
exclude_patterns = ["_build", "_extensions"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"giac-schema {version}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autoclass_content = "class"
add_module_names = False
python_maximum_signature_line_length = 88

nitpicky = True
# Names of the standard library and of attrs: their pages are not asked over the network.
nitpick_ignore_regex = [
    (
        "py:.*",
        r"(abc|collections|datetime|dt|decimal|fractions|os|pathlib|random|typing|types)\..*",
    ),
    (
        "py:.*",
        r"(bool|bytes|float|int|object|str|tuple|dict|list|set|frozenset|None|type|Decimal|Path|Random)",
    ),
    ("py:.*", r"(Exception|ImportError|LookupError|ValueError|OSError)"),
    ("py:.*", r"(attrs?|cattrs|lark|hypothesis|st)\..*"),
    ("py:.*", r"(.*\.)?_?T"),
    # The names of layouts are listed on a page of their own.
    ("py:.*", r"(Text|File)LayoutName"),
    # What a layout writes is no part of its interface.
    ("py:.*", r"giac_schema\.render\.(grid|page)\..*"),
]
