"""The words of both languages: sentences about findings, and names of cells, places, figures and repairs."""
