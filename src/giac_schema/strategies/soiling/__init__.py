"""How the wild soils a report: each way by name, and what it does to labels, figures, cells, pages and text."""
