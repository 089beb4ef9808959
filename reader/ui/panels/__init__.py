"""The panels of the side bar, one file each. They never import one another."""
