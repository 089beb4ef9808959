"""Sticks made and checked in the window."""
