"""Runs first in the built program, before any other hook: reads modules from the file that both programs share.

Otherwise PyInstaller puts all modules into carrel and into carrel-cli. Only what is in base_library.zip can be imported
here.
"""

import os
import sys

import pyimod02_importers  # type: ignore[import-not-found]  # PyInstaller's, in the built program only

# The finders that exist already hold this object, so it is filled again and not replaced.
pyimod02_importers.pyz_archive.__init__(
    os.path.join(sys._MEIPASS, "modules.pyz"),  # type: ignore[attr-defined]  # noqa: PTH118 - pathlib is in that file
    check_pymagic=True,
)
