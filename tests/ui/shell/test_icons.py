"""The icons."""

from __future__ import annotations

from reader.system import paths
from reader.ui.shell.icons import program_icon


def test_the_program_icon_has_all_sizes(qtbot):
    icon = program_icon(paths.resources() / "icon")
    sizes = [size.width() for size in icon.availableSizes()]
    assert sorted(sizes) == [16, 24, 32, 48, 64, 128]
