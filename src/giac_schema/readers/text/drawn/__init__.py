"""Tables drawn with a mark on both sides of every cell: lines, what stands between two rules, grids."""
