"""Two helps for autodoc.

*Public names.*  Annotations name classes by their module (``giac_schema.model.report.Report``); the pages document
them by the name users import (``giac_schema.Report``).  A name that no page documents stays
unresolved, which is a warning and so an error.

*Sentences under fields.*  The line under a field is a sentence, and may hold a colon; napoleon would take
what stands before the colon for a type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.Element
) -> nodes.reference | None:
    """The reference to the public name of the same last part, or ``None``."""
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    name = node["reftarget"].rpartition(".")[2]
    public = [full for full in domain.objects if full.rpartition(".")[2] == name]
    # A module and the function of its name, or a field and a class: the shortest is the public one.
    found = sorted(public, key=lambda full: (full.count("."), full))[:1]
    if not found or not node["reftarget"].startswith(("giac_schema.", name)):
        return None
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", found[0], node, text)


def keep_sentence(
    _app: Sphinx, what: str, _name: str, _documented: object, _options: object, lines: list[str]
) -> None:
    """Put an empty comment before the sentence under a field: napoleon looks at the first line only."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    before_napoleon = 400
    app.connect("autodoc-process-docstring", keep_sentence, priority=before_napoleon)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
