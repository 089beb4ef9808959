"""Searching everything, as the window shows it: questions and answers off its thread, and the walk along them."""
