"""`carrel selftest`: opens the packs that came with the program and renders a page, without a screen."""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

import apsw
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from reader import __version__
from reader.ui import app


def run() -> int:
    """Prints what it sees. The exit status is 0 if a page came up with an article on it, else 1."""
    print(f"carrel {__version__}")
    print(f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {apsw.sqlite_lib_version()}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        window = app.build_window(app.application(), Path(data))
        window.show()
        image = window.page.viewport().grab().toImage()
        opened = window.session.opened
        problem = window.notice.text
        window.close()
        window.session.close()
    if opened is None or image.isNull() or _is_blank(image):
        print(f"selftest: no page came up. {problem}", file=sys.stderr)
        return 1
    print(f"{opened.pack.info.title}, edition {opened.pack.info.edition}: “{opened.article.title}” is on the page")
    if problem:
        print(f"selftest: {problem}", file=sys.stderr)
        return 1
    return 0


def _is_blank(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 7) for y in range(0, image.height(), 3))
