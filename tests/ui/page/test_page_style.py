"""Measures, fonts and colours at a text size."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from reader.system import paths
from reader.ui.page.page_style import TEXT_STYLES, PageStyle
from reader.ui.shell.theme import NAMES, Theme, Themes
from reader.ui.shell.typography import Typography

pytestmark = pytest.mark.usefixtures("qapp")


class Appearance(NamedTuple):
    theme: Theme
    text_scale: float
    dots_per_inch: float
    typography: Typography


def test_made_from_an_appearance() -> None:
    theme = Themes(paths.resources()).named("light")
    typography = Typography(face="lexend", column_width=50)
    assert PageStyle.of(Appearance(theme, 1.5, 96.0, typography)) == PageStyle(theme, 1.5, 96.0, typography)


@pytest.mark.parametrize(("scale", "resolution", "pixels", "points"), [(1.0, 72, 20, 20), (1.5, 96, 30, 22.5)])
def test_measures(scale: float, resolution: float, pixels: float, points: float) -> None:
    style = PageStyle(Themes(paths.resources()).named("light"), scale, resolution)
    assert (style.pixels(20), style.points(20)) == (pixels, points)


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", TEXT_STYLES)
def test_every_text_style_in_every_theme(theme: str, name: str) -> None:
    style = PageStyle(Themes(paths.resources()).named(theme), 2.0, 96.0)
    text_style = TEXT_STYLES[name]
    assert style.char_format(name).fontPointSize() == pytest.approx(text_style.size * 1.5)
    assert style.block_format(name).topMargin() == int(text_style.above * style.unit + 0.5)
    assert style.block_format(name).bottomMargin() == int(text_style.below * style.unit + 0.5)
