"""The shelf: which packs are available, adding packs, and keeping copies."""
