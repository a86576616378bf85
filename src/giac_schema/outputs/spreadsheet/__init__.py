"""Findings and cells for programs that show sheets: the rows, and the two files they are written to."""
