"""Tables in another shape than the form's: turned, taken apart into rows, begun with blank cells, without headers."""
