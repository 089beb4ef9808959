"""The lists of what an SVG drawing may contain."""

from __future__ import annotations

from reader.library.svg_allowed import CHILDREN, ELEMENTS, FOREIGN, FOREIGN_ELEMENTS

QT_ALSO_READS = """
a animate animateColor animateMotion animateTransform audio discard font font-face font-face-name font-face-src
font-face-uri foreignObject glyph handler hkern missing-glyph mpath prefetch script set solidColor tbreak textArea video
"""
QT_READS = frozenset(QT_ALSO_READS.split()) | frozenset(ELEMENTS) - {"title", "desc"}
"""By their names alone, whatever their namespace."""


def test_no_foreign_element_is_called_as_one_that_qt_reads() -> None:
    assert not {name for names in FOREIGN_ELEMENTS.values() for name in names} & QT_READS


def test_the_lists_agree() -> None:
    assert set(CHILDREN) == {*ELEMENTS, FOREIGN}
    assert {child for children in CHILDREN.values() for child in children} == {*ELEMENTS, FOREIGN} - {"svg"}
    assert not [name for attributes in ELEMENTS.values() for name in attributes if name.casefold().startswith("on")]
