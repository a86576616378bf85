"""Pages: HTML as government sites serve it, and pages that were saved as one file."""
