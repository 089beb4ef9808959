"""The fonts that come with the program, so that a page looks the same on a machine that has none."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from reader import paths

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
        folder = paths.fonts(package)
        for cut in cuts:
            file = folder / f"{stem}-{cut}.ttf"
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                missing.append(file.name)
    return missing
