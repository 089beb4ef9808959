"""What is read aloud beside the blocks of an article: cards, terms, notes and questions; and what has no words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Location, TermLink
from reader.ui.aloud.sentence_places import sentence_range
from reader.ui.main_window import MainWindow
from reader.ui.reading.entry import EntryView
from tests.packs import ARTICLES, INFO, make_pack
from tests.ui import hands, samples
from tests.ui.aloud.aloud_window import Hear, began_after, is_open, notice, reading, settle
from tests.ui.aloud.fake_speaker import FakeSpeaker
from tests.ui.conftest import Start
from tests.ui.marks import marks


def test_a_card(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.features.reading.follow(TermLink("alarm"))
    card = hands.card(window)
    hands.click(hands.tool(card, "Read aloud"))
    hear("alarm")
    assert card.isVisible()
    speaker.finish()
    hear("What the amygdala sounds.")
    assert reading(window).marked is None
    card.setFocus()
    hands.keys("Esc")
    assert not card.isVisible()
    settle(qtbot, window)


def test_the_key_reads_the_card_that_is_open(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.features.reading.follow(TermLink("alarm"))
    hands.press(window, "Ctrl+Shift+U")
    hear("alarm")


def test_the_page_is_not_scrolled_below_a_card(
    window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot
) -> None:
    window.page.setFocus()
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    window.features.reading.follow(TermLink("alarm"))
    for _number in range(8):
        count = len(speaker.said)
        speaker.finish()
        qtbot.waitUntil(partial(began_after, speaker, count))
    QApplication.processEvents()
    assert hands.card(window).isVisible()


def test_an_entry_of_the_glossary(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.side_bar.show_panel("glossary")
    panel = window.features.reading.glossary
    panel.list.choose("alarm")
    QApplication.processEvents()
    entry = hands.only(panel.list, EntryView)
    entry.read_aloud_requested.emit(tuple(entry.spoken))
    hear("alarm")


def test_an_article_without_words(start: Start, tmp_path: Path, speaker: FakeSpeaker, qtbot: QtBot) -> None:
    article = Article("a", "—", (samples.paragraph("p", "***"),))
    window = start(make_pack(tmp_path / "a.carrel", articles=(article,)))
    hands.press(window, "Ctrl+Shift+U")
    assert notice(window) == "There is nothing here to read aloud."
    assert not is_open(window)


def test_a_note(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.features.marks.page_controller.card
    assert card
    assert not card._read.isVisible()
    hands.type_text("Ask Mia. Soon.")
    hands.click(hands.tool(card, "Read aloud"))
    hear("Ask Mia.")
    assert card.isVisible()
    speaker.finish()
    hear("Soon.")


def test_questions_are_read_and_marked(start: Start, tmp_path: Path, speaker: FakeSpeaker, hear: Hear) -> None:
    """Not which choice is right: nothing on the page shows it yet."""
    window = start(make_pack(tmp_path / "sample.carrel"))
    window.session.go(Location(INFO.id, "first"))
    page = window.page
    hands.press(window, "Ctrl+Shift+U")
    hear("The first article")
    reading(window).player.go(len(ARTICLES[0].blocks), 0)
    hear("Check yourself")
    for text in ("1. What sounds the alarm?", "A. The amygdala", "B. The hand", "Sources"):
        speaker.finish()
        hear(text)
        marked = reading(window).marked
        assert marked
        place = sentence_range(page.shown_document, marked)
        assert place
        assert text in page.shown_document.findBlock(place[0]).text()
