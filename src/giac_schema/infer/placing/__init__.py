"""In which columns the figures of a row stand that lost its blank cells, by what the identities leave."""
