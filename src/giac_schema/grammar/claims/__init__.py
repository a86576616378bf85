"""What prose says about cells of the tables: a grammar over sentences, its cases, and what they may mean."""

from giac_schema.grammar.claims.found import find_claims

__all__ = ["find_claims"]
