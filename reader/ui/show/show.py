"""One show: its windows on the screens, and what keys and buttons do in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from reader.library.model import Location
from reader.library.page_words import page_words
from reader.system import paths
from reader.translation import N_, _
from reader.ui.page.compose import ReadLocalHelp
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Theme, Themes
from reader.ui.shell.typography import DEFAULT
from reader.ui.show.presentation import Presentation
from reader.ui.show.screen_choice import ScreenChoice, choose_screens
from reader.ui.show.screen_frame import ScreenFrame, next_zoom
from reader.ui.show.screens import ScreenLayout
from reader.ui.show.show_keys import ShowCommand, command_of, digit_of
from reader.ui.show.show_plan import plan, section_of
from reader.ui.show.show_view import ShowView
from reader.ui.show.trainer_window import TrainerWindow
from reader.ui.widgets.call_later import call_later

THEMES = ("light", "dark", "contrast")
BEGIN = N_("Page Down goes on, Page Up goes back, Esc ends the show.")
END_REACHED = N_("This is the end. Esc ends the show.")
NO_SECTION = N_("There is no section {number}.")
GO_TO = N_("Enter goes to section {number}.")
LONGEST_NUMBER = 4  # digits
TYPING = 3_000  # milliseconds after which a typed number is forgotten


class SectionNotes(Protocol):
    """The marks feature."""

    def notes_between(self, opened: OpenedArticle, first: int, last: int) -> Sequence[tuple[str, str]]:
        """For each mark from block `first` up to `last`, exclusive: the marked text or its name, and the note."""


class ShowSource(NamedTuple):
    """What is shown, and from which block on; -1 for the title."""

    opened: OpenedArticle
    block: int
    local_help: ReadLocalHelp
    notes: SectionNotes


class Show(QObject):
    """ended(Location): where in the article it ended."""

    ended = Signal(object)

    def __init__(
        self, source: ShowSource, appearance: Appearance, parent: QWidget, areas: Callable[[], list[QRect]]
    ) -> None:
        """`areas` gives those of all screens; `parent` is the window, whose screen is the trainer's."""
        super().__init__(parent)
        self._source = source
        self._appearance = appearance
        self._window = parent
        self._areas = areas
        self._themes = Themes(paths.resources())
        self._theme = self._themes.named(_theme_for(appearance.theme))
        self._zoom = 1.0
        self._typed = ""
        self._is_swapped = False
        self._is_ending = False
        self.choice = ScreenChoice(0)
        self.view = ShowView(self.press_key, parent)
        words = page_words(source.opened.pack.info.language)
        sections = plan(source.opened.article, words)
        start = section_of(sections, source.block)
        self.presentation = Presentation(source.opened.article, sections, self._make_layout(), start, words)
        self.trainer: TrainerWindow | None = None
        self._forget_number = QTimer(self, singleShot=True, interval=TYPING)
        self._forget_number.timeout.connect(self._forget_typed)
        self.view.show_presentation(self.presentation)
        self.view.command_chosen.connect(self.do)
        self.view.resized.connect(self._lay_out)
        self.view.closed.connect(self.end)

    def open(self) -> None:
        self.arrange()
        self._say(_(BEGIN))
        self._follow_screens(connect=True)

    def raise_windows(self) -> None:
        for window in (self.view, self.trainer):
            if window:
                window.raise_()
                window.activateWindow()

    def arrange(self) -> None:
        """Places the windows on the screens that there are now."""
        areas = self._areas()
        own = next((n for n, area in enumerate(areas) if area.contains(self._window.frameGeometry().center())), 0)
        self.choice = choose_screens(areas, own, is_swapped=self._is_swapped)
        self._place_full_screen(areas[self.choice.audience])
        self.view.has_two_screens = self.choice.trainer is not None
        if self.choice.trainer is None:
            self._close_trainer()
            self.view.activateWindow()
            self.view.setFocus()
        else:
            self._open_trainer(areas[self.choice.trainer])

    def end(self) -> None:
        """Closes the windows. A second call does nothing."""
        if self._is_ending:
            return
        self._is_ending = True
        self._follow_screens(connect=False)
        where = self._location()
        self._close_trainer()
        self.view.close()
        self.ended.emit(where)

    # ---- what keys and buttons do

    def press_key(self, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        if digit is not None:
            self._set_typed(f"{self._typed}{digit}"[-LONGEST_NUMBER:])
            self._say(_(GO_TO, number=int(self._typed)))
            self._forget_number.start()
            return True
        command = command_of(event, is_rtl=self.presentation.screen.document.is_rtl)
        if command is None:
            return False
        self.do(command)
        return True

    def do(self, command: ShowCommand) -> None:
        typed = self._typed
        self._forget_typed()
        match command:
            case ShowCommand.END if typed:
                return
            case ShowCommand.END:
                self.end()
            case ShowCommand.BLACK:
                self._blank(Qt.GlobalColor.black)
            case ShowCommand.WHITE:
                self._blank(Qt.GlobalColor.white)
            case ShowCommand.LARGER | ShowCommand.SMALLER | ShowCommand.NORMAL:
                by = {ShowCommand.LARGER: 1, ShowCommand.SMALLER: -1}.get(command, 0)
                self._zoom = next_zoom(self._zoom, by)
                self._lay_out()
            case ShowCommand.THEME:
                self._theme = self._themes.named(THEMES[(THEMES.index(self._theme.name) + 1) % len(THEMES)])
                self._lay_out()
            case ShowCommand.SWAP:
                self._is_swapped = not self._is_swapped
                self.arrange()
            case ShowCommand.ENTER if typed:
                self._go(int(typed))
            case _:
                self._move(command)

    def _move(self, command: ShowCommand) -> None:
        if self.view.blank is not None:  # the first press only brings the text back
            self._blank(None)
            return
        match command:
            case ShowCommand.FIRST:
                self.presentation.go(0)
            case ShowCommand.LAST:
                self.presentation.go_to_end()
            case ShowCommand.BACK:
                self.presentation.step(-1)
            case _:
                if not self.presentation.step(1):
                    self._say(_(END_REACHED))

    def _go(self, section: int) -> None:
        self._blank(None)
        if not self.presentation.go(section):
            self._say(_(NO_SECTION, number=section))

    def _blank(self, colour: Qt.GlobalColor | None) -> None:
        """The same colour again shows the text."""
        self.view.set_blank(None if colour is self.view.blank else colour)
        if self.trainer:
            self.trainer.show_blank(is_blank=self.view.blank is not None)

    def _set_typed(self, digits: str) -> None:
        self._typed = digits
        if self.trainer:
            self.trainer.is_number_typed = bool(digits)

    def _forget_typed(self) -> None:
        self._set_typed("")
        self._forget_number.stop()
        self._say("")

    def _say(self, sentence: str) -> None:
        """To the trainer, where there is a screen for them."""
        if self.trainer:
            self.trainer.show_hint(sentence)
        else:
            self.view.show_hint(sentence)

    # ---- the text

    def _make_layout(self) -> ScreenLayout:
        frame = ScreenFrame(max(320, self.view.width()), max(240, self.view.height()), self._zoom)
        face = self._appearance.typography.face
        # Wide letters and long lines are for one reader; what is projected has the page's own measures.
        typography = DEFAULT._replace(face=face, is_hyphenated=False, has_dotted_terms=False)
        style = PageStyle(self._theme, frame.scale, self._appearance.dots_per_inch, typography)
        ratio = self.view.devicePixelRatioF()
        return ScreenLayout(self._source.opened, style, frame, ratio, self._source.local_help)

    def _lay_out(self) -> None:
        self.presentation.lay_out(self._make_layout())

    def _location(self) -> Location:
        opened, block = self._source.opened, self.presentation.block
        blocks = opened.article.blocks
        id = blocks[block].id if 0 <= block < len(blocks) else ""
        return Location(opened.pack.info.id, opened.article.id, id)

    # ---- screens and windows

    def _place_full_screen(self, area: QRect) -> None:
        if self.view.isVisible() and self.view.geometry() == area:
            return
        if self.view.isFullScreen():
            self.view.showNormal()  # some systems move no window that fills a screen
        _move_to(self.view, area)
        self.view.showFullScreen()
        self._lay_out()

    def _open_trainer(self, area: QRect) -> None:
        if self.trainer is None:
            self.trainer = TrainerWindow(self.presentation, self.press_key, self._notes, self._window)
            self.trainer.command_chosen.connect(self.do)
            self.trainer.closed.connect(self.end)
            self.trainer.show_blank(is_blank=self.view.blank is not None)
        self.trainer.showNormal()
        _move_to(self.trainer, area)
        self.trainer.showMaximized()
        self.trainer.activateWindow()

    def _close_trainer(self) -> None:
        if self.trainer:
            trainer, self.trainer = self.trainer, None
            trainer.closed.disconnect(self.end)
            trainer.close()
            trainer.deleteLater()

    def _notes(self) -> Sequence[tuple[str, str]]:
        section = self.presentation.sections[self.presentation.section]
        return self._source.notes.notes_between(self._source.opened, section.first, section.last)

    def _follow_screens(self, *, connect: bool) -> None:
        """A screen is plugged in or pulled out."""
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        for signal in (app.screenAdded, app.screenRemoved):
            if connect:
                signal.connect(self._screens_changed)
            else:
                signal.disconnect(self._screens_changed)

    def _screens_changed(self) -> None:
        call_later(self, self._arrange_if_open)  # Qt moves the windows of a removed screen first

    def _arrange_if_open(self) -> None:
        if not self._is_ending:
            self.arrange()


def screen_areas() -> list[QRect]:
    """Those of all screens, the first one first."""
    return [screen.geometry() for screen in QGuiApplication.screens()]


def _move_to(window: QWidget, area: QRect) -> None:
    screen = QGuiApplication.screenAt(area.center())
    if screen:
        window.setScreen(screen)
    window.setGeometry(area)


def _theme_for(theme: Theme) -> str:
    """Sepia is too pale for a projector."""
    return theme.name if theme.name in THEMES else "light"
