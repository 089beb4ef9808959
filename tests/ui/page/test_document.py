"""A page document loads the pack's pictures, in the size of its column, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from reader.ui.page import document as module
from reader.ui.page.document import FigureRun, PageDocument

pytestmark = pytest.mark.usefixtures("qapp")

IMAGE = 2  # QTextDocument.ResourceType


class Pack:
    def __init__(self) -> None:
        self.loaded: list[tuple[str, int, int]] = []

    def load(self, path: str, width: int, height: int) -> QImage:
        self.loaded.append((path, width, height))
        return QImage(width, height, QImage.Format.Format_ARGB32)


@pytest.fixture
def pack() -> Pack:
    return Pack()


@pytest.fixture
def document(pack: Pack) -> PageDocument:
    document = PageDocument(pack.load)
    document.figures += [FigureRun(name, 0, 10, 10, (10, 10)) for name in "ab"]
    return document


@pytest.mark.parametrize("name", ["figure:2", "figure:-1", "figure:x", "file:///etc/passwd", "http://example.org/", ""])
def test_what_is_not_loaded(document: PageDocument, pack: Pack, name: str) -> None:
    assert document.loadResource(IMAGE, QUrl(name)) is None
    assert pack.loaded == []


def test_a_picture_is_loaded_once(document: PageDocument, pack: Pack) -> None:
    for name in ("figure:0", "figure:1", "figure:0"):
        assert isinstance(document.loadResource(IMAGE, name), QImage)
    assert pack.loaded == [("a", 10, 10), ("b", 10, 10)]


def test_the_cache_forgets_the_oldest_picture(
    document: PageDocument, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "IMAGE_CACHE_BYTES", 500)  # one picture of 10 × 10 pixels takes 400
    for name in ("figure:0", "figure:1", "figure:0"):
        document.loadResource(IMAGE, name)
    assert [path for path, _, _ in pack.loaded] == ["a", "b", "a"]
