"""Packs: building them from a content folder, and reading, copying and listing pack files."""
