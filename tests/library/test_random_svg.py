"""Random drawings: whatever comes through keeps what `safe_figure` promises."""

from __future__ import annotations

import contextlib
import re
from xml.parsers import expat

import pytest

from reader.library.image_header import FigureError
from reader.library.svg import safe_svg
from tests.library.random_svg import RandomSvg

ATTRIBUTES_WRITTEN = """
id xmlns xmlns:xlink width height viewBox x y cx cy r rx ry x1 y1 x2 y2 fx fy d points transform gradientTransform
patternTransform gradientUnits patternUnits patternContentUnits maskUnits maskContentUnits filterUnits markerUnits
spreadMethod offset stop-color stop-opacity fill stroke fill-rule fill-opacity stroke-opacity opacity stroke-width
stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset vector-effect display visibility
font-family font-size font-style font-weight font-variant text-anchor mask filter marker-start marker-mid marker-end
refX refY markerWidth markerHeight orient preserveAspectRatio overflow xlink:href xml:space requiredExtensions
systemLanguage in in2 result stdDeviation dx dy type values operator k1 k2 k3 k4 flood-color flood-opacity mode
"""
WORDS = frozenset({"id", "xmlns", "xmlns:xlink", "d", "font-family", "xlink:href", "fill", "stroke", "stop-color"})
_NUMBER = re.compile(r"-?[\d.]+(?:e[+-]?\d+)?")
_TARGET = re.compile(r"url\((.*)\)")


class Written:
    """Collects what is in a written drawing."""

    def __init__(self, data: bytes) -> None:
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.numbers: list[float] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        for handler in ("CommentHandler", "ProcessingInstructionHandler", "StartDoctypeDeclHandler"):
            setattr(parser, handler, self._refuse)
        parser.Parse(data, True)

    def _refuse(self, *_: object) -> None:
        raise AssertionError("what is not drawn")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.names.add(name)
        self.attributes.update(attributes)
        for key, value in attributes.items():
            if key == "id":
                self.ids.append(value)
            elif key == "xlink:href" and not value.startswith("data:image/png;base64,"):
                self.targets.append(value)
            elif key not in WORDS:
                self.numbers += map(float, _NUMBER.findall(value))
            self.targets += _TARGET.findall(value)


@pytest.mark.parametrize("seed", range(300))
def test_what_is_written(seed: int) -> None:
    data = RandomSvg(seed).make()
    try:
        safe = safe_svg(data)
    except FigureError:
        return
    found = Written(safe.data)
    assert found.attributes <= set(ATTRIBUTES_WRITTEN.split())
    assert not found.names & {"style", "title", "a", "clipPath", "script"}
    assert len(found.ids) == len(set(found.ids))
    assert {target[0] for target in found.targets} <= {"#"}
    assert max(map(abs, found.numbers)) <= 1e7


def test_enough_of_them_are_drawn_and_refused() -> None:
    drawn = 0
    for seed in range(300):
        try:
            safe_svg(RandomSvg(seed).make())
            drawn += 1
        except FigureError:
            pass
    assert 100 < drawn < 290


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_always_a_figure_error(seed: int) -> None:
    data = bytearray(RandomSvg(seed).make())
    for at in range(seed % 7, len(data), 97):
        data[at] = (data[at] * 31 + seed) % 256
    with contextlib.suppress(FigureError):
        assert safe_svg(bytes(data)).width > 0
