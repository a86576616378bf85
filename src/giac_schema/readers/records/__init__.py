"""What a report is made of where a program keeps it as data: tables cell by cell, and the parts of its pages."""
