"""Runs in the built program before PyInstaller's own hooks, one of which loads Qt, and before the reader."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.system import foreign_code

foreign_code.use_own_libraries(Path(sys._MEIPASS), Path(sys.executable))  # type: ignore[attr-defined]  # PyInstaller's
