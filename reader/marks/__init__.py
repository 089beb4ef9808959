"""What the reader leaves in the packs: bookmarks, highlights, notes; kept, found again, carried."""
