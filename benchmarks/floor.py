"""The floor, the minimum for comparison: a bare window with the same text. `python -m benchmarks.floor TEXT_FILE`."""

import sys

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QTextBrowser

app = QApplication(sys.argv[:1])
page = QTextBrowser()
page.setFont(QFont("serif", 13))
with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123
    page.setPlainText(file.read())
page.resize(1280, 800)
page.show()
sys.exit(app.exec())
