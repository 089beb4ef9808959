"""Carrel: an offline reader for articles with their glossary and references."""

__version__ = "0.1.0"
