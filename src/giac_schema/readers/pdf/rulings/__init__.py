"""Rulings to the cells they enclose, and cells to tables."""
