"""Text that shows tables: drawn with bars or blanks, in a markup, or with a sign between the fields."""
