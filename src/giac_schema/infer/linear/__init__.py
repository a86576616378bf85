"""A report as rows of a linear system over whole numbers, what follows from it, and the steps of its proofs."""
