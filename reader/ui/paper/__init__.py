"""Printing and PDF: articles as pages of paper."""
