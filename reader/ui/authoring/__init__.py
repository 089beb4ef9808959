"""The author's room: a window of its own for whoever writes a pack. Nothing of it is loaded before it is opened."""
