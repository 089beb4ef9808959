"""Searching everything: what is said of it, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.library.packerrors import DamagedPackError
from reader.search.answer import PhraseMatch
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import answer, hit


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def asked(fake: FakeSearch) -> list[str]:
    return [typed for typed, *_ in fake.asked]


@pytest.mark.parametrize(
    ("typed", "given", "said"),
    [
        ("none here", {}, "No results for “none here” in 1 pack."),
        ("some of them", {"hits": True, "is_partial": True},
         "No passage has every word. Showing the closest."),
        ("amigdala", {"hits": True, "suggestion": "amygdala", "is_suggested": True},
         "No results for “amigdala”. Showing results for “amygdala”."),
        ("cat -dog", {"hits": True, "excluded": "dog"}, "No results without “dog”. Showing results with it."),
        ('"safe places"', {"hits": True, "phrase": PhraseMatch.FORMS},
         "No passage has this exact phrase. Showing other forms of its words."),
        ('"place safe"', {"hits": True, "phrase": PhraseMatch.WORDS},
         "No passage has this exact phrase. Showing passages with all of its words."),
        ("quiet", {"hits": True, "unsearchable": ("old.carrel: it cannot be searched.",)},
         "old.carrel: it cannot be searched."),
        ("quiet", {"hits": True, "unsearchable": tuple(f"{n}." for n in range(5))},
         "0.\n1.\n2.\n2 more packs cannot be searched."),
        ("gone", {"unsearchable": ("old.carrel: it is not there.",)}, "old.carrel: it is not there."),
        ("quiet", {"hits": True}, ""),
        ("<img src='x'>", {}, "No results for “<img src='x'>” in 1 pack."),
    ],
)  # fmt: skip
def test_sentences(
    window: MainWindow, qtbot: QtBot, fake: FakeSearch, typed: str, given: dict[str, object], said: str
) -> None:
    fields = dict(given)
    hits = (hit(),) if fields.pop("hits", False) else ()
    fake.answers[typed] = answer(typed, *hits, **fields)
    searches.search(window, qtbot, typed)
    assert searches.said(window) == said


def test_what_was_meant_is_one_press_away(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["amigdala"] = answer("amigdala", suggestion="amygdala")
    searches.search(window, qtbot, "amigdala")
    hands.keys("Down")
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Did you mean “amygdala”?"
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert window.search_field.text() == "amygdala"
    assert window.search_field.hasFocus()
    assert searches.heads(window) == ["A guide", "Glossary"]
    assert not button.isVisible()


def test_one_sentence_when_the_typing_pauses(
    window: MainWindow, qtbot: QtBot, fake: FakeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("reader.ui.search.controller.announce", lambda _widget, sentence: heard.append(sentence))
    window.features.search.controller._pause.setInterval(50)
    fake.answers["amigdala"] = answer("amigdala", suggestion="amygdala")
    searches.search(window, qtbot, "amygdala")
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    searches.search(window, qtbot, "amigdala")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[0] == "2 found."
    assert heard[1].startswith("No results for “amigdala” in ")
    assert heard[1].endswith("Did you mean amygdala?")


# what goes wrong


def test_an_error_is_said_and_the_search_goes_on(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["bad one"] = ValueError("no <b>sense</b>")
    searches.search(window, qtbot, "bad one")
    assert "ValueError: no <b>sense</b>" in searches.said(window)
    assert searches.results(window) == []
    searches.search(window, qtbot, "amygdala")
    assert searches.said(window) == ""
    assert searches.results(window)


def test_a_damaged_pack_is_said(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["bad one"] = DamagedPackError(Path("old.carrel"), "it is cut short.")
    searches.search(window, qtbot, "bad one")
    assert "old.carrel" in searches.said(window)
    assert "internal error" not in searches.said(window)


def test_no_pack_at_all(start: Start, fake: FakeSearch, qtbot: QtBot) -> None:
    window = start()
    searches.search(window, qtbot, "quiet")
    assert searches.said(window) == "There is no pack to search. Open one with Ctrl+O."
