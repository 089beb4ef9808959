"""Articles as long as books are laid out in parts; reading goes on across them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Article
from reader.ui.main_window import MainWindow
from reader.ui.page.article_parts import PART_CHARACTERS
from tests.ui import hands, samples
from tests.ui.conftest import Start

SECTIONS = 40
BOOK = Article("book", "A book", tuple(samples.blocks_of(SECTIONS, paragraphs=15, words=100)))  # 60,000 words


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path, BOOK), (780, 600))


def part_links(window: MainWindow) -> list[str]:
    return [text for text in hands.links(window.page) if "Part" in text]


def place(window: MainWindow) -> str:
    QApplication.processEvents()
    assert window.session.position
    return window.session.position.location.block


def test_only_one_part_is_laid_out(window: MainWindow) -> None:
    assert window.page.shown_document.characterCount() < PART_CHARACTERS * 1.5
    (link,) = part_links(window)
    assert link.startswith("Part 2 of ")
    assert link.endswith(" →")
    assert len(hands.rows(window.features.reading.contents.list)) == SECTIONS


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_going_to_the_next_part(window: MainWindow, by: str) -> None:
    (next_part,) = window.page.shown_document.links
    if by == "mouse":
        hands.show_link(window.page, next_part)
        hands.click_link(window.page, next_part)
    else:
        hands.tab_to_link(window.page, next_part)
        hands.keys("Return")
    previous, following = part_links(window)
    assert previous.startswith("← Part 1 of ")
    assert following.startswith("Part 3 of ")
    assert hands.scrolled(window.page) == 0
    assert place(window) not in ("", "s1")
    assert window.features.reading.contents.list.currentIndex().data() != "Section 1"
    assert window.page.hasFocus()


def test_the_part_is_restored_after_a_restart(window: MainWindow, start: Start) -> None:
    hands.click_link_in_view(window.page, 0)
    left = place(window), part_links(window)
    window = start(size=None)
    assert (place(window), part_links(window)) == left
    assert hands.scrolled(window.page) == 0


def test_a_section_in_another_part(window: MainWindow) -> None:
    hands.click_row(window.features.reading.contents.list, SECTIONS - 1)
    assert place(window) == f"s{SECTIONS}"
    assert hands.is_jumped_to(window.page, f"s{SECTIONS}")
    assert len(part_links(window)) == 1
    hands.press(window.page, "Alt+Left")
    assert hands.scrolled(window.page) == 0
    assert part_links(window)[0].startswith("Part 2")


def test_positions_are_exact_to_the_pixel_in_every_part(window: MainWindow, start: Start) -> None:
    for section in (1, 9, 21, 33):
        hands.click_row(window.features.reading.contents.list, section)
        left = hands.scroll(window.page, hands.scrolled(window.page) + 137), part_links(window)
        hands.click_row(window.features.reading.contents.list, 0)
        hands.press(window.page, "Alt+Left")
        assert (hands.scrolled(window.page), part_links(window)) == left
    window = start(size=None)
    assert (hands.scrolled(window.page), part_links(window)) == left


def test_progress_increases_from_part_to_part(window: MainWindow) -> None:
    seen = []
    for section in range(0, SECTIONS, 5):
        hands.click_row(window.features.reading.contents.list, section)
        QApplication.processEvents()
        seen.append(window.page.progress())
    hands.press(window.page, "Ctrl+1")
    hands.click_row(window.features.reading.contents.list, SECTIONS - 1)
    hands.scroll(window.page, window.page.verticalScrollBar().maximum())
    seen.append(window.page.progress())
    assert seen == sorted(seen)
    assert seen[0] < 0.05
    assert seen[-1] == 1.0


def test_by_section_from_part_to_part(window: MainWindow) -> None:
    for number in range(1, SECTIONS + 1):
        hands.press(window.page, "Ctrl+Down")
        assert place(window) == f"s{number}"
    for number in range(SECTIONS - 1, 0, -1):
        hands.press(window.page, "Ctrl+Up")
        assert place(window) == f"s{number}"


def test_text_size_in_a_later_part(window: MainWindow) -> None:
    hands.click_row(window.features.reading.contents.list, 30)
    before = window.page.reading_position()
    assert before
    for keys in ("Ctrl++", "Ctrl++", "Ctrl+T", "Ctrl+0"):
        hands.press(window.page, keys)
        now = window.page.reading_position()
        assert now
        assert now.location.block == before.location.block


def test_one_paragraph_of_many_parts(start: Start, tmp_path: Path) -> None:
    article = Article("one", "One", (samples.paragraph("all", samples.prose(90_000)),))
    window = start(samples.guide(tmp_path, article), (780, 600))
    seen = [part_links(window)[-1]]
    while part_links(window)[-1].endswith("→"):
        hands.click_link_in_view(window.page, -1)
        seen.append(part_links(window)[-1])
        assert place(window) == "all"
    assert len(seen) == len(set(seen)) > 3
    left = hands.scroll(window.page, 500), part_links(window)
    window = start(size=None)
    assert (hands.scrolled(window.page), part_links(window)) == left
