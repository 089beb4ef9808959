"""Writing and checking sticks."""
