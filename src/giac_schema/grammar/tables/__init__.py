"""The three tables: their parts, their rows and headers, and the leaves that are read from them.

What belongs to one table stands here; which column is which, in ``headers``; figures and labels apart from each other,
in ``apart``; tables in another shape than the form's, in ``shapes``.
"""
