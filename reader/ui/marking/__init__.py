"""Marks, as the window shows them: made on the page, kept through one door, listed, found again, carried."""
