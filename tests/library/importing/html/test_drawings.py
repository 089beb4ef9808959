"""Drawings in a page become figures if they are large enough and say how they are painted; others are in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.figure_check import read_figure
from reader.library.importing.imported import FigureBlock
from tests.library.importing.html.test_page_pictures import imported

SIZE = "width=200 height=100"
RECT = '<rect width="90" height="50" fill="#eef"/>'

FIGURES = {
    "with a size": (f'<svg {SIZE} aria-label="Fever">{RECT}<text x=1 y=20 fill="red">38.5</text></svg>', "Fever"),
    "with a title": (f"<svg {SIZE}><title>Fever</title>{RECT}</svg>", "Fever"),
    "with text": ('<svg viewBox="0 0 90 50"><text x="2" y="9">7 mg</text></svg>', ""),
    "gradient": (
        f'<svg {SIZE}><linearGradient id="g"><stop offset="0"/></linearGradient>{RECT}</svg>',
        "",
    ),
    "with a script": (f"<svg {SIZE}><script>alert(1)</script><style>a{{}}</style>{RECT}</svg>", ""),
    "with handlers": (f'<svg {SIZE} onload="x()" data-x="1">{RECT}</svg>', ""),
    "in a paragraph": (f"<p>a <svg {SIZE}>{RECT}</svg> b</p>", ""),
}
NO_FIGURES = {
    "small": f"<svg width=24 height=24>{RECT}</svg>",
    "without a size": f'<svg viewBox="0 0 512 512">{RECT}</svg>',
    "of the page's style sheet": f'<svg {SIZE}><path class="line" d="M0 0L9 9"/></svg>',
    "hidden": f'<svg {SIZE} aria-hidden="true">{RECT}</svg>',
    "of another drawing": f'<svg {SIZE}><use href="icons.svg#a"/></svg>',
    "unsafe": f'<svg {SIZE}><image width="9" height="9" href="https://x.example/a.png"/></svg>',
}


@pytest.mark.parametrize(("drawing", "alt"), FIGURES.values(), ids=FIGURES)
def test_drawing_becomes_a_figure(drawing: str, alt: str, tmp_path: Path) -> None:
    document = imported(drawing, tmp_path).documents[0].document
    [figure] = [block for block in document.blocks if isinstance(block, FigureBlock)]
    assert figure.alt == alt
    assert read_figure("figures/a.svg", document.pictures[figure.picture]).width > 0
    assert b"script" not in document.pictures[figure.picture]
    assert "became a figure" in "".join(entry.message for entry in document.report)


@pytest.mark.parametrize("drawing", NO_FIGURES.values(), ids=NO_FIGURES)
def test_drawing_is_no_figure(drawing: str, tmp_path: Path) -> None:
    document = imported(drawing.replace("</svg>", "<title>7 mg</title></svg>"), tmp_path).documents[0].document
    assert not document.pictures
    assert any("7 mg" in entry.text for entry in document.report) or "aria-hidden" in drawing
