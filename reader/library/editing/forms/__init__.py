"""The forms for the entries of a content folder: their fields as data, their values and their problems."""
