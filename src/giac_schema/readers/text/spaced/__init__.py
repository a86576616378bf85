"""Tables in which nothing but blanks tells the columns."""
