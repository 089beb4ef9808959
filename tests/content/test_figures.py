"""The figures of the bundled pack: drawn with what Qt paints, legible in a narrow window, in the words of the text."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest

PACK = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
FIGURES = sorted(path.name for path in (PACK / "figures").glob("*.svg"))
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((PACK / "articles").glob("*.md"))]
SHOWN = re.compile(r'!\[(?P<alt>[^\]]+)\]\(figures/(?P<name>[\w-]+\.svg) "(?P<caption>[^"]+)"\) \{#[\w-]+\}')

MID_TONES = ("#2a8a8f", "#b36b2c", "#8e6cc0")
PAGES = ("#fcfbf8", "#f4ecd8", "#1d1e20", "#000000", "#ffffff")
WIDTH = 360
NARROW_COLUMN = 264
"""The width of a figure, in pixels, in a window that is 340 wide: margins and the scroll bar need the rest."""

SMALLEST_LETTERS = 12
LONGEST_ALT = 59  # words

DRAWN = {
    "svg": {"viewBox", "width", "height", "font-family", "fill"},
    "title": set(),
    "g": {"fill", "stroke", "stroke-linecap", "stroke-linejoin"},
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height", "rx"},
    "polygon": {"points"},
    "text": {"x", "y", "font-size", "font-weight", "text-anchor"},
}
"""What a figure may hold: the part of SVG that Qt paints."""

PAINT = {
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
}
SVG = "{http://www.w3.org/2000/svg}"


def figure(name: str) -> ElementTree.Element:
    return ElementTree.parse(PACK / "figures" / name).getroot()


def texts(name: str) -> list[ElementTree.Element]:
    return list(figure(name).iter(f"{SVG}text"))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def figures_in(article: str) -> list[dict[str, str]]:
    return [found.groupdict() for found in SHOWN.finditer(article)]


def test_each_figure_is_shown_once() -> None:
    shown = list(chain.from_iterable(map(figures_in, ARTICLES)))
    assert sorted(found["name"] for found in shown) == FIGURES
    assert len(FIGURES) >= 2
    assert len(shown) == sum(len(re.findall(r"^!\[", article, re.MULTILINE)) for article in ARTICLES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_described_in_few_words(name: str) -> None:
    (shown,) = [found for found in chain.from_iterable(map(figures_in, ARTICLES)) if found["name"] == name]
    assert 30 <= len(shown["alt"].split()) <= LONGEST_ALT
    assert 10 <= len(shown["caption"].split()) <= LONGEST_ALT


@pytest.mark.parametrize("name", FIGURES)
def test_the_words_of_a_figure_are_those_of_its_article(name: str) -> None:
    article = next(text for text in ARTICLES if f"(figures/{name} " in text)
    said = words(re.sub(r"!\[[^\]]*\]|\{#[\w-]+\}|\(\w+:[^)]*\)", " ", article))
    assert set().union(*(words(text.text or "") for text in texts(name))) - said == set()


@pytest.mark.parametrize("word", ["behavior", "counseling", "rewire", "rewired", "cure", "cured", "proves"])
def test_the_words_of_a_figure_claim_no_more_than_the_text(word: str) -> None:
    assert not [name for name in FIGURES for text in texts(name) if word in words(text.text or "")]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_keeps_to_what_qt_paints(name: str) -> None:
    text = (PACK / "figures" / name).read_text(encoding="utf-8")
    assert not re.search(r"<!|<\?|url\(|href|var\(|style", text)
    root = figure(name)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    # Qt takes the whole value for one name: a list of families would be found nowhere.
    assert root.get("font-family") == "Source Sans Pro"
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        assert tag in DRAWN, tag
        assert set(element.attrib) <= DRAWN[tag] | PAINT, (tag, element.attrib)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_legible_in_a_narrow_window(name: str) -> None:
    root = figure(name)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width == WIDTH
    assert height <= 2 * width, "it would not fit into a window"
    for text in texts(name):
        assert float(text.attrib["font-size"]) * NARROW_COLUMN / width >= SMALLEST_LETTERS, text.text


@pytest.mark.parametrize("name", FIGURES)
def test_the_letters_of_a_figure_have_one_size(name: str) -> None:
    assert len({text.attrib["font-size"] for text in texts(name)}) == 1


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_takes_its_colours_from_the_page(name: str) -> None:
    root = figure(name)
    assert root.get("fill") == "currentColor"
    for element in root.iter():
        colours = {element.get("fill", "none"), element.get("stroke", "none")}
        assert colours <= {"none", "currentColor", *MID_TONES}
        if element.tag == f"{SVG}text":
            assert colours == {"none"}
        elif element.get("fill") in MID_TONES and element.tag != f"{SVG}polygon":
            # Text stands on these; arrowheads alone are painted full.
            assert float(element.get("fill-opacity", "1")) <= 0.3


@pytest.mark.parametrize("name", FIGURES)
def test_coloured_lines_are_painted_full(name: str) -> None:
    for element in figure(name).iter():
        if element.get("stroke") in MID_TONES:
            assert "stroke-opacity" not in element.attrib
        elif element.get("stroke"):
            assert float(element.get("stroke-opacity", "1")) >= 0.5


@pytest.mark.parametrize("tone", MID_TONES)
@pytest.mark.parametrize("page", PAGES)
def test_a_line_stands_out_from_every_page(tone: str, page: str) -> None:
    darker, lighter = sorted((luminance(tone), luminance(page)))
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
