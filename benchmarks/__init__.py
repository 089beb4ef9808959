"""How fast Carrel starts, opens, redraws and builds, and how much memory it takes: `python3 dev.py bench`."""
