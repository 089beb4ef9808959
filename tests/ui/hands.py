"""What a reader does with a window: finds widgets, clicks, presses keys, answers dialogs and menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QToolButton, QWidget

from reader.ui.main_window import MainWindow
from reader.ui.page.page_links import LinkRun
from reader.ui.page.view import PageView
from reader.ui.reading.card import Card
from reader.ui.text_settings.panel import TextPanel

Widget = TypeVar("Widget", bound=QWidget)


def press(widget: QWidget, keys: str) -> None:
    """Keys as the action table writes them, such as `Ctrl+Shift+Down`."""
    QTest.keySequence(widget, keys)
    QApplication.processEvents()


def hold(key: Qt.Key, times: int) -> None:
    """Presses a key where the focus is, and sends `times` repeats wherever the focus goes."""
    _press_on(key, is_held=False)
    hold_on(key, times)


def hold_on(key: Qt.Key, times: int) -> None:
    """Sends `times` repeats of a key that is held down."""
    for _ in range(times):
        _press_on(key, is_held=True)


def _press_on(key: Qt.Key, *, is_held: bool) -> None:
    focus = QApplication.focusWidget()
    if focus:
        words = "\r" if key is Qt.Key.Key_Return else ""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, words, is_held)
        QApplication.sendEvent(focus, event)
    QApplication.processEvents()


def keys(keys: str) -> None:
    """Presses keys where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, keys)


def type_text(text: str) -> None:
    """Types where the focus is."""
    for character in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        if character.isascii():
            QTest.keyClicks(focus, character)
        else:  # QTest can only type ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
    QApplication.processEvents()


def send_key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    """A key as the system sends it: first to the shortcuts, then to the widget unless one has used it."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    if not override.isAccepted():
        for action in widget.window().actions():
            if QKeySequence(QKeyCombination(modifiers, key)) in action.shortcuts():
                action.trigger()
                return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())
    QApplication.processEvents()


def named(parent: QWidget, name: str, kind: type[Widget]) -> Widget:
    """The visible widget of a kind whose text or accessible name is `name`."""
    children: list[Widget] = list(parent.findChildren(kind))
    found = [
        child
        for child in children
        if child.isVisible() and name in (child.accessibleName(), getattr(child, "text", str)())
    ]
    assert len(found) == 1, f"{len(found)} × {name!r}"
    return found[0]


def button(parent: QWidget, name: str) -> QPushButton:
    return named(parent, name, QPushButton)


def tool(parent: QWidget, name: str) -> QToolButton:
    return named(parent, name, QToolButton)


def labels(parent: QWidget) -> list[str]:
    """The texts of all visible labels."""
    found: list[QLabel] = list(parent.findChildren(QLabel))
    return [label.text() for label in found if label.isVisible() and label.text()]


def visible(parent: QWidget, kind: type[Widget]) -> list[Widget]:
    found: list[Widget] = list(parent.findChildren(kind))
    return [widget for widget in found if widget.isVisible()]


def only(parent: QWidget, kind: type[Widget]) -> Widget:
    """The first widget of a kind: the only one, or the outermost."""
    found: list[Widget] = list(parent.findChildren(kind))
    return found[0]


def buttons(parent: QWidget) -> list[str]:
    """The texts of all visible buttons."""
    found: list[QPushButton] = list(parent.findChildren(QPushButton))
    return [button.text() for button in found if button.isVisible()]


def rows(rows: QListView) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click_row(rows: QListView, row: int) -> None:
    index = rows.model().index(row, 0)
    rows.scrollTo(index)
    click(rows.viewport(), rows.visualRect(index).center())


def text_of(page: PageView, first: int, last: int) -> str:
    cursor = QTextCursor(page.shown_document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def links(page: PageView) -> list[str]:
    return [text_of(page, run.first, run.last) for run in page.shown_document.links]


def link(page: PageView, text: str, number: int = 0) -> LinkRun:
    """The link on the page that reads `text`, or a further one."""
    return [run for run in page.shown_document.links if text_of(page, run.first, run.last) == text][number]


def show_link(page: PageView, run: LinkRun) -> None:
    """Scrolls a link into the middle of the page."""
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() + page.link_rect(run).center().y() - page.height() // 2)
    QApplication.processEvents()


def click_link(page: PageView, run: LinkRun) -> None:
    """Clicks the text of the link: its rectangle can contain other text where it has several lines."""
    area = page.link_rect(run).translated(-page.viewport().pos())
    href = f"link:{page.shown_document.links.index(run)}"
    points = (
        QPoint(x, y) for y in range(area.top() + 8, area.bottom(), 8) for x in range(area.left(), area.right(), 4)
    )
    click(page.viewport(), next(point for point in points if page.anchorAt(point) == href))


def tab_to_link(page: PageView, run: LinkRun) -> None:
    page.setFocus()
    for _ in page.shown_document.links:
        keys("Tab")
        if focused_link(page) == run:
            return
    raise AssertionError(f"Tab does not reach {run}")


def focused_link(page: PageView) -> LinkRun | None:
    """The link that has the keyboard's focus."""
    cursor = page.textCursor()
    place = (cursor.selectionStart(), cursor.selectionEnd())
    return next((run for run in page.shown_document.links if (run.first, run.last) == place), None)


