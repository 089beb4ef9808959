"""The window's side of the shelf: what lies on it, and what is put there, copied and taken off."""
