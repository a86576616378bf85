"""Figures and labels that stand apart from each other: on lines of their own, above, below, or with one lost."""
