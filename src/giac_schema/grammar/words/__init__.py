"""What the text of one cell may be: a figure, words of the form however they are spelt, a heading, a date."""
