"""Reports laid out in odd ways, and the programs that print and save them; `printouts.py` reads what they made."""
