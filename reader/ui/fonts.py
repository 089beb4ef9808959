"""The fonts that come with the program, so that a page looks the same on a machine that has none."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFontDatabase

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"

_FILES = {
    "font_source_serif_pro": ("SourceSerifPro", ("Regular", "It", "Semibold", "SemiboldIt")),
    "font_source_sans_pro": ("SourceSansPro", ("Regular", "It", "Semibold")),
}


def load() -> list[str]:
    """Makes the fonts known to Qt. Returns the names of those that are missing; the system's stand in for them."""
    missing = []
    for package, (stem, cuts) in _FILES.items():
        spec = importlib.util.find_spec(package)
        folder = Path(spec.origin).parent / "files" if spec and spec.origin else Path()
        for cut in cuts:
            file = folder / f"{stem}-{cut}.ttf"
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                missing.append(file.name)
    return missing
