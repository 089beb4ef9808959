"""Dialogs that no feature owns."""
