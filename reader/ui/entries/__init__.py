"""A term, a source or an address in full: what a card and a panel show alike."""
