"""One file a page: its form, how its question is put to the calculators, and how the answer is said."""
