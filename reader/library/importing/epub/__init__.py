"""Reads e-books in the formats EPUB 2 and 3: their order, navigation, notes and pictures, without their design."""
