"""Turns documents of other programs into a content folder, and reports what was left out, changed or guessed."""
