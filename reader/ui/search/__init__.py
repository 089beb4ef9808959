"""Search across all packs: asking, results and walking through hits."""
