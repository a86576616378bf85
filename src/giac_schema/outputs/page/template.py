"""The templates and what they are filled with: everything escaped, nothing fetched, nothing run but ours.

The one style sheet and the one script of a page stand in the page itself; its Content-Security-Policy
names their hashes and forbids everything else, so that no text of a report can become either.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from giac_schema.outputs.page.states import SIGNS
from giac_schema.outputs.words.both import both
from giac_schema.outputs.words.languages import LANGUAGES

if TYPE_CHECKING:
    from jinja2 import Environment

    from giac_schema.outputs.words.languages import Language

__all__ = ["filled"]

_TAGS: Final = {"zh": "zh-CN", "en": "en"}


def filled(name: str, language: Language, scripts: tuple[str, ...], /, **parts: object) -> str:
    """A page: one template with its parts, its style sheet and its scripts.

    Args:
        name: The template.
        language: The language the page opens in; its reader can choose the other one.
        scripts: The files of ``assets`` that make its script, in their order.
        parts: What the template is filled with.
    """
    style, script = _asset("page.css"), "".join(map(_asset, scripts))
    page: str = (
        _environment()
        .get_template(name)
        .render(
            **parts,
            language=language,
            languages=LANGUAGES,
            tags=_TAGS,
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - as above
            policy=_policy(style, script),
            version=version("giac-schema"),
        )
    )
    return page


@cache
def _environment() -> Environment:
    """The templates, where a value that is not given is an error and every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=both, signs=tuple(SIGNS.items()))
    return environment


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__ or "") / "assets" / name).read_text("utf-8")


@cache
def _policy(style: str, script: str) -> str:
    sources = {"style-src": style, "script-src": script}
    allowed = "; ".join(f"{kind} 'sha256-{_hash(text)}'" for kind, text in sources.items())
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
