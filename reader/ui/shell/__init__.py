"""The shell: the window and what every feature uses. It knows no feature."""
