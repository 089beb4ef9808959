"""The hints feature: teaches three gestures, each once, where the page shows that they can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from reader.translation import _
from reader.ui.page.page_links import LinkRun
from reader.ui.page.view import PageView
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from reader.ui.hints.gestures import Gesture
    from reader.ui.hints.hint_bar import HintBar

FIRST_PAUSE = 2_500  # milliseconds after the start: the reader looks at the page first
PAUSE = 700  # after the page was scrolled
REST = 20_000  # between two hints
SETTING = "hints_done"


class HintsFeature(QObject):
    """One hint at a time. What was learned is remembered, but not in a private session."""

    def __init__(self, shell: Shell, page: PageView) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._page = page
        self._done: set[str] = set(map(str, shell.ui_state.value(SETTING)))  # type: ignore[call-overload]
        self._bar: HintBar | None = None
        self._shown: Gesture | None = None
        self._announced: set[str] = set()
        self._look = QTimer(self, singleShot=True, interval=FIRST_PAUSE)
        self._look.timeout.connect(self.look)
        if self._is_needed:
            self._connect()
            self._look.start()

    @property
    def shown(self) -> Gesture | None:
        """The gesture that is being taught."""
        return self._shown

    @property
    def bar(self) -> HintBar:
        """Made when the first hint is shown."""
        if self._bar is None:
            from reader.ui.hints.hint_bar import HintBar  # not at the top: most readers have seen all hints

            self._bar = HintBar(self._page)
            self._bar.done.connect(self.finish)
        return self._bar

    def look(self) -> None:
        """Shows a hint for the first gesture that can be made on what the window shows."""
        from reader.ui.hints.gestures import Gesture, position_of

        if self._shown or not self._page.opened or not self._page.isVisible():
            return
        for gesture in Gesture:
            position = position_of(gesture, self._page) if gesture not in self._done else None
            if position is not None:
                self._show(gesture, position)
                return

    def dismiss(self) -> bool:
        """Closes the hint for ever, and shows others later. Always False: Esc also does what it does without a hint."""
        if self._shown:
            self._finish([self._shown])
        return False

    def finish(self) -> None:
        """Closes all hints for ever."""
        from reader.ui.hints.gestures import Gesture

        self._finish(list(Gesture))

    def apply_style(self) -> None:
        """The theme or the text size has changed."""
        self._hide()
        if self._is_needed:
            self._look_later()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The page comes back after the home of a pack."""
        if event.type() is QEvent.Type.Show:
            self._look_later()
        return False

    # ---- helpers

    @property
    def _is_needed(self) -> bool:
        return len(self._done) < 3

    def _connect(self) -> None:
        page = self._page
        page.link_chosen.connect(lambda run, _area: self._note_link(run))
        page.selectionChanged.connect(self._note_selection)
        page.verticalScrollBar().valueChanged.connect(self._follow)
        page.part_changed.connect(self._follow)
        page.resized.connect(self._fit)
        page.installEventFilter(self)

    def _show(self, gesture: Gesture, position: int) -> None:
        from reader.ui.hints.gestures import HINTS

        if not self.bar.show_beside(_(HINTS[gesture]), position):
            return
        self._shown = gesture
        if gesture not in self._announced:
            self._announced.add(gesture)
            self.bar.announce()

    def _hide(self) -> None:
        if self._shown and self._bar:
            self._shown = None
            self._bar.put_away()

    def _follow(self) -> None:
        """A hint in the margin belongs to a place in the text, which moves; one below the text stays."""
        if not self._is_needed or (self._shown and self.bar.is_below):
            return
        self._hide()
        self._look_later()

    def _fit(self) -> None:
        """The page has another size."""
        if not (self._shown and self.bar.is_below and self.bar.fit()):
            self._hide()
            self._follow()

    def _look_later(self) -> None:
        """Not before the pause after the start, or after another hint, has ended."""
        self._look.start(max(PAUSE, self._look.remainingTime()))

    def _note_link(self, run: LinkRun) -> None:
        from reader.ui.hints.gestures import gesture_of

        gesture = gesture_of(run.link) if self._is_needed else None
        if gesture:
            self._finish([gesture])

    def _note_selection(self) -> None:
        if not self._is_needed:
            return
        from reader.ui.hints.gestures import Gesture

        if Gesture.SELECTION not in self._done and self._page.has_selection:
            self._finish([Gesture.SELECTION])

    def _finish(self, gestures: list[Gesture]) -> None:
        self._done.update(gestures)
        if self._shown in gestures:
            self._hide()
        if not self._shell.ui_state.is_private:
            self._shell.ui_state.remember(SETTING, sorted(self._done))
        if self._is_needed:
            self._look.start(REST)
        else:
            self._look.stop()
            self._page.removeEventFilter(self)
