"""The letters of the bundled figures, measured with the fonts of the page: inside the picture, and none on another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from reader.ui import app
from reader.ui.shell import fonts

FOLDER = Path(__file__).parents[3] / "content" / "neuroscience-psychotherapy" / "figures"
FIGURES = sorted(path.name for path in FOLDER.glob("*.svg"))
TEXT = "{http://www.w3.org/2000/svg}text"
APART = 4
"""The least distance between two texts side by side, in units of the drawing."""


def area_of(text: ElementTree.Element, family: str) -> QRectF:
    """Where a text is painted, from the tallest to the deepest letter."""
    font = QFont(family)
    font.setPixelSize(int(text.attrib["font-size"]))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text.text or "")
    start = {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0.0)
    baseline = QPointF(float(text.attrib["x"]) - start, float(text.attrib["y"]))
    return metrics.tightBoundingRect(text.text or "").translated(baseline)


@pytest.fixture(params=FIGURES)
def areas(request: pytest.FixtureRequest) -> tuple[QRectF, dict[str, QRectF]]:
    """The picture, and the area of each of its texts."""
    app.application()
    assert fonts.load() == []
    root = ElementTree.parse(FOLDER / request.param).getroot()
    picture = QRectF(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    family = root.attrib["font-family"]
    found = {f"{text.text} ({text.attrib['x']}, {text.attrib['y']})": area_of(text, family) for text in root.iter(TEXT)}
    return picture, found


def test_all_letters_are_inside(areas: tuple[QRectF, dict[str, QRectF]]) -> None:
    picture, texts = areas
    assert [name for name, area in texts.items() if not picture.contains(area)] == []


def test_no_letters_are_on_others(areas: tuple[QRectF, dict[str, QRectF]]) -> None:
    _, texts = areas
    near = {name: area.adjusted(-APART / 2, 0, APART / 2, 0) for name, area in texts.items()}
    assert [(one, two) for one, two in combinations(near, 2) if near[one].intersects(near[two])] == []
