"""The position of a card: it never covers the words that it explains."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, Span, TermLink
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start

SIZES = {"wide": (1200, 760), "narrow": (420, 700), "low": (900, 330)}


def article(text: str = "amygdala") -> Article:
    """A link in every place of a line: at its start, its end and in between."""
    link = Span(text, link=TermLink("amygdala"))
    lines = (samples.paragraph(f"p{n}", samples.prose(n % 13), " ", link, " ", samples.prose(40)) for n in range(60))
    return Article("links", "Links", tuple(lines))


def check(window: MainWindow, number: int) -> None:
    run = window.page.shown_document.links[number]
    hands.click_link(window.page, run)
    card = hands.card(window)
    assert card.isVisible()
    assert not card.geometry().intersects(window.page.link_rect(run)), (number, card.geometry())
    assert card.geometry().left() >= 0
    assert card.geometry().right() <= window.page.viewport().geometry().right()
    assert window.page.rect().contains(card.geometry())
    hands.keys("Esc")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("direction", ["left to right", "right to left"])
def test_a_card_does_not_cover_its_words(
    start: Start, tmp_path: Path, size: str, text_size: int, direction: str
) -> None:
    make = samples.arabic if direction == "right to left" else samples.guide
    window = start(make(tmp_path, article()), SIZES[size])
    while hands.text_size(window) < text_size:
        hands.press(window.page, "Ctrl++")
    for number in (20, 26):
        words = window.page.link_rect(window.page.shown_document.links[number])
        for edge in (4, window.page.height() // 2, window.page.height() - words.height() - 4):
            words = window.page.link_rect(window.page.shown_document.links[number])
            hands.scroll(window.page, window.page.verticalScrollBar().value() + words.top() - edge)
            check(window, number)


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_link_of_many_lines(start: Start, tmp_path: Path, text_size: int) -> None:
    window = start(samples.guide(tmp_path, article(samples.prose(25))), (700, 600))
    while hands.text_size(window) < text_size:
        hands.press(window.page, "Ctrl++")
    for number in (10, 11, 12):
        hands.show_link(window.page, window.page.shown_document.links[number])
        run = window.page.shown_document.links[number]
        hands.tab_to_link(window.page, run)
        hands.keys("Return")
        card = hands.card(window)
        assert not card.geometry().intersects(window.page.link_rect(run))
        hands.keys("Esc")


@pytest.mark.parametrize("size", [(700, 700), (1000, 500), (420, 600)])
@pytest.mark.parametrize("number", [2, 14])
def test_a_card_stays_beside_its_words_when_the_window_is_resized(
    start: Start, tmp_path: Path, size: tuple[int, int], number: int
) -> None:
    window = start(samples.guide(tmp_path, article()), (1200, 700))
    run = window.page.shown_document.links[number]
    hands.show_link(window.page, run)
    hands.click_link(window.page, run)
    for _ in range(2):
        window.resize(*size)
        QApplication.processEvents()
        card = hands.card(window)
        assert card.isVisible()
        assert window.page.rect().contains(card.geometry())
        assert not card.geometry().intersects(window.page.link_rect(run))
        size = (1200, 700)


def test_a_card_that_expands_does_not_cover_its_words(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    run = hands.link(window.page, "2")
    hands.show_link(window.page, run)
    hands.click_link(window.page, run)
    before = hands.card(window).height()
    hands.click(hands.button(hands.card(window), "Address Show"))
    QApplication.processEvents()
    assert hands.card(window).height() > before
    assert not hands.card(window).geometry().intersects(window.page.link_rect(run))
