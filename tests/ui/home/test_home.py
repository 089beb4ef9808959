"""The home of a pack, as people use it: by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Location, PackInfo
from reader.library.pack_sections import PackSection, written
from reader.library.reading_progress import ReadingProgress
from reader.ui.home.article_groups import ShownArticle
from reader.ui.home.home_listing import MOST_OPEN
from reader.ui.home.home_view import HomeView
from reader.ui.home.pack_articles import FEWEST_TO_FILTER
from reader.ui.lists.row_view import FRAME
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests import pseudo_language as pseudo
from tests.packs import INFO, article_of, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start

pytestmark = pytest.mark.usefixtures("opens_home")

ABOUT = INFO._replace(reviewed_by="Dr Ann Reed", emergency="guide#opening", whats_new="Two texts are new.", edition=3)


def library(folder: Path, articles: int, info: PackInfo = INFO) -> Path:
    """A pack of many articles: Article 000 on rest, Article 001 on sleep, and so on."""
    found = (
        Article(
            f"a{n}", f"{'Rest' if n % 2 else 'Sleep'} {n:03}", article_of("Text.").blocks, f"What article {n} says."
        )
        for n in range(articles)
    )
    return make_pack(folder / f"{info.id}.carrel", info=info, articles=found)


def sectioned(folder: Path, articles: int = MOST_OPEN + 40) -> Path:
    sections = written([PackSection(1, 10, "At night"), PackSection(2, 20, "Dreams"), PackSection(1, 50, "By day")])
    return library(folder, articles, INFO._replace(sections=sections))


def view(window: MainWindow) -> HomeView:
    return window.features.home.view


def rows(window: MainWindow) -> list[str]:
    """The text of every row, as a screen reader reads it."""
    return hands.rows(view(window))


def place(window: MainWindow) -> str:
    return str(window.session.position.location) if window.session.position else ""


def type_filter(window: MainWindow, text: str) -> None:
    view(window).setFocus()
    hands.type_text(text)


def index_of(window: MainWindow, start: str) -> QModelIndex:
    number = max(number for number, text in enumerate(rows(window)) if text.startswith(start))
    return view(window).model().index(number, 0)


def choose(window: MainWindow, start: str) -> None:
    hands.click_row(view(window), index_of(window, start).row())


# ---- opening


def test_a_pack_opens_at_its_home_the_first_time(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, info=ABOUT))
    assert place(window) == "carrel:sample"
    assert window.windowTitle() == "A sample – Carrel"
    assert view(window).isVisible()
    assert not window.page.isVisible()
    assert rows(window) == [
        "In danger now, or worried about someone?: What to do in an emergency",
        "A sample",
        "Every kind of thing",
        "3 articles · edition 3 · 28 April 2025. Reviewed by Dr Ann Reed. Reed Press · CC-BY-4.0",
        "Begin reading: A guide",
        "Articles",
        "A guide. What it is about",
        "The second article",
        "The third article",
        "New in edition 3",
        "Two texts are new",
    ]


def test_enter_begins_to_read_and_back_returns(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.keys("Return")
    assert (place(window), window.page.isVisible(), view(window).isVisible()) == ("carrel:sample/guide", True, False)
    assert window.windowTitle() == "A guide – Carrel"
    assert QApplication.focusWidget() is window.page
    hands.press(window.page, "Alt+Left")
    assert (place(window), window.page.isVisible(), view(window).isVisible()) == ("carrel:sample", False, True)
    assert QApplication.focusWidget() is view(window)
    hands.press(window, "Alt+Right")
    assert place(window) == "carrel:sample/guide"


def test_a_pack_that_was_read_opens_where_the_reader_stopped(start: Start, tmp_path: Path) -> None:
    file = samples.guide(tmp_path)
    window = start(file)
    window.session.go(Location("sample", "guide", "s4"))
    assert place(start(file)).startswith("carrel:sample/guide#p3")


def test_the_next_start_shows_the_home_again_if_it_was_left_there(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.session.go(Location("sample", "guide", "s4"))
    hands.press(window, "Alt+Home")
    window = start()
    assert place(window) == "carrel:sample"
    assert "Continue reading: A guide" in rows(window)
    hands.keys("Return")
    assert place(window) == "carrel:sample/guide#s4"


def test_a_pack_of_one_article_opens_at_it(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.GUIDE))
    assert place(window) == "carrel:sample/guide"
    hands.press(window, "Alt+Home")
    assert place(window) == "carrel:sample"


def test_the_first_start_shows_the_home_of_the_bundled_pack(start: Start) -> None:
    window = start()
    assert place(window) == "carrel:neuroscience-psychotherapy"
    assert rows(window)[0].endswith("What to do in an emergency")
    choose(window, "In danger now")
    assert place(window) == "carrel:neuroscience-psychotherapy/how-talking-changes-a-brain#emergency"


@pytest.mark.parametrize("typed", ["carrel:sample", " carrel:sample "])
def test_a_typed_location_leads_to_the_home(start: Start, tmp_path: Path, typed: str) -> None:
    window = start(samples.guide(tmp_path))
    window.session.go(Location("sample", "guide"))
    hands.press(window, "Ctrl+K")
    window.search_field.setText(typed)
    hands.keys("Return")
    assert place(window) == "carrel:sample"


def test_the_title_in_the_contents_leads_to_the_home(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.session.go(Location("sample", "second"))
    hands.click(hands.button(window, "Home of this pack: A sample"))
    assert place(window) == "carrel:sample"
    assert not window.features.reading.contents.list.selectionModel().hasSelection()


def test_the_home_of_another_pack(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.session.open_file(samples.arabic(tmp_path, samples.SECOND, samples.THIRD))
    assert place(window) == "carrel:arabic"
    assert view(window).painting.is_rtl
    hands.press(window, "Alt+Left")
    assert place(window) == "carrel:sample"
    assert "Begin reading: A guide" in rows(window)


# ---- the rest of the window meanwhile


def test_actions_of_the_page_are_disabled(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    actions = window.actions_by_id
    assert not actions[ActionId.BOOKMARK].isEnabled()
    hands.keys("Return")
    assert actions[ActionId.BOOKMARK].isEnabled()


def test_every_action_can_be_triggered_at_the_home(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    quiet = (
        ActionId.BOOKMARK,
        ActionId.NEXT_MARK,
        ActionId.NEXT_SECTION,
        ActionId.PREVIOUS_SECTION,
        ActionId.FIND_NEXT,
    )
    for id in (*quiet, ActionId.COPY_LOCATION, ActionId.NEXT_THEME, ActionId.TEXT_LARGER, ActionId.CARET):
        window.actions_by_id[id].setEnabled(True)
        window.actions_by_id[id].trigger()
        QApplication.processEvents()
        window.session.go_home()
    assert hands.clipboard() == "carrel:sample"


def test_the_next_article_is_the_first(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+Shift+Up")
    assert place(window) == "carrel:sample"
    hands.press(window, "Ctrl+Shift+Down")
    assert place(window) == "carrel:sample/guide"


def test_a_term_of_the_glossary_opens_its_card_over_the_page(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.features.reading.follow(samples.GUIDE.blocks[0].spans[1].link)  # type: ignore[arg-type]
    assert hands.card(window).isVisible()
    assert place(window) == "carrel:sample/guide"


def test_a_resize_behind_the_home_does_not_leave_it(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.keys("Return")
    hands.scroll(window.page, 300)
    hands.press(window, "Alt+Home")
    window.resize(700, 600)
    QApplication.processEvents()
    assert place(window) == "carrel:sample"
    hands.press(window, "Alt+Left")
    assert window.page.verticalScrollBar().value() > 100


# ---- a thousand articles


def test_few_articles_have_no_filter(start: Start, tmp_path: Path) -> None:
    assert view(start(library(tmp_path, FEWEST_TO_FILTER - 1))).bar is None


def test_typing_filters_and_enter_opens(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 40))
    type_filter(window, "rést 03")
    assert view(window).bar
    assert QApplication.focusWidget() is view(window).bar.field  # type: ignore[union-attr]
    assert rows(window)[-5:] == [f"Rest {n:03}. What article {n} says" for n in range(31, 40, 2)]
    hands.keys("Down")
    hands.keys("Down")
    hands.keys("Return")
    assert place(window) == "carrel:sample/a31"
    hands.press(window.page, "Alt+Left")
    assert view(window).bar.typed == "rést 03"  # type: ignore[union-attr]
    hands.keys("Escape")
    assert len([row for row in rows(window) if row.startswith(("Rest", "Sleep"))]) > 10
    type_filter(window, "nothing at all")
    assert rows(window)[-1] == "No matches"
    hands.keys("Return")
    assert place(window) == "carrel:sample"


def test_the_list_has_what_is_found_below_the_view_when_nobody_types(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(library(tmp_path, 200))
    type_filter(window, "rest")
    last = "Rest 043. What article 43 says"
    assert last not in rows(window)
    qtbot.waitUntil(lambda: last in rows(window))


def test_ctrl_f_goes_to_the_filter(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 40))
    hands.press(window, "Ctrl+F")
    hands.type_text("007")
    hands.keys("Return")
    assert place(window) == "carrel:sample/a7"


def test_sections_of_a_large_pack_are_closed_at_first(start: Start, tmp_path: Path) -> None:
    window = start(sectioned(tmp_path))
    assert rows(window)[-2:] == ["At night: 40 articles, closed", "By day: 50 articles, closed"]
    view(window).setFocus()
    view(window).select_row(index_of(window, "At night").row())
    hands.keys("Right")
    assert "Dreams: 30 articles, closed" in rows(window)
    assert "At night: 40 articles, open" in rows(window)
    hands.keys("Left")
    assert "Dreams: 30 articles, closed" not in rows(window)
    choose(window, "By day")
    assert [row for row in rows(window) if row.startswith(("Sleep 050", "Rest 051"))] == [
        "Sleep 050. What article 50 says",
        "Rest 051. What article 51 says",
    ]


def test_a_to_z(start: Start, tmp_path: Path) -> None:
    window = start(sectioned(tmp_path))
    hands.click(hands.button(window, "Order: A–Z"))
    assert rows(window)[-2:] == ["R: 50 articles, closed", "S: 50 articles, closed"]
    choose(window, "S:")
    choose(window, "Sleep 000")
    assert place(window) == "carrel:sample/a0"


def test_a_large_pack_without_sections_begins_with_letters(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, MOST_OPEN + 1))
    assert rows(window)[-2:] == ["R: 30 articles, closed", "S: 31 articles, closed"]


def test_what_was_read_and_begun(start: Start, tmp_path: Path) -> None:
    progress = ReadingProgress(tmp_path / "data")
    for id, percent in (("a1", 100), ("a2", 40), ("a3", 100), ("gone", 100)):
        progress.note("sample", id, percent, "p1")
    progress.save()
    window = start(library(tmp_path, 40))
    assert "Recently read" in rows(window)
    assert any(row.startswith("40 articles · 2 read") for row in rows(window))
    assert "Rest 001. Read. What article 1 says" in rows(window)
    assert "Sleep 002. 40 % read. What article 2 says" in rows(window)
    for state, expected in (("Begun", ["Sleep 002"]), ("Read", ["Rest 001", "Rest 003"])):
        hands.click(hands.button(window, f"Show: {state}"))
        assert [row.partition(".")[0] for row in rows(window)[-len(expected) :]] == expected
    hands.click(hands.button(window, "Show: Begun"))
    hands.click_row(view(window), len(rows(window)) - 1)
    assert place(window) == "carrel:sample/a2#p1"


def test_the_reader_marks_an_article_as_read(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 20))

    def mark(text: str, start: str) -> None:
        view(window).scrollTo(index_of(window, start))
        at = view(window).visualRect(index_of(window, start)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view(window).viewport().mapToGlobal(at))

        def answer(menu: QMenu) -> None:
            next(action for action in menu.actions() if action.text() == text).trigger()

        hands.answering(QMenu, answer, lambda: QApplication.sendEvent(view(window).viewport(), event))

    mark("Mark as read", "Rest 005")
    assert "Rest 005. Read. What article 5 says" in rows(window)
    assert "1 of 20 articles read" in hands.labels(window)
    mark("Mark as not read", "Rest 005")
    assert "0 of 20 articles read" in hands.labels(window)
    assert "Rest 005. What article 5 says" in rows(window)


def test_end_reaches_the_last_row(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, MOST_OPEN))
    view(window).setFocus()
    hands.keys("End")
    assert rows(window)[view(window).currentIndex().row()] == f"Rest {MOST_OPEN - 1:03}. What article 59 says"


def test_the_bar_stays_at_the_top(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, MOST_OPEN), (800, 500))
    bar = view(window).bar
    assert bar
    assert bar.y() > 0
    view(window).verticalScrollBar().setValue(900)
    assert bar.y() == 0
    view(window).verticalScrollBar().setValue(0)
    assert bar.y() > 0


def test_rows_are_fetched_as_they_are_scrolled(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, 400))
    hands.click(hands.button(window, "Order: In order"))
    model = view(window).model()
    assert model.rowCount() < 100
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert sum(isinstance(row, ShownArticle) for row in view(window)._model.rows) == 400


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_the_menu_of_a_row_by_keyboard(start: Start, tmp_path: Path, key: str) -> None:
    window = start(library(tmp_path, 20))
    view(window).setFocus()
    view(window).select_row(index_of(window, "Rest 001").row())
    texts: list[str] = []
    hands.answering(QMenu, lambda menu: texts.extend(each.text() for each in menu.actions()), lambda: hands.keys(key))
    assert texts == ["Open", "Mark as read"]


def test_a_home_is_in_the_language_of_its_pack(start: Start, tmp_path: Path, pseudo_language: None) -> None:
    """What can be pressed around it is in that of the window."""
    window = start(library(tmp_path, 12, ABOUT._replace(language="de", emergency="", reviewed_by="")))
    found = rows(window)
    assert found[2].startswith("12 Artikel · Ausgabe 3 · 28. April 2025. ")
    assert found[3] == "Zu lesen beginnen: Sleep 000"
    assert found[-2] == "Neu in Ausgabe 3"
    chips = hands.buttons(view(window))
    assert chips
    assert not any(map(pseudo.untranslated, chips))


@pytest.mark.parametrize(("articles", "scrolls"), [(2, False), (40, True)])
def test_the_scroll_bar_shows_a_handle_where_it_scrolls(
    start: Start, tmp_path: Path, articles: int, scrolls: bool
) -> None:
    window = start(library(tmp_path, articles), (1000, 900))
    bar = view(window).verticalScrollBar()
    assert (bar.isVisible(), bar.isEnabled()) == (True, scrolls)


def test_the_filter_is_inside_the_frame_that_shows_the_focus(start: Start, tmp_path: Path) -> None:
    window = start(library(tmp_path, MOST_OPEN + 40))
    home = view(window)
    assert home.bar
    area = home.viewport().rect().adjusted(FRAME, 0, -FRAME, 0)
    assert (home.bar.geometry().left(), home.bar.geometry().right()) == (area.left(), area.right())
    left, width = home.painting.column
    assert home.bar.field.mapTo(home.viewport(), QPoint()).x() == left
    assert home.bar.field.width() == width
