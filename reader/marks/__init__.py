"""Marks: bookmarks, highlights and notes. Saves them, finds them in new editions, exports and imports them."""
