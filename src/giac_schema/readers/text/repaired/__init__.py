"""Text to text: what a program put around lines and cells is taken away, and broken rows are made whole."""
