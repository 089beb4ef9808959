"""Content folders while somebody edits them."""
