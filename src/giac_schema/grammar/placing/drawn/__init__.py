"""By places on a line: text whose columns blanks alone divide."""
