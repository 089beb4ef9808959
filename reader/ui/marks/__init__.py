"""Marks: bookmarks, highlights and notes on the page and in their panel."""
