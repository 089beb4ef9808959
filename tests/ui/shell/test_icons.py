"""The icons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.system import paths
from reader.ui.shell.icons import Icons, program_icon
from reader.ui.shell.theme import Themes


def test_the_program_icon_has_all_sizes(qtbot):
    icon = program_icon(paths.resources() / "icon")
    sizes = [size.width() for size in icon.availableSizes()]
    assert sorted(sizes) == [16, 24, 32, 48, 64, 128]


@pytest.mark.parametrize(("name", "is_mirrored"), [("back", True), ("forward", True), ("search", False)])
def test_arrows_point_where_the_text_goes(qapp, name, is_mirrored):
    def drawn() -> QImage:
        icon = Icons(paths.resources() / "icons").icon(name, Themes(paths.resources()).named("light"), 20, 1.0)
        return icon.pixmap(20, 20).toImage()

    usual = drawn()
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert drawn() == (usual.flipped(Qt.Orientation.Horizontal) if is_mirrored else usual)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
