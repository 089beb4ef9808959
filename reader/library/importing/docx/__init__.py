"""Reads files of Word (.docx)."""
