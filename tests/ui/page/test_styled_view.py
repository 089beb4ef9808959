"""Another style is seen before the article is laid out in it, and nobody can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Figure, Location, NoteBox, NoteKind, Span, Table
from reader.ui.page.page_style import TEXT_STYLES, PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from tests.packs import cell
from tests.ui import pages
from tests.ui.page import page_views

TEXT = "Some words about what helps at night, and what does not. " * 6
ARABIC = "نص قصير عن النوم في الليل وما يساعد عليه. " * 6
STYLES: dict[str, Callable[[PageStyle], PageStyle]] = {
    "larger": lambda style: style._replace(text_scale=1.25),
    "much-larger": lambda style: style._replace(text_scale=3.0),
    "smaller": lambda style: style._replace(text_scale=0.8),
    "dark": lambda style: style._replace(theme=pages.themes().named("dark")),
    "sans": lambda style: style._replace(typography=style.typography._replace(face="sans", line_spacing=140)),
    "narrow": lambda style: style._replace(typography=style.typography._replace(column_width=45)),
    "justified": lambda style: style._replace(typography=style.typography._replace(is_justified=True)),
}
SHARES = (0.0, 0.013, 0.21, 0.4, 0.52, 0.63, 0.74)


def blocks(text: str) -> Iterator[Block]:
    """Everything that may be in view, several times."""
    for number in range(8):
        box = NoteBox(NoteKind.WARNING, number, "Look")
        yield Block(f"h{number}", BlockKind.HEADING, (Span(f"{number} {text[:20]}"),), level=2)
        yield Block(f"p{number}", BlockKind.PARAGRAPH, (Span(text),))
        for item in range(5):
            yield Block(f"i{number}{item}", BlockKind.ITEM, (Span(text[:90]),), level=1, marker=f"{item + 1}.")
        yield Block(f"b{number}", BlockKind.PARAGRAPH, (Span(text),), box=box)
        yield Block(f"c{number}", BlockKind.ITEM, (Span(text[:50]),), level=1, marker="•", box=box)
        yield Block(f"q{number}", BlockKind.QUOTE, (Span(text),), nesting="q")
        yield Block(f"f{number}", BlockKind.FIGURE, (Span("Fig."),), figure=Figure("figures/plain.svg", "A shape"))
        rows = tuple((cell(text[:12]), cell(f"{row} {text[:30]}")) for row in range(4))
        yield Block(f"t{number}", BlockKind.TABLE, table=Table(rows, ("", "")))
        yield Block(f"x{number}", BlockKind.CODE, (Span(text[:60]),))


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., PageView]]:
    fonts.load()
    views: list[PageView] = []

    def make(text: str = TEXT, language: str = "en") -> PageView:
        view = PageView(pages.light())
        view.resize(820, 600)
        opened = pages.opened(tmp_path, pages.article(*blocks(text)), language)
        view.open(opened._replace(is_bundled=True))  # its figures are drawn at once
        view.show_position(ReadingPosition(Location("sample", "article")))
        page_views.activate(view)
        views.append(view)
        return view

    yield make
    page_views.delete(views)


def scroll(view: PageView, share: float) -> None:
    view.lay_out_all()
    view.verticalScrollBar().setValue(round(share * view.verticalScrollBar().maximum()))
    QApplication.processEvents()


def shot(view: PageView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def difference(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than what is between two pixels of the screen."""
    assert one.size() == other.size()
    found = 0
    for y in range(one.height()):  # line by line, because Qt fills up each to 32 bits
        first, second = (memoryview(each.constScanLine(y))[: one.width()] for each in (one, other))  # type: ignore[arg-type]
        if first != second:
            found += sum(abs(before - after) > 40 for before, after in zip(first, second, strict=True))
    return found


def is_glance(view: PageView) -> bool:
    return view._glance is not None


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("text", "language"), [(TEXT, "en"), (ARABIC, "ar")], ids=["ltr", "rtl"])
def test_what_is_seen_first_is_what_is_seen_then(
    show: Callable[..., PageView], style: str, text: str, language: str
) -> None:
    view = show(text, language)
    glances = 0
    for share in SHARES:
        view.set_style(pages.light())
        scroll(view, share)
        view.show_style(STYLES[style](pages.light()))
        first, was_glance = shot(view), is_glance(view)
        view.finish_style()
        assert difference(first, shot(view)) <= 20, share
        glances += was_glance
    assert glances >= (1 if style == "smaller" else 2)  # more text is in view, and the end of the excerpt


