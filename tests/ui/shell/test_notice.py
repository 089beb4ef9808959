"""The places for messages: a notice shows the newest until it is dismissed, a toast disappears by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from reader.ui.main_window import MainWindow
from reader.ui.shell.messages import PACK_PROBLEMS
from reader.ui.shell.notice import Notice, Toast
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def notice(window: MainWindow) -> Notice:
    return window.notice


def toast(window: MainWindow) -> Toast:
    return window.toast


def timers(parent: QWidget) -> list[QTimer]:
    return list(parent.findChildren(QTimer))


def dismiss(window: MainWindow) -> None:
    hands.click(hands.named(notice(window), "Dismiss", QToolButton))


def test_the_newest_message_is_seen_at_once(window: MainWindow) -> None:
    for sentence in ("One.", "Two.", "Three.", "One.", "Two."):
        window.messages.tell(sentence)
        assert notice(window).text == sentence
    seen = []
    while notice(window).text:
        seen.append(notice(window).text)
        dismiss(window)
    assert seen == ["Two.", "One.", "Three."]
    assert not notice(window).isVisible()


def test_a_dismissed_message_can_be_shown_again(window: MainWindow) -> None:
    window.messages.tell("One.")
    dismiss(window)
    window.messages.tell("One.")
    assert notice(window).text == "One."


def test_a_notice_stays_until_it_is_dismissed(window: MainWindow) -> None:
    window.messages.tell("One.")
    hands.press(window.page, "Ctrl+Shift+L")
    assert notice(window).text == "One."
    assert not timers(notice(window))


def test_a_toast_disappears_by_itself(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+Shift+L")
    assert toast(window).text.startswith("Link copied")
    (timer,) = timers(toast(window))
    assert timer.isActive()
    timer.timeout.emit()
    assert toast(window).text == ""
    assert not toast(window).isVisible()


def test_a_new_toast_replaces_the_last(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+Shift+L")
    hands.press(window.page, "Ctrl+T")
    assert toast(window).text == "Theme: Light."


def test_a_toast_does_not_scroll_the_page(window: MainWindow) -> None:
    hands.scroll(window.page, window.page.verticalScrollBar().maximum())
    before = hands.scrolled(window.page), window.page.geometry()
    hands.press(window.page, "Ctrl+Shift+L")
    assert (hands.scrolled(window.page), window.page.geometry()) == before
    assert window.page.rect().contains(toast(window).geometry())


@pytest.mark.parametrize("width", [340, 420, 1000])
def test_long_sentences_wrap(window: MainWindow, width: int) -> None:
    window.resize(width, 600)
    window.messages.tell(samples.prose(60))
    hands.scrolled(window.page)
    label = hands.only(notice(window), QLabel)
    assert label.height() >= label.heightForWidth(label.width())
    assert window.width() == width


def test_messages_are_plain_text(window: MainWindow) -> None:
    window.messages.tell("<b>bold</b> &amp; <img src='http://example.org/x.png'>")
    assert notice(window).text.startswith("<b>")
    assert hands.labels(notice(window)) == ["<b>bold</b> &amp; <img src='http://example.org/x.png'>"]


def test_messages_can_be_withdrawn(window: MainWindow) -> None:
    for sentence in ("One.", "Two.", "Three."):
        window.messages.tell(sentence)
    notice(window).withdraw("Two.")
    notice(window).withdraw("One.")
    assert notice(window).text == "Three."
    notice(window).withdraw("Three.")
    assert notice(window).text == ""
    assert not notice(window).isVisible()


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        (1, ["0.carrel: damaged."]),
        (3, ["These packs cannot be opened:", *(f"•  {n}.carrel: damaged." for n in (2, 1, 0))]),
        (9, ["These packs cannot be opened:", *(f"•  {n}.carrel: damaged." for n in (8, 7, 6, 5, 4)), "and 4 more"]),
    ],
)
def test_several_of_a_kind_are_one_list(window: MainWindow, count: int, lines: list[str]) -> None:
    window.messages.tell("Something else.")
    for number in range(count):
        window.messages.tell(f"{number}.carrel: damaged.", PACK_PROBLEMS)
    assert notice(window).text.split("\n") == lines
    dismiss(window)
    assert notice(window).text == "Something else."


def test_a_list_gets_shorter_when_a_message_is_withdrawn(window: MainWindow) -> None:
    for sentence in ("One.", "Two."):
        window.messages.tell(sentence, PACK_PROBLEMS)
    window.messages.withdraw("Two.")
    assert notice(window).text == "One."


def test_the_button_belongs_to_the_message_that_is_shown(window: MainWindow) -> None:
    pressed: list[str] = []
    for name in ("One", "Two"):
        window.messages.offer(f"{name}.", f"Act {name}", partial(pressed.append, name))
    window.messages.tell("Three.")
    assert hands.buttons(notice(window)) == []
    dismiss(window)
    hands.click(hands.button(notice(window), "Act Two"))
    hands.click(hands.button(notice(window), "Act One"))
    assert pressed == ["Two", "One"]
    assert notice(window).text == ""


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("answer", ["Read it", "Keep mine"])
def test_a_question_has_two_answers(window: MainWindow, answer: str, by_key: bool) -> None:
    given: list[str] = []
    window.messages.tell("One.")
    window.messages.ask(
        "Which?", ("Read it", partial(given.append, "Read it")), ("Keep mine", partial(given.append, "Keep mine"))
    )
    assert hands.buttons(notice(window)) == ["Read it", "Keep mine"]
    button = hands.button(notice(window), answer)
    if by_key:
        button.setFocus()
        hands.keys("Space")
    else:
        hands.click(button)
    assert given == [answer]
    assert notice(window).text == "One.", "the message before is shown again"
    assert hands.buttons(notice(window)) == []


def test_dismissing_a_question_is_no_answer(window: MainWindow) -> None:
    given: list[str] = []
    window.messages.ask("Which?", ("A", partial(given.append, "A")), ("B", partial(given.append, "B")))
    dismiss(window)
    assert (given, notice(window).text) == ([], "")


@pytest.mark.parametrize("width", [420, 640, 1366])
def test_the_answers_are_below_the_question_at_every_width(window: MainWindow, width: int) -> None:
    window.resize(width, 600)
    window.messages.ask("Which of the two? " * 12, ("Read it", lambda: None), ("Keep mine", lambda: None))
    QApplication.processEvents()
    label = hands.only(notice(window), QLabel)
    for name in ("Read it", "Keep mine"):
        button = hands.button(notice(window), name)
        top = button.mapTo(notice(window), button.rect().topLeft()).y()
        assert top >= label.geometry().bottom()
        assert top + button.height() <= notice(window).height()
