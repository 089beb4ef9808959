"""Full-text search of packs: the index, queries and ranking."""