@pytest.mark.parametrize(("first", "second"), list(product(["larger", "dark"], ["sans", "narrow"])))
def test_only_the_last_of_several_styles_is_laid_out(
    show: Callable[..., PageView], monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    view = show()
    scroll(view, 0.21)
    laid_out = []
    view.part_changed.connect(lambda: laid_out.append(view._page_style))
    styles = [STYLES[name](pages.light()) for name in (first, second)]
    for style in styles:
        view.show_style(style)
        assert is_glance(view)
    assert laid_out == []
    assert view.page_style == styles[1]
    assert laid_out == styles[1:]
    assert not is_glance(view)


def test_it_is_laid_out_by_itself(show: Callable[..., PageView], qtbot: QtBot) -> None:
    view = show()
    view.show_style(STYLES["larger"](pages.light()))
    with qtbot.waitSignal(view.part_changed, timeout=60_000):
        pass
    assert not is_glance(view)


def press_key(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)


def click(view: PageView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def wheel(view: PageView, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = view.viewport().rect().center()
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def resize(view: PageView) -> None:
    view.resize(700, 500)
    QApplication.processEvents()


def scroll_bar(view: PageView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)


def jump(view: PageView) -> None:
    view.show_position(ReadingPosition(Location("sample", "article", "h5")))


def find(view: PageView) -> None:
    view.show_at(40, 3)


def turn(view: PageView) -> None:
    view.set_turning(True)


def ask(view: PageView) -> None:
    assert view.shown_document


def again(view: PageView) -> None:
    view.lay_out_again()


ACTS = [press_key, click, wheel, resize, scroll_bar, jump, find, turn, ask, again]


@pytest.mark.parametrize("act", ACTS)
def test_what_is_done_with_the_page_is_done_in_its_new_style(
    show: Callable[..., PageView], act: Callable[[PageView], None]
) -> None:
    style = STYLES["larger"](pages.light())
    view, other = show(), show()
    for each in (view, other):
        page_views.activate(each)
        scroll(each, 0.21)
    other.set_style(style)
    view.show_style(style)
    assert is_glance(view)
    for each in (view, other):
        act(each)
        QApplication.processEvents()
    assert not is_glance(view)
    assert view.page_style == style
    place, expected = view.reading_position(), other.reading_position()
    assert place
    assert expected
    assert place.location == expected.location
    assert place.depth == pytest.approx(expected.depth, abs=0.3)


def test_zooming_with_the_wheel_needs_no_page(show: Callable[..., PageView]) -> None:
    view = show()
    view.show_style(STYLES["larger"](pages.light()))
    QTest.keyPress(view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    wheel(view, Qt.KeyboardModifier.ControlModifier)
    assert is_glance(view)


class Mark:
    """An overlay at some blocks of the article."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers

    def is_between(self, first: tuple[int, int], last: tuple[int, int]) -> bool:
        return any(first[0] <= number < last[0] for number in self.numbers)

    def is_at(self, point: object) -> bool:
        return False

    def paint(self, painter: object, first: int, last: int) -> None:
        pass

    def description(self, first: int, last: int) -> str:
        return ""


def select(view: PageView) -> None:
    view.setTextCursor(view.shown_document.cursor(3, 9))


def mark(view: PageView) -> None:
    view.add_overlay(Mark(1))


def listen(view: PageView) -> None:
    view.read_aloud(with_caret=False)


def take_caret(view: PageView) -> None:
    view.set_caret(True)


def go_to_end(view: PageView) -> None:
    scroll(view, 1.0)


def hide(view: PageView) -> None:
    view.hide()


@pytest.mark.parametrize("act", [select, mark, listen, take_caret, go_to_end, hide, turn])
def test_the_page_itself_shows_what_is_more_than_text(
    show: Callable[..., PageView], act: Callable[[PageView], None]
) -> None:
    view = show()
    act(view)
    style = STYLES["larger"](pages.light())
    view.show_style(style)
    assert not is_glance(view)
    assert view._page_style == style


def test_marks_elsewhere_do_not_matter(show: Callable[..., PageView]) -> None:
    view = show()
    view.add_overlay(Mark(90))
    view.show_style(STYLES["larger"](pages.light()))
    assert is_glance(view)


def test_another_article_has_the_style_that_was_chosen_last(show: Callable[..., PageView], tmp_path: Path) -> None:
    view = show()
    style = STYLES["larger"](pages.light())
    view.show_style(style)
    before = view.opened
    assert before
    (tmp_path / "other").mkdir()
    words = (Block("p", BlockKind.PARAGRAPH, (Span("Other words."),)),)
    view.open(pages.opened(tmp_path / "other", pages.article(*words)))
    view.show_position(ReadingPosition(Location("sample", "article")))
    before.pack.close()
    assert not is_glance(view)
    assert "Other words." in view.shown_document.toPlainText()
    assert view.shown_document.defaultFont() == style.font(TEXT_STYLES["paragraph"])
