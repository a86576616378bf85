"""The three tables: their parts, their rows and headers, and the leaves that are read from them."""
