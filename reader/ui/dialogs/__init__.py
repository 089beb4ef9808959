"""Dialogs: what asks or tells apart from the page."""
