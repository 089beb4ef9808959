"""The home of a pack: what it is, where to go on reading, and its articles."""
