"""Pasting into the text of an article: what other programs copied becomes Markdown."""
