"""The find bar: finds text in the article, and goes to locations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.library.model import Article, Span, TermLink
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start

WORDS = Article(
    "words",
    "Words",
    (
        samples.paragraph("p1", "A CAFÉ near the water. ", samples.prose(200)),
        samples.paragraph("p2", "The cafe\u0301 of the Straße, ", samples.prose(200)),
        samples.paragraph("p3", "The ca", Span("fe in", link=TermLink("alarm")), " town, ", samples.prose(200)),
        samples.paragraph("p4", "Behind 🧠🧠 the café", samples.cite("alder"), " here. ", samples.prose(200)),
    ),
)


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path, WORDS, samples.SECOND))


def find(window: MainWindow, text: str) -> None:
    hands.press(window, "Ctrl+F")
    assert window.features.reading.find_bar.field.hasFocus()
    hands.type_text(text)


def count(window: MainWindow) -> str:
    return window.features.reading.find_bar.count.text()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("café", ["[CAFÉ]", "cafe\u0301", "cafe", "café"]),
        ("CAFE", ["[CAFÉ]", "cafe\u0301", "cafe", "café"]),
        ("strasse", ["[Straße]"]),
        ("cafe in town", ["[cafe in town]"]),
        ("the   CAFE", ["[The cafe\u0301]", "The cafe", "the café"]),
        ("🧠 the", ["[🧠 the]"]),
        ("here.", ["[here.]"]),
        ("c", []),
        ("  c  ", []),
        ("nowhere", []),
        ("(", []),
        (".*", []),
    ],
)
def test_matches_while_typing(window: MainWindow, typed: str, expected: list[str]) -> None:
    find(window, typed)
    assert hands.highlighted(window) == expected
    several = f"1 of {len(expected)}" if expected else "No matches"
    assert count(window) == (several if len(typed.strip()) > 1 else "")


def test_enter_and_f3_step_and_wrap(window: MainWindow) -> None:
    find(window, "café")
    seen = [count(window)]
    for keys in ("Return", "F3", "Return", "Return", "Shift+Return", "Shift+F3", "Ctrl+G", "Ctrl+Shift+G"):
        hands.keys(keys)
        seen.append(count(window).removesuffix(" of 4"))
    assert seen == ["1 of 4", "2", "3", "4", "1", "4", "3", "4", "3"]
    assert window.features.reading.find_bar.field.hasFocus()


@pytest.mark.parametrize("name", ["Next match", "Previous match"])
def test_the_arrows_step_and_are_hidden_without_matches(window: MainWindow, name: str) -> None:
    buttons: list[QToolButton] = list(window.features.reading.find_bar.findChildren(QToolButton))
    step = next(button for button in buttons if button.accessibleName() == name)
    assert not step.isVisible()
    find(window, "café")
    assert step.isVisible()
    hands.click(step)
    assert count(window) == ("2 of 4" if name == "Next match" else "4 of 4")


def test_the_current_match_is_visible(window: MainWindow) -> None:
    find(window, "café")
    for _ in range(4):
        hands.keys("Return")
        marks: list[Any] = list(window.page.extraSelections())
        now = next(number for number, text in enumerate(hands.highlighted(window)) if text.startswith("["))
        rect = window.page.cursorRect(marks[now].cursor)
        assert rect.top() >= 0
        assert rect.bottom() <= window.page.viewport().height()


def test_typing_does_not_leave_a_match_that_still_fits(window: MainWindow) -> None:
    hands.scroll(window.page, window.page.verticalScrollBar().maximum() // 2)
    find(window, "caf")
    before = hands.scrolled(window.page), count(window)
    hands.type_text("e")
    assert (hands.scrolled(window.page), count(window)) == before


def test_esc_clears_the_field_and_focuses_the_page(window: MainWindow) -> None:
    find(window, "café")
    hands.keys("Esc")
    assert window.page.hasFocus()
    assert window.features.reading.find_bar.field.text() == ""
    assert hands.highlighted(window) == []
    assert count(window) == ""


def test_selected_text_is_found(window: MainWindow) -> None:
    page = window.page
    cursor = page.textCursor()
    cursor.setPosition(page.shown_document.text_map.position(0, 2) or 0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    hands.press(page, "Ctrl+F")
    assert window.features.reading.find_bar.field.text() == "CAFÉ"
    assert count(window) == "1 of 4"


def test_a_link_that_has_the_focus_is_not_a_selection(window: MainWindow) -> None:
    hands.tab_to_link(window.page, hands.link(window.page, "fe in"))
    hands.press(window.page, "Ctrl+F")
    assert window.features.reading.find_bar.field.text() == ""


def test_another_article_is_searched(window: MainWindow) -> None:
    find(window, "café")
    hands.press(window, "Ctrl+Shift+Down")
    assert hands.highlighted(window) == ["[café]"]
    assert count(window) == "1 of 1"


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+T"])
def test_matches_stay_highlighted_after_a_change_of_style(window: MainWindow, keys: str) -> None:
    find(window, "café")
    hands.press(window, keys)
    assert hands.highlighted(window) == ["[CAFÉ]", "cafe\u0301", "cafe", "café"]


def test_in_another_part_of_a_long_article(start: Start, tmp_path: Path) -> None:
    blocks = [samples.paragraph(f"p{n}", f"Number {n} end. ", samples.prose(600)) for n in range(160)]
    window = start(samples.guide(tmp_path, Article("book", "A book", tuple(blocks))))
    find(window, "number 150 end")
    assert hands.highlighted(window) == ["[Number 150 end]"]
    assert window.session.position
    QApplication.processEvents()
    assert window.session.position.location.block in ("p149", "p150")
    hands.keys("Ctrl+A")
    hands.type_text("number 2 end")
    assert hands.highlighted(window) == ["[Number 2 end]"]


@pytest.mark.parametrize(
    ("typed", "article", "block"),
    [
        ("carrel:sample/second#s3", "second", "s3"),
        (" carrel:sample/second ", "second", ""),
        ("carrel:sample/words#p3", "words", "p3"),
    ],
)
def test_a_location_is_opened(window: MainWindow, typed: str, article: str, block: str) -> None:
    hands.press(window, "Ctrl+F")
    QApplication.clipboard().setText(typed)
    hands.keys("Ctrl+V")
    assert count(window) == ""
    hands.keys("Return")
    assert window.session.position
    assert (window.session.position.location.article, window.session.position.location.block) == (article, block)
    assert window.features.reading.find_bar.field.text() == ""
    assert window.page.hasFocus()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("carrel:", "no location"),
        ("carrel:///etc/passwd", "no location"),
        ("carrel:sample/", "no location"),
        ("carrel:sample/nothing", "has no article “nothing”"),
        ("carrel:elsewhere/second", "not available"),
        ("carrel:sample/second#gone", "not in this edition"),
    ],
)
def test_an_invalid_location_is_reported(window: MainWindow, typed: str, said: str) -> None:
    find(window, typed)
    hands.keys("Return")
    assert said in window.notice.text.replace("not a location", "no location")
    assert window.session.opened
    if "no location" in said:
        assert window.features.reading.find_bar.field.text() == typed
