"""What a row of text is before its figures are placed: which cells are its own, and in which order."""
