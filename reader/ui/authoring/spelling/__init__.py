"""Spelling in the author's room: wavy lines, the next misspelled word, and suggestions in the context menu."""
