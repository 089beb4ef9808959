"""Reads plain text: finds its encoding, joins its lines, and guesses headings, lists and tables."""
