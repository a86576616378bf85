"""Which column is which: headers in any order, by other words, torn, repeated, or lost."""
