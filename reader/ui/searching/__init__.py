"""Searching everything, as the window shows it: what is asked off its thread, what came back, and the walk along it."""
