"""The icons: the sizes and the formats that each system reads."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from resources.standalone import icon

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def icons(tmp_path_factory) -> Path:
    return icon.write(tmp_path_factory.mktemp("icon"))


@pytest.mark.parametrize("size", icon.SIZES)
def test_icons_are_icons(icons, size):
    data = (icons / f"carrel-{size}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)


def test_windows_icon(icons):
    data = (icons / "carrel.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(icon.IN_ICO))
    for number, size in enumerate(icon.IN_ICO):
        width, _, _, _, _, _, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert width == size % 256
        assert data[at : at + length] == (icons / f"carrel-{size}.png").read_bytes()


def test_macos_icon(icons):
    data = (icons / "carrel.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)


def test_the_icon_has_the_accent_of_the_light_theme():
    accent = '"#0f5e66"'
    assert accent in (ROOT / "resources" / "themes" / "light.toml").read_text(encoding="utf-8")
    for drawing in (ROOT / "resources" / "icon").glob("*.svg"):
        assert accent in drawing.read_text(encoding="utf-8")
