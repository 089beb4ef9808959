"""Pages that slide: which turns are seen so, which way, what ends it, and that nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton

from reader.library.model import Block, Location
from reader.search.find_in_article import Match
from reader.ui.page import page_slide
from reader.ui.page.page_slide import PageSlide
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import hands, pages
from tests.ui.page import turned_pages as turned
from tests.ui.page.test_page_turning import wheel
from tests.ui.page.turned_pages import ONE, TWO, Show

LONG = 1_000_000  # milliseconds: longer than any test, which moves the pages by itself
SIZES = pytest.mark.parametrize("size", [ONE, TWO], ids=["one", "two"])


@pytest.fixture(autouse=True)
def _time_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DURATION", "QUICK", "SLOWEST"):
        monkeypatch.setattr(page_slide, name, LONG)


@pytest.fixture
def slides(show: Show) -> Show:
    """Shows pages that slide, from the second one on."""

    def make(*blocks: Block, size: tuple[int, int] = ONE, language: str = "en-GB") -> PageView:
        view = show(*blocks, size=size, language=language)
        hands.press(view, "Space")
        view.set_sliding(True)
        rest(view)
        return view

    return make


def slide(view: PageView) -> PageSlide:
    return turned.turning(view).slide


def rest(view: PageView) -> None:
    """The reader reads for a while."""
    slide(view).end()
    slide(view)._quick_timer.stop()


def show_share(view: PageView, share: float) -> None:
    """Shows the pages after a share of the time."""
    slide(view).animation.setCurrentTime(round(share * LONG))
    QApplication.processEvents()


def is_still(view: PageView) -> bool:
    """No page moves, and no picture is kept."""
    it = slide(view)
    return not (it.is_active or it.isVisible() or it._before or it._after or it._watched or it.animation.state().value)


# ---- which turns slide, and which way


def click_edge(view: PageView, x: int) -> None:
    hands.click(view.viewport(), QPoint(x % view.width(), 200))


def use_touch_pad(view: PageView) -> None:
    """The movement goes on after the turn, and does not end the slide."""
    for at in range(1000, 1100, 10):
        wheel(view, QPoint(-40, 0), QPoint(-40, 0), at)


TURNS: dict[str, tuple[Callable[[PageView], object], int]] = {
    "Space": (lambda view: hands.press(view, "Space"), 1),
    "Shift+Space": (lambda view: hands.press(view, "Shift+Space"), -1),
    "PgDown": (lambda view: hands.press(view, "PgDown"), 1),
    "PgUp": (lambda view: hands.press(view, "PgUp"), -1),
    "Right": (lambda view: hands.press(view, "Right"), 1),
    "Left": (lambda view: hands.press(view, "Left"), -1),
    "wheel": (lambda view: wheel(view, QPoint(0, -120)), 1),
    "wheel back": (lambda view: wheel(view, QPoint(0, 120)), -1),
    "touch pad": (use_touch_pad, 1),
    "click": (lambda view: click_edge(view, -5), 1),
    "click back": (lambda view: click_edge(view, 5), -1),
    "button": (lambda view: hands.click(hands.named(view, "Next page", QToolButton)), 1),
    "button back": (lambda view: hands.click(hands.named(view, "Previous page", QToolButton)), -1),
    "swipe up": (lambda view: turned.turning(view).pointer.swipe(QPoint(0, -90)), 1),
}


@pytest.mark.parametrize("way", TURNS)
def test_a_turn_is_done_at_once_and_slides(slides: Show, way: str) -> None:
    view = slides(size=(1000, 500))
    told: list[bool] = []
    view.turned.connect(lambda: told.append(True))
    turn, by = TURNS[way]
    turn(view)
    assert turned.pages_in_view(view) == [1 + by]
    assert turned.label(view).startswith(f"Page {2 + by} of ")
    assert told == [True]
    assert slide(view).isVisible()
    show_share(view, 0.5)
    before, after = slide(view).places()
    assert before * by < 0 < after * by  # forward: to the left, and from the right


@pytest.mark.parametrize(
    ("language", "key", "page", "is_to_left"),
    [("en-GB", "Right", 2, True), ("en-GB", "Left", 0, False), ("ar", "Left", 2, False), ("ar", "Right", 0, True)],
)
def test_pages_move_as_the_language_is_read(slides: Show, language: str, key: str, page: int, is_to_left: bool) -> None:
    view = slides(*(turned.arabic() if language == "ar" else ()), language=language)
    hands.press(view, key)
    assert turned.pages_in_view(view) == [page]
    show_share(view, 0.5)
    before, after = slide(view).places()
    assert (before < 0) is is_to_left
    assert after == before + (ONE[0] if is_to_left else -ONE[0])


JUMPS: dict[str, Callable[[PageView], object]] = {
    "Home": lambda view: hands.press(view, "Home"),
    "End": lambda view: hands.press(view, "End"),
    "contents": lambda view: view.show_position(ReadingPosition(Location("sample", "article", "h25"))),
    "find": lambda view: view.show_match(Match(30, 0, 4)),
    "Tab": lambda view: hands.press(view, "Shift+Tab"),
    "voice": lambda view: view.follow_voice(turned.position_of(view, "p20"), turned.position_of(view, "p20") + 4),
    "selecting": lambda view: turned.turning(view).turn_within(1),
}


@pytest.mark.parametrize("jump", JUMPS)
def test_jumps_do_not_slide(slides: Show, jump: str) -> None:
    view = slides()
    JUMPS[jump](view)
    assert turned.pages_in_view(view) != [1]
    assert is_still(view)
    rest(view)
    view.show_position(ReadingPosition(Location("sample", "article", "p5")))
    rest(view)
    hands.press(view, "Space")
    JUMPS[jump](view)
    assert is_still(view)


def test_the_next_part_slides_and_the_end_does_not(slides: Show) -> None:
    view = slides(*turned.long_article())
    turned.turning(view).show_edge(1)
    for key, label in (("Space", "Part 2 of 3, page 1 of "), ("Shift+Space", "Part 1 of 3, page ")):
        rest(view)
        hands.press(view, key)
        assert turned.label(view).startswith(label)
        assert slide(view).is_active
    hands.press(view, "End")
    rest(view)
    hands.press(view, "Space")
    assert turned.label(view).startswith("Part 3 of 3")
    assert is_still(view)


def test_nothing_slides_unless_it_is_wanted(slides: Show) -> None:
    view = slides()
    for is_wanted in (False, True):
        view.set_sliding(is_wanted)
        rest(view)
        hands.press(view, "Space")
        assert slide(view).is_active is is_wanted
    view.read_aloud(with_caret=False)
    rest(view)
    hands.press(view, "Space")
    assert is_still(view)


def test_quick_turns_are_not_queued(slides: Show) -> None:
    view = slides()
    for page in range(2, 6):
        hands.press(view, "Space")
        assert turned.pages_in_view(view) == [page]
        assert slide(view).is_active is (page == 2)
    rest(view)
    hands.press(view, "Space")
    assert slide(view).is_active


def test_a_key_that_is_held_down_does_not_slide(slides: Show) -> None:
    view = slides()
    for page in range(2, 5):
        rest(view)
        QApplication.sendEvent(
            view,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_PageDown,
                Qt.KeyboardModifier.NoModifier,
                autorep=True,
                text="",
                count=1,
            ),
        )
        assert turned.pages_in_view(view) == [page]
        assert is_still(view)


# ---- what is seen


TEXT = tuple(turned.paragraph(number) for number in range(36))  # pictures would be drawn when they are ready


@SIZES
@pytest.mark.parametrize("language", ["en-GB", "ar"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_begins_and_ends_with_what_the_view_shows(
    slides: Show, size: tuple[int, int], language: str, theme: str
) -> None:
    view = slides(*(turned.arabic() if language == "ar" else TEXT), size=size, language=language)
    with view.changing_style(pages.light()._replace(theme=pages.themes().named(theme))):
        pass
    QApplication.processEvents()
    view.repaint()
    area = slide(view).area
    before = view.grab(area).toImage()
    QTest.keyClick(view, Qt.Key.Key_Space)
    show_share(view, 0)
    assert view.grab(area).toImage() == before
    show_share(view, 0.2)
    between = view.grab(area).toImage()
    slide(view)._move(1.0)
    last = view.grab(area).toImage()
    slide(view).end()
    after = view.grab(area).toImage()
    assert last == after
    assert len({image.pixel(0, 0) for image in (before, between, after)}) == 1
    assert between not in (before, after)


def test_pages_are_quick_at_first_and_slow_at_last(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    places = []
    for step in range(6):
        show_share(view, step / 5 - 0.001 * (step == 5))
        places.append(-slide(view).places()[0])
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert places[0] == 0
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > ONE[0] * 0.4


def test_the_first_picture_has_moved(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    assert slide(view).animation.currentTime() >= page_slide.FIRST


def test_the_counter_stays(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    counter = turned.turning(view).counter
    assert slide(view).geometry() == QRect(0, 0, view.viewport().width(), counter.y())
    shown = counter.grab().toImage()
    show_share(view, 0.5)
    assert counter.grab().toImage() == shown


def test_it_lies_below_what_lies_on_the_pages(slides: Show) -> None:
    """Such as the veil of the reading ruler: it stays, and is not in the pictures."""
    view = slides()
    above = QLabel("Above", view)
    above.setStyleSheet("background: #ff0000")
    above.setGeometry(100, 100, 300, 50)
    above.show()
    QApplication.processEvents()
    hands.press(view, "Space")
    for share in (0.0, 0.3):
        show_share(view, share)
        image = view.grab().toImage()
        red = [x for x in range(image.width()) if image.pixelColor(x, 104).name() == "#ff0000"]
        assert (red[0], red[-1], len(red)) == (100, 399, 300)


def test_a_slow_computer_shows_the_pages_at_once(slides: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view = slides()
    monkeypatch.setattr(page_slide, "SLOWEST", -1)
    hands.press(view, "Space")
    QApplication.processEvents()
    assert turned.pages_in_view(view) == [2]
    assert is_still(view)


def test_it_ends_by_itself(slides: Show) -> None:
    view = slides()
    hands.press(view, "Space")
    show_share(view, 1)
    assert is_still(view)
    assert view.hasFocus()


# ---- what ends it


def select_all(view: PageView) -> None:
    view.selectAll()


def change_style(view: PageView) -> None:
    with view.changing_style(pages.light()):
        pass


def resize(view: PageView) -> None:
    view.resize(800, 500)
    QApplication.processEvents()


def open_dialog(view: PageView) -> None:
    dialog = QDialog(view)
    dialog.open()
    QApplication.processEvents()
    was_still = is_still(view)
    dialog.close()
    dialog.deleteLater()
    assert was_still


ENDS: dict[str, Callable[[PageView], object]] = {
    "a key": lambda view: hands.press(view, "F9"),
    "a click": lambda view: hands.click(view.viewport(), QPoint(350, 200)),
    "a scroll": lambda view: turned.turning(view).reveal(turned.position_of(view, "p30")),
    "a selection": select_all,
    "another style": change_style,
    "another size": resize,
    "a dialog": open_dialog,
    "another focus": lambda view: view.clearFocus(),
    "hiding": lambda view: view.hide(),
    "scrolling instead": lambda view: view.set_turning(False),
}


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_at_once(slides: Show, end: str) -> None:
    view = slides()
    hands.press(view, "Space")
    it = slide(view)
    assert it.isVisible()
    ENDS[end](view)
    assert not it.is_active
    assert not it.isVisible()


# ---- fingers


@pytest.fixture
def device(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


START = QPoint(300, 250)


def press(view: PageView, device: QPointingDevice) -> None:
    QTest.touchEvent(view.viewport(), device).press(0, START, view.viewport()).commit()


def move(view: PageView, device: QPointingDevice, x: int) -> None:
    QTest.touchEvent(view.viewport(), device).move(0, START + QPoint(x, 0), view.viewport()).commit()
    QApplication.processEvents()


def lift(view: PageView, device: QPointingDevice, x: int) -> None:
    QTest.touchEvent(view.viewport(), device).release(0, START + QPoint(x, 0), view.viewport()).commit()
    QApplication.processEvents()


@pytest.mark.parametrize(("x", "page"), [(-200, 2), (200, 0), (-60, 2), (60, 0), (-30, 1), (30, 1)])
def test_pages_follow_a_finger(slides: Show, device: QPointingDevice, x: int, page: int) -> None:
    view = slides(*TEXT)
    PageTouch(view)
    before = view.grab(slide(view).area).toImage()
    press(view, device)
    for moved in (x // 2, x):
        move(view, device, moved)
        if slide(view).is_dragged:
            assert slide(view).places() == (moved, moved + (ONE[0] if x < 0 else -ONE[0]))
        assert turned.pages_in_view(view) == [1]
    lift(view, device, x)
    assert turned.pages_in_view(view) == [page]
    first = slide(view).places()[0]
    assert abs(first - x) < 5  # it goes on from where the finger left it
    assert not view.textCursor().hasSelection()
    show_share(view, 1)
    assert is_still(view)
    assert (view.grab(slide(view).area).toImage() == before) is (page == 1)


def test_the_other_pages_are_seen_beside_the_finger(slides: Show, device: QPointingDevice) -> None:
    """They are those that the turn leads to."""
    view = slides(*TEXT)
    PageTouch(view)
    press(view, device)
    move(view, device, -200)
    beside = slide(view)._after
    assert beside
    lift(view, device, -200)
    rest(view)
    assert view.viewport().grab(slide(view).area).toImage().convertToFormat(beside.format()) == beside


def test_a_finger_changes_its_mind(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    PageTouch(view)
    press(view, device)
    places = []
    for x in (-200, -100, 100, 200, 20):
        move(view, device, x)
        places.append(slide(view).places()[0])
    assert places == [-200, -100, 100, 200, 20]
    lift(view, device, 20)
    assert turned.pages_in_view(view) == [1]


@pytest.mark.parametrize(("key", "x", "page"), [("Home", 200, 0), ("End", -200, -1)])
def test_pages_hold_back_where_the_article_ends(
    slides: Show, device: QPointingDevice, key: str, x: int, page: int
) -> None:
    view = slides()
    PageTouch(view)
    hands.press(view, key)
    rest(view)
    count = len(turned.turning(view).pages)
    press(view, device)
    move(view, device, x)
    assert slide(view).places()[0] == x * page_slide.AGAINST_END
    lift(view, device, x)
    assert turned.pages_in_view(view) == [page % count]
    show_share(view, 1)
    assert is_still(view)


def test_a_finger_goes_on_in_the_next_part(slides: Show, device: QPointingDevice) -> None:
    view = slides(*turned.long_article())
    PageTouch(view)
    turned.turning(view).show_edge(1)
    rest(view)
    press(view, device)
    move(view, device, -200)
    lift(view, device, -200)
    assert turned.label(view).startswith("Part 2 of 3, page 1 of ")
    assert slide(view).is_active


def test_a_slow_computer_follows_a_finger(
    slides: Show, device: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it could not turn pages at all."""
    view = slides()
    PageTouch(view)
    monkeypatch.setattr(page_slide, "SLOWEST", -1)
    press(view, device)
    for x in (-50, -100):
        move(view, device, x)
        view.repaint()
    lift(view, device, -100)
    assert turned.pages_in_view(view) == [2]


def test_a_second_finger_or_a_key_ends_it(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    PageTouch(view)
    for is_key in (True, False):
        rest(view)
        press(view, device)
        move(view, device, -100)
        if is_key:
            hands.press(view, "F9")
            assert is_still(view)
        else:
            at = view.viewport().rect().center()
            QTest.touchEvent(view.viewport(), device).stationary(0).press(1, at, view.viewport()).commit()
            assert not slide(view).is_dragged
        move(view, device, -150)
        assert not slide(view).is_dragged
        lift(view, device, -150)
        assert turned.pages_in_view(view) == [1]


def test_without_slides_a_finger_turns_as_it_moves(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    view.set_sliding(False)
    PageTouch(view)
    press(view, device)
    move(view, device, -90)
    assert turned.pages_in_view(view) == [2]
    assert is_still(view)
    lift(view, device, -90)


def test_a_finger_that_scrolls_a_table_moves_no_page(
    slides: Show, device: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = slides()
    touch = PageTouch(view)
    monkeypatch.setattr(view, "scroll_table_at", lambda _start, _by: True)
    press(view, device)
    move(view, device, -90)
    assert is_still(view)
    assert touch._is_used
    lift(view, device, -90)
    assert turned.pages_in_view(view) == [1]
