"""A figure that leaves the program: copied, or saved as a picture or a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from reader.library.model import Block, BlockKind, Figure, FigureFile, Span
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.reading.figure_dialog import PNG
from reader.ui.reading.figure_dialog import SVG as DRAWING
from tests.packs import make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start
from tests.ui.reading.figure_window import ALT, colour, figure_window, opened, tool


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    yield from figure_window(start, tmp_path, monkeypatch)


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, str]]:
    """What the dialog for a file answers: a name in a temporary folder, and a filter. It notes what was proposed."""
    answers: list[tuple[str, str]] = []

    def ask(_parent: object, _title: str, proposed: str, filters: str) -> tuple[str, str]:
        name, chosen = answers.pop()
        answers.append((Path(proposed).name, filters))
        return (str(tmp_path / name) if name else ""), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answers


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_copied_picture_is_black_on_white(window: MainWindow, theme: str) -> None:
    window.appearance.choose_theme(theme)
    dialog = opened(window)
    hands.press(dialog.view.picture, "Ctrl+C")
    image = hands.clipboard_image()
    assert image.width() == 1600
    assert colour(image) == "#000000"
    assert not image.hasAlphaChannel()
    assert dialog.status.text() == "Picture copied."


@pytest.mark.parametrize(
    ("name", "chosen", "written"),
    [("a.png", PNG, "a.png"), ("a", PNG, "a.png"), ("a", DRAWING, "a.svg"), ("a.svg", PNG, "a.svg")],
)
@pytest.mark.parametrize("is_bundled", [True, False], ids=["bundled", "stranger"])
def test_saving(
    start: Start,
    tmp_path: Path,
    target,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    chosen: str,
    written: str,
    is_bundled,
) -> None:
    raw = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><!-- secret --><path d="M0 0h40v30z"/></svg>'
    blocks = (Block("f", BlockKind.FIGURE, (Span("C"),), figure=Figure("figures/a b.svg", ALT)),)
    figures = (FigureFile("figures/a b.svg", "image/svg+xml", 40, 30, raw),)
    file = make_pack(tmp_path / "one.carrel", articles=(pages.article(*blocks),), figures=figures)
    if is_bundled:
        monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))
    window = start(file, (700, 600))
    dialog = opened(window)
    target.append((name, chosen))
    hands.click(tool(dialog, "Save the picture…"))
    assert target == [("a b.png", f"{PNG};;{DRAWING}")]
    data = (tmp_path / written).read_bytes()
    if written.endswith(".svg"):
        assert b"<path" in data
        assert b"secret" not in data
    else:
        assert QImage.fromData(data).width() == 1600
    assert dialog.status.text() == f"Saved as {written}."
    dialog.close()


def test_a_picture_that_cannot_be_drawn_says_so(start: Start, tmp_path: Path, target) -> None:
    blocks = (Block("f", BlockKind.FIGURE, figure=Figure("figures/a.png", ALT)),)
    figures = (FigureFile("figures/a.png", "image/png", 40, 30, b"\x89PNG\r\n\x1a\nnothing"),)
    window = start(make_pack(tmp_path / "one.carrel", articles=(pages.article(*blocks),), figures=figures), (700, 600))
    dialog = opened(window)
    target.append(("a.png", PNG))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text().startswith("This picture cannot be drawn: ")
    assert not (tmp_path / "a.png").exists()
    hands.click(tool(dialog, "Copy the picture"))
    assert dialog.status.text().startswith("This picture cannot be drawn: ")
    dialog.close()


def test_a_folder_that_cannot_be_written_says_so(window: MainWindow, target, tmp_path: Path) -> None:
    dialog = opened(window)
    target.append(("missing/a.png", PNG))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text().startswith("a.png could not be written (")


def test_a_cancelled_save_writes_nothing(window: MainWindow, target) -> None:
    dialog = opened(window)
    target.append(("", ""))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text() == ""
