"""What pdfium tells of a file: the characters and paths it draws, the pages they are on, and what they may cost."""
