"""Reads tables of terms, which become the glossary of a pack."""
