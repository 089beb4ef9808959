"""Reading aloud in the window: by keys and buttons, on the page and from cards, and without voices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Location, Span, TermLink
from reader.speech.speaker import SpeechFailed, SpeechInterrupted, SpeechUnavailable
from reader.ui.aloud.player import State
from reader.ui.aloud.reading_aloud import ReadingAloud
from reader.ui.aloud.sentence_places import sentence_range
from reader.ui.main_window import MainWindow
from reader.ui.page import voice_following
from reader.ui.reading.entry import EntryView
from reader.ui.shell.actions import ActionId
from tests.packs import ARTICLES, INFO, make_pack
from tests.ui import hands, samples
from tests.ui.aloud.fake_speaker import ANNA, BEN, SARA, FakeSpeaker
from tests.ui.conftest import Start
from tests.ui.marks import marks

Hear = Callable[[str], None]


@pytest.fixture
def window(start: Start, tmp_path: Path, speaker: FakeSpeaker) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def hear(qtbot: QtBot, speaker: FakeSpeaker) -> Hear:
    """Waits until a sentence that begins with these words is being spoken."""

    def wait(words: str) -> None:
        qtbot.waitUntil(lambda: speaker.speaking.startswith(words))
        QApplication.processEvents()

    return wait


def began_after(speaker: FakeSpeaker, count: int) -> bool:
    """Whether a sentence after the first `count` is being spoken."""
    return len(speaker.said) > count and bool(speaker.speaking)


def reading(window: MainWindow) -> ReadingAloud:
    found = window.features.aloud.reading
    assert found
    return found


def is_open(window: MainWindow) -> bool:
    action = window.actions_by_id[ActionId.READ_ALOUD]
    assert action.isChecked() == bool(window.features.aloud.reading)
    return action.isChecked()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not is_open(window))


def test_an_article_is_read_from_its_title(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert is_open(window)
    speaker.finish()
    hear("What it is about.")
    speaker.finish()
    hear("The amygdala rests here.")
    speaker.finish()
    hear("See the fourth section or the other one or outside.")
    assert {voice for _text, voice, _speed in speaker.said} == {ANNA.name}


def test_keys_on_the_page(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    hands.keys("S")
    hear("What it is about.")
    hands.keys("Shift+S")
    hear("A guide")
    top = hands.scrolled(window.page)
    hands.keys("Space")
    qtbot.waitUntil(lambda: not speaker.speaking)
    assert reading(window).player.state is State.PAUSED
    hands.keys("S")
    assert reading(window).marked
    assert reading(window).marked.text == "What it is about."  # type: ignore[union-attr]
    hands.keys("Space")
    hear("What it is about.")
    assert hands.scrolled(window.page) == top
    hands.keys("Esc")
    assert not is_open(window)
    qtbot.waitUntil(lambda: not speaker.speaking)
    hands.keys("Space")
    assert hands.scrolled(window.page) > top


def test_buttons(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    window.actions_by_id[ActionId.READ_ALOUD].trigger()
    hear("A guide")
    bar = reading(window).bar
    hands.click(hands.tool(bar, "Next sentence"))
    hear("What it is about.")
    hands.click(hands.tool(bar, "Previous sentence"))
    hear("A guide")
    hands.click(hands.tool(bar, "Pause reading"))
    qtbot.waitUntil(lambda: not speaker.speaking)
    hands.click(hands.tool(bar, "Read on"))
    hear("A guide")
    hands.click(hands.tool(bar, "Faster"))
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", ANNA.name, 110))
    hands.click(hands.tool(bar, "Slower"))
    hands.click(hands.tool(bar, "Slower"))
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", ANNA.name, 90))
    menu = hands.tool(bar, "Voice: Anna").menu()
    assert [action.text() for action in menu.actions()] == ["Anna (en-GB)", "Ben (en-US)"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: speaker.said[-1] == ("A guide", BEN.name, 90))
    hands.tool(bar, "Stop reading aloud").setFocus()
    hands.keys("Return")
    assert not is_open(window)
    assert window.page.hasFocus()


def test_voice_and_speed_are_remembered(
    window: MainWindow, start: Start, tmp_path: Path, speaker: FakeSpeaker, hear: Hear
) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    reading(window).bar.voice_chosen.emit(BEN.id)
    hands.click(hands.tool(reading(window).bar, "Faster"))
    again = start(samples.guide(tmp_path))
    assert speaker.is_closed
    speaker.said.clear()
    hands.press(again, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.said[-1] == ("A guide", BEN.name, 110)


@pytest.mark.parametrize(
    "value",
    [
        [{"language": "en", "voice": "gone", "speed": 9999}],
        ["x", None, {"language": ["en"]}],
        [{"language": "en", "voice": {"a": 1}, "speed": "x"}],
    ],
)
def test_settings_of_a_stranger(window: MainWindow, speaker: FakeSpeaker, hear: Hear, value: object) -> None:
    window.ui_state.remember("speech", value)
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.said[-1] == ("A guide", ANNA.name, 100)


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


@pytest.mark.parametrize(
    "leave",
    [
        lambda window: window.session.go(Location(INFO.id, "second")),
        lambda window: window.session.go_home(),
        lambda window: hands.press(window, "Ctrl+Shift+U"),
        lambda window: window.close(),
    ],
    ids=["another article", "home", "the key", "the window closes"],
)
def test_it_ends(
    window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot, leave: Callable[[MainWindow], object]
) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    leave(window)
    assert not is_open(window)
    qtbot.waitUntil(lambda: not speaker.speaking)
    assert speaker.texts == ["A guide"]


def test_another_pack(window: MainWindow, speaker: FakeSpeaker, hear: Hear, tmp_path: Path) -> None:
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    window.session.open_file(make_pack(tmp_path / "other.carrel", info=INFO._replace(id="other")))
    assert not is_open(window)


def notice(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.notice.text


def test_no_voice_for_the_language(start: Start, tmp_path: Path, speaker: FakeSpeaker, qtbot: QtBot) -> None:
    article = Article("a", "Kichwa", (samples.paragraph("p", "Maneno."),))
    window = start(make_pack(tmp_path / "sw.carrel", articles=(article,), info=INFO._replace(language="sw")))
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == (
        "This computer has no voice for Swahili. Carrel can read this aloud once one is installed."
    )
    assert not is_open(window)
    assert not speaker.said


def test_words_without_a_voice_are_left_out(
    start: Start, tmp_path: Path, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot
) -> None:
    foreign = Span("สวัสดี", lang="th")
    known = Span("مرحبا", lang="ar")
    article = Article("a", "Words", (samples.paragraph("p", "Say ", foreign, " or ", known, " now."),))
    window = start(make_pack(tmp_path / "a.carrel", articles=(article,)))
    hands.press(window, "Ctrl+Shift+U")
    hear("Words")
    speaker.finish()
    hear("Say")
    assert "no voice for Thai" in window.toast.text
    speaker.finish(is_quick=True)
    settle(qtbot, window)
    assert [said[:2] for said in speaker.said] == [
        ("Words", ANNA.name), ("Say", ANNA.name), ("or", ANNA.name), ("مرحبا", SARA.name), ("now.", ANNA.name),
    ]  # fmt: skip
    assert not window.notice.text


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (SpeechUnavailable("There is no speech service."), "There is no speech service."),
        (SpeechFailed("It is silent."), "It is silent."),
        (RuntimeError("x"), "Reading aloud has stopped: x"),
    ],
    ids=["unavailable", "failed", "a mistake"],
)
def test_no_voices(
    window: MainWindow, speaker: FakeSpeaker, qtbot: QtBot, hear: Hear, error: Exception, sentence: str
) -> None:
    speaker.voices_error = error
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == sentence
    assert not is_open(window)
    speaker.voices_error = None
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert not notice(window)


def test_a_voice_that_dies_once_is_tried_again(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    speaker.errors = [SpeechFailed("It is gone.")]
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    assert speaker.texts == ["A guide", "A guide"]
    assert not notice(window)


def test_a_voice_that_is_dead(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    speaker.errors = [SpeechFailed("It is gone.")] * 2
    hands.press(window, "Ctrl+Shift+U")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    assert notice(window) == "It is gone."
    assert reading(window).player.state is State.PAUSED
    hands.click(hands.tool(reading(window).bar, "Read on"))
    hear("A guide")


def test_another_program_speaks(window: MainWindow, speaker: FakeSpeaker, hear: Hear, qtbot: QtBot) -> None:
    speaker.errors = [SpeechInterrupted(), SpeechInterrupted()]
    hands.press(window, "Ctrl+Shift+U")
    hear("A guide")
    speaker.errors = [SpeechInterrupted()] * 3
    speaker.finish()
    qtbot.waitUntil(lambda: reading(window).player.state is State.PAUSED)
    assert speaker.texts[-3:] == ["What it is about."] * 3
    assert not notice(window)


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


def test_from_a_paragraph(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.features.aloud._read_from(Location(INFO.id, "guide", "p2-1"))
    hear("Paragraph 2-1")


def test_at_home_there_is_nothing_to_read(window: MainWindow, speaker: FakeSpeaker) -> None:
    window.session.go_home()
    window.actions_by_id[ActionId.READ_ALOUD].trigger()
    assert not is_open(window)


def test_an_article_without_words(start: Start, tmp_path: Path, speaker: FakeSpeaker, qtbot: QtBot) -> None:
    article = Article("a", "—", (samples.paragraph("p", "***"),))
    window = start(make_pack(tmp_path / "a.carrel", articles=(article,)))
    hands.press(window, "Ctrl+Shift+U")
    assert notice(window) == "There is nothing here to read aloud."
    assert not is_open(window)


def test_space_held_down_pauses_once(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    hands.hold(Qt.Key.Key_Space, 5)
    assert reading(window).player.state is State.PAUSED


def test_space_with_another_key_is_the_pages(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    QTest.keyClick(window.page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert reading(window).player.state is State.PLAYING


def test_f6_reaches_the_bar(window: MainWindow, speaker: FakeSpeaker, hear: Hear) -> None:
    window.page.setFocus()
    hands.keys("Ctrl+Shift+U")
    hear("A guide")
    bar = reading(window).bar
    hands.keys("F6")
    assert bar.play.hasFocus()
    hands.keys("Space")
    assert reading(window).player.state is State.PAUSED
    bar.voice.setFocus()
    hands.keys("Esc")
    assert not is_open(window)
    assert window.page.hasFocus()


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
