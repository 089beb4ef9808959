"""The page: an article as a document, its view, and its tree for screen readers."""
