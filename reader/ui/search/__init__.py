"""Search across all packs: the search field, the results, and the matches on the page."""
