"""Looking at a pack whose content folder somebody is still writing in."""
