"""The page: an article as a document, the view of it, and the cards that open over it."""
