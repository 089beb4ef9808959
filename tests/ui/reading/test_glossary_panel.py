"""The glossary panel: its order, its filter, and the entry of the selected term."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from reader.library.model import Span, Term
from reader.ui.lists import row_reader
from reader.ui.main_window import MainWindow
from reader.ui.widgets.link_button import LinkButton
from tests.folded_pairs import PAIRS, each_pair
from tests.packs import INFO, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start

NO_MATCHES = "No matches"


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+2")
    return window


def rows(window: MainWindow) -> list[str]:
    return hands.rows(window.features.reading.glossary.list.list)


def words(window: MainWindow) -> str:
    return " ".join(hands.labels(window.features.reading.glossary))


def test_letters_and_terms(window: MainWindow) -> None:
    assert rows(window) == ["A", "alarm", "amygdala", "E", "État calme", "Z", "zone"]
    assert isinstance(QApplication.focusWidget(), QLineEdit)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("amy", ["A", "amygdala"]),
        ("AMY", ["A", "amygdala"]),
        ("etat", ["E", "État calme"]),
        ("état", ["E", "État calme"]),
        ("almond", ["A", "amygdala"]),
        ("calm état", ["E", "État calme"]),
        ("one", ["Z", "zone"]),
        ("z", ["Z", "zone"]),
        ("xyz", []),
    ],
)
def test_filter(window: MainWindow, typed: str, expected: list[str]) -> None:
    hands.type_text(typed)
    assert rows(window) == expected
    assert (NO_MATCHES in words(window)) == (not expected)
    hands.keys("Ctrl+A")
    hands.keys("Backspace")
    assert len(rows(window)) == 7
    assert NO_MATCHES not in words(window)


@pytest.mark.parametrize("key", ["Down", "Return"])
def test_keys_move_from_the_filter_to_the_list(window: MainWindow, key: str) -> None:
    hands.type_text("a")
    hands.keys(key)
    assert window.features.reading.glossary.list.list.hasFocus()
    assert "It sounds the" not in words(window)
    assert "What the amygdala sounds." in words(window)
    hands.keys("Down")
    assert "It sounds the" in words(window)
    assert "also: almond" in words(window)
    hands.keys("Down")
    assert "A calm state." in words(window)


def test_letters_cannot_be_chosen(window: MainWindow) -> None:
    hands.click_row(window.features.reading.glossary.list.list, 0)
    assert "What the amygdala" not in words(window)


def test_a_related_term(window: MainWindow) -> None:
    hands.click_row(window.features.reading.glossary.list.list, 1)
    hands.click(hands.button(window.features.reading.glossary, "See amygdala"))
    assert window.features.reading.glossary.list.list.currentIndex().data() == "amygdala"
    assert "It sounds the" in words(window)


def test_a_related_term_that_the_filter_hides(window: MainWindow) -> None:
    hands.type_text("alarm")
    hands.keys("Return")
    hands.click(hands.button(window.features.reading.glossary, "See amygdala"))
    assert window.features.reading.glossary.list.list.currentIndex().data() == "amygdala"
    assert "It sounds the" in words(window)
    assert len(rows(window)) == 7


def test_sources_and_places(window: MainWindow) -> None:
    hands.click_row(window.features.reading.glossary.list.list, 1)
    hands.click(hands.button(window.features.reading.glossary, "Sources 3"))
    assert hands.card(window).accessibleName() == "Source 3"
    hands.keys("Esc")
    hands.click_row(window.features.reading.glossary.list.list, 2)
    hands.click(hands.button(window.features.reading.glossary, "Used in A guide"))
    assert window.session.position
    assert str(window.session.position.location) == "carrel:sample/guide#opening"
    assert window.page.hasFocus()


def test_places_of_another_article_are_named_after_it(window: MainWindow) -> None:
    hands.click_row(window.features.reading.glossary.list.list, 2)
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+1")
    hands.press(window, "Ctrl+2")
    hands.click_row(window.features.reading.glossary.list.list, 1)
    hands.click_row(window.features.reading.glossary.list.list, 2)
    hands.click(hands.button(window.features.reading.glossary, "Used in A guide"))
    assert window.session.position
    assert str(window.session.position.location) == "carrel:sample/guide#opening"


@pytest.mark.parametrize(
    ("language", "terms", "expected"),
    [
        ("sv", ["Ödla", "zebra", "ål", "apa"], ["A", "apa", "Z", "zebra", "Å", "ål", "Ö", "Ödla"]),
        ("en", ["Ödla", "zebra", "ål", "apa"], ["A", "ål", "apa", "O", "Ödla", "Z", "zebra"]),
        ("en", ["🧠 brain", "5-HT", "b"], None),
        ("ru", ["Яма", "ёж", "арка"], ["А", "арка", "Е", "ёж", "Я", "Яма"]),
    ],
)
def test_the_order_of_the_language(
    start: Start, tmp_path: Path, language: str, terms: list[str], expected: list[str] | None
) -> None:
    made = [Term(f"t{number}", term, (Span("What it is."),)) for number, term in enumerate(terms)]
    info = INFO._replace(language=language)
    window = start(make_pack(tmp_path / "a.carrel", info=info, articles=(samples.THIRD,), terms=made, references=()))
    hands.press(window, "Ctrl+2")
    assert set(terms) <= set(rows(window))
    assert expected is None or rows(window) == expected


def test_a_pack_without_terms(start: Start, tmp_path: Path) -> None:
    window = start(make_pack(tmp_path / "a.carrel", articles=(samples.THIRD,), terms=(), references=()))
    hands.press(window, "Ctrl+2")
    assert rows(window) == []
    hands.keys("Return")
    hands.type_text("a")
    assert window.isVisible()


def test_nothing_is_cut_off_at_the_side(start: Start, tmp_path: Path) -> None:
    """Long names of sections and terms end in an ellipsis, and the words above them wrap."""
    long = "a term with a name that is a good deal longer than the side bar is wide, "
    terms = (
        Term("one", "one", (Span("Words."),), (long * 3,), ("two",)),
        Term("two", long * 2, (Span("More words."),)),
    )
    window = start(make_pack(tmp_path / "long.carrel", terms=terms))
    hands.press(window, "Ctrl+2")
    hands.type_text("words")
    hands.keys("Ctrl+A")
    hands.type_text("one")
    hands.keys("Down")
    panel = window.features.reading.glossary
    detail = hands.named(panel, "Glossary: selected entry", QScrollArea)
    widget = detail.widget()
    assert widget is not None
    assert widget.width() <= detail.viewport().width()
    button = hands.only(panel, LinkButton)
    assert button.text().endswith("…")
    assert button.accessibleName().startswith("See a term with a name")
    assert "a good deal longer" in button.toolTip()


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with a term for the first word of each pair."""
    terms = [Term(f"t{number}", one, (Span("A word."),)) for number, (_, one, _) in enumerate(PAIRS)]
    return make_pack(tmp_path_factory.mktemp("pairs") / "pairs.carrel", terms=terms)


@each_pair
def test_finds_what_the_search_folds_together(start: Start, pairs: Path, language: str, one: str, other: str) -> None:
    window = start(pairs)
    hands.press(window, "Ctrl+2")
    window.features.reading.glossary.list.field.setText(other)
    assert one in rows(window)


def test_a_long_glossary_is_read_with_pauses(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    terms = [Term(f"t{number}", f"term {number:05}", (Span("What it is."),)) for number in range(2_500)]
    window = start(make_pack(tmp_path / "long.carrel", info=INFO._replace(id="long"), terms=terms))
    glossary = window.features.reading.glossary
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_reader, "SLICE", 0)
        window.side_bar.show_panel("glossary")
        assert "Reading the glossary: 1,000 of 2,500 terms…" in words(window)
        glossary.choose("t2400")
        qtbot.waitUntil(lambda: bool(glossary.list.shown_keys()))
    assert len(glossary.list.shown_keys()) == 2_500
    assert "Reading" not in words(window)
    assert glossary.list.current_key == "t2400"
    assert "What it is." in words(window)
