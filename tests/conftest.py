"""What holds for every test: no screen is needed, and the same code gives the same outcome."""

from __future__ import annotations

import os

from hypothesis import settings

# Read when Qt starts, so it must stand before any test imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples at every run, on every machine, however slow it is.
settings.register_profile("carrel", derandomize=True, deadline=None, database=None)
settings.load_profile("carrel")
