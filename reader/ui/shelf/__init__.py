"""The shelf: which packs are available, adding them and keeping copies."""
