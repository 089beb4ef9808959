"""Finds lists of sources that people typed, takes their entries apart, and links the citations of the text to them."""
