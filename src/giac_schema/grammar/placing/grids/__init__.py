"""By grids: where cells and headers stand, and what has moved them."""
