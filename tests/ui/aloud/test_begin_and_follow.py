"""Where reading aloud begins in an article, and the page that follows it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.ui.aloud.sentence_places import sentence_range
from reader.ui.main_window import MainWindow
from reader.ui.page import voice_following
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.aloud.aloud_window import Hear, began_after, reading, settle
from tests.ui.aloud.fake_speaker import FakeSpeaker


def test_from_the_selection_to_the_end(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.session.go(Location(INFO.id, "guide", "closing"))
    page = window.page
    number = len(samples.GUIDE.blocks) - 1
    position = page.shown_document.text_map.position(number, 3)
    assert position
    page.setTextCursor(page.shown_document.cursor(position, position + 4))
    hands.press(window, "Ctrl+Shift+U")
    hear("At the end and again.")
    speaker.finish()
    hear("Sources")
    marked = window.features.aloud.reading.marked if window.features.aloud.reading else None
    assert marked
    place = sentence_range(page.shown_document, marked)
    assert place
    assert page.shown_document.findBlock(place[0]).text() == "Sources"
    assert voice_following.is_in_view(page, *place)
    speaker.finish()
    hear("3 sources")
    speaker.finish()
    settle(qtbot, window)
    assert speaker.texts == ["At the end and again.", "Sources", "3 sources"]


def test_from_the_caret(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    hands.press(window, "F7")
    page = window.page
    position = page.shown_document.text_map.position(1, 2)
    assert position
    page.setTextCursor(page.shown_document.cursor(position))
    hands.press(window, "Ctrl+Shift+U")
    hear("See the fourth section")


@pytest.mark.parametrize("is_turned", [False, True], ids=["scrolled", "turned"])
def test_from_what_is_first_in_view(window: MainWindow, speaker: FakeSpeaker, hear: Hear, *, is_turned: bool) -> None:
    if is_turned:
        hands.press(window, "F12")
    window.session.go(Location(INFO.id, "guide", "p3-2"))
    hands.press(window, "Ctrl+Shift+U")
    if not is_turned:
        hear("Paragraph 3-2")
    else:
        hear("Paragraph ")
        sentence = reading(window).marked
        assert sentence
        page = window.page
        position = page.shown_document.text_map.position(sentence.block, sentence.start)
        assert position is not None
        assert page.turning
        assert page.turning.is_in_view(position)


@pytest.mark.parametrize("is_turned", [False, True], ids=["scrolled", "turned"])
def test_the_page_follows(
    window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot, *, is_turned: bool
) -> None:
    if is_turned:
        hands.press(window, "F12")
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    caret = window.page.textCursor().position()
    for _number in range(14):
        count = len(speaker.said)
        speaker.finish()
        qtbot.waitUntil(partial(began_after, speaker, count))
        QApplication.processEvents()
        overlay = reading(window)._overlay
        rects = [window.page.to_viewport(rect) for rect in overlay.rects()]
        assert rects
        assert rects[0].top() >= 0
        if not is_turned:  # a sentence may go on on the next page
            assert max(rect.bottom() for rect in rects) <= window.page.viewport().height()
    assert window.page.textCursor().position() == caret
    assert (window.page.verticalScrollBar().value() > 0) or is_turned


def test_the_page_stays_where_the_reader_has_gone(
    window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot
) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    here = hands.scroll(window.page, 1500)
    speaker.finish()
    hear("What it is about.")
    assert hands.scrolled(window.page) == here
    hands.press(window.page, "S")
    hear("The amygdala")
    assert hands.scrolled(window.page) < here


def test_from_a_paragraph(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.features.aloud._read_from(Location(INFO.id, "guide", "p2-1"))
    hear("Paragraph 2-1")
