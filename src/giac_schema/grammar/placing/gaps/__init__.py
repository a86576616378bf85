"""By what stands between cells in text: what one step looks like, and what proves that blank cells were kept."""
