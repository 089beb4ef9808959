"""Pictures as they are painted, and the sentence in place of one that cannot be shown."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from reader.library.model import FigureFile
from reader.library.packfile import PackFile
from reader.ui.page.figures import FigurePainter
from tests.packs import SVG, make_pack
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

BLUE = SVG.replace(b"currentColor", b"#0000ff")
PATH = "figures/plain.svg"


def painted(folder: Path, data: bytes, path: str = PATH, media_type: str = "image/svg+xml") -> QImage:
    figure = FigureFile(PATH, media_type, 40, 30, data)
    with contextlib.closing(PackFile(make_pack(folder / "pack.carrel", figures=(figure,)))) as pack:
        return FigurePainter(pack, pages.light(), 2.0).paint(path, 200, 150)


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


@pytest.mark.parametrize(("data", "colour"), [(SVG, ""), (BLUE, "#0000ff")], ids=["theme's colour", "own colour"])
def test_drawings(tmp_path: Path, data: bytes, colour: str) -> None:
    image = painted(tmp_path, data)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (400, 300, 2.0)
    assert colours(image) == {colour or pages.light().theme.colours["ink"]}


@pytest.mark.parametrize(
    ("data", "path", "media_type"),
    [(b"<svg", PATH, "image/svg+xml"), (SVG, PATH, "image/png"), (SVG, "figures/none.svg", "image/svg+xml")],
    ids=["damaged", "of another type", "missing"],
)
def test_a_sentence_instead_of_a_picture(tmp_path: Path, data: bytes, path: str, media_type: str) -> None:
    image = painted(tmp_path, data, path, media_type)
    assert (image.width(), image.height()) == (400, 300)
    assert QColor(image.pixel(image.width() // 2, 1)).name() != "#000000"
    assert len(colours(image)) > 1
