"""Ruled tables: the text of their cells, their headers, and where they are torn or cut off."""
