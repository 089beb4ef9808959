"""Forms for the entries of a content folder, made from the tables in `reader/library/editing/forms/`."""
