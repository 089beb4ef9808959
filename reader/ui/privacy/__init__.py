"""Private sessions and deleting all data."""
