"""Rules from their text form: the grammar of terms, places, and the mistakes it names."""

from giac_schema.grammar.ruletext.made import Written
from giac_schema.grammar.ruletext.text import invalid, rules_in, term_in

__all__ = ["Written", "invalid", "rules_in", "term_in"]
