"""Findings and readings as people and programs want them: sentences, terminal, JSON.

Nothing heavy is imported here: :mod:`giac_schema.outputs.terminal` needs rich, and whoever wants
it imports it.
"""

from giac_schema.errors import UnknownMessage
from giac_schema.outputs.words.languages import LANGUAGES, Language, preferred
from giac_schema.outputs.words.sentences import sentence

__all__ = ["LANGUAGES", "Language", "UnknownMessage", "preferred", "sentence"]