def card(window: MainWindow) -> Card:
    """The card of the page, open or closed."""
    return only(window.page, Card)


def top_of(page: PageView, block: str) -> int:
    """How far below the upper edge of the page a block begins."""
    assert page.opened
    index = next(index for index, each in enumerate(page.opened.article.blocks) if each.id == block)
    position = page.shown_document.text_map.position(index)
    assert position is not None
    cursor = QTextCursor(page.shown_document)
    cursor.setPosition(position)
    return page.cursorRect(cursor).top()


def is_jumped_to(page: PageView, block: str) -> bool:
    """Whether a block is where a jump shows it: a fifth of the page down."""
    return abs(top_of(page, block) - page.viewport().height() / 5) < 8


def scroll(page: PageView, to: int) -> int:
    """Moves the scroll bar. Returns its position after the window has processed all events."""
    page.verticalScrollBar().setValue(to)
    QApplication.processEvents()
    return page.verticalScrollBar().value()


def scrolled(page: PageView) -> int:
    QApplication.processEvents()
    return page.verticalScrollBar().value()


def clipboard_image() -> QImage:
    return QGuiApplication.clipboard().image()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def answering(kind: type[QWidget], answer: Callable[[Any], object], act: Callable[[], object]) -> int:
    """Calls `act`, which opens a dialog or menu of this `kind`, and answers it. Returns how many were opened."""
    asked = []
    failures: list[Exception] = []

    def check() -> None:
        # Else the news that a popup is shown may come when it is closed again, and then no window is active.
        QApplication.processEvents()
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(waiting, kind):
            asked.append(waiting)
            try:
                answer(waiting)
            except Exception as error:
                failures.append(error)
            waiting.close()  # also after a failure: the test would wait for ever
            loop.quit()

    loop = QEventLoop()
    timer = QTimer(interval=5)
    timer.timeout.connect(check)
    timer.start()
    act()
    if not asked:
        QTimer.singleShot(2000, loop.quit)
        loop.exec()
    timer.stop()
    if failures:
        raise failures[0]
    return len(asked)


def text_size(window: MainWindow) -> int:
    """Per cent."""
    return window.appearance.text_size


def theme(window: MainWindow) -> str:
    return window.appearance.theme_name


def text_panel(window: MainWindow) -> TextPanel:
    """Opens the panel for text and page, if it is not open."""
    if not window.features.text.panel:
        press(window, "Ctrl+Shift+A")
    panel = window.features.text.panel
    assert panel is not None
    return panel


def choose_theme(window: MainWindow, name: str) -> None:
    """Clicks a theme in the panel for text and page."""
    click(text_panel(window).themes[name])


def click_link_in_view(page: PageView, number: int) -> None:
    """Brings a link of the page into view and clicks it."""
    run = page.shown_document.links[number]
    show_link(page, run)
    click_link(page, run)


def ask_for_menu(page: PageView, at: QPoint) -> None:
    """Opens the context menu, as a click with the right mouse button does."""
    viewport = page.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    QApplication.processEvents()


def highlighted(window: MainWindow) -> list[str]:
    """The highlighted matches; the current one in brackets."""
    colours = window.page.page_style.theme.colours
    found = []
    selections: list[Any] = list(window.page.extraSelections())
    for selection in selections:
        text = selection.cursor.selectedText()
        now = selection.format.background().color() == QColor(colours["mark_now"])
        found.append(f"[{text}]" if now else text)
    return found


def visited(window: MainWindow) -> Iterator[None]:
    """Chooses every term and source, shows the contents, and follows every link of the page; stops after each."""
    for panel, filtered in (
        ("glossary", window.features.reading.glossary.list),
        ("references", window.features.reading.references.list),
    ):
        window.side_bar.show_panel(panel)
        for key in filtered.shown_keys():
            filtered.choose(key)
            QApplication.processEvents()
            yield
    window.side_bar.show_panel("contents")
    for run in window.page.shown_document.links:
        window.features.reading.links._follow_from_page(run, window.page.link_rect(run))
        QApplication.processEvents()
        yield
