"""In which column a figure stands: by grids, by marks between cells, by places on a line; and what is not proved."""
