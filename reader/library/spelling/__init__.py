"""Spelling of what an author writes, by the Hunspell dictionary of the pack's language.

A dictionary comes from a stranger, so only a process of its own reads it (`spelling_worker.py`). The window finds its
files (`dictionary_files.py`) and the words (`written_words.py`), and asks that process (`spelling_process.py`).
"""
