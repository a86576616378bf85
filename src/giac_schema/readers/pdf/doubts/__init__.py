"""What is not as it seems: characters hidden, struck, misplaced, drawn otherwise than they read, or marks of notes."""
