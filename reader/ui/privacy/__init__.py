"""Private sessions and erasing all data."""
