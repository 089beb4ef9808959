"""The hints that teach three gestures once, on the page itself."""
