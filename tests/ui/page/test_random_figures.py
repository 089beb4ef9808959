"""Random drawings are painted, or a sentence stands in their place: the program goes on after each of them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from reader.library.model import FigureFile
from reader.library.packfile import PackFile
from reader.ui.page.figures import FigurePainter
from tests.library.random_svg import RandomSvg
from tests.packs import make_pack
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")


def test_random_drawings(tmp_path: Path) -> None:
    figures = tuple(
        FigureFile(f"figures/{seed}.svg", "image/svg+xml", 600, 400, RandomSvg(seed).make()) for seed in range(150)
    )
    with contextlib.closing(PackFile(make_pack(tmp_path / "pack.carrel", figures=figures))) as pack:
        painter = FigurePainter(pack, pages.light(), 1.0)
        for figure in figures:
            image = painter.paint(figure.path, 150, 100)
            assert (image.width(), image.height()) == (150, 100)
