"""The show feature: an article for a class, full screen on a projector."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.translation import N_, _
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.local_help_reader import LocalHelpReader
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from reader.library.model import Location
    from reader.ui.show.show import SectionNotes, Show

NOTHING_OPEN = N_("Open a pack first. Then you can show it to a class.")
ENDED = N_("The show has ended. The page is where you left it.")
GO = N_("Go to what was shown")

# Everything else is imported when it is first needed: few readers show anything.


class ShowFeature(QObject):
    def __init__(self, shell: Shell, session: Session, notes: SectionNotes) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._notes = notes
        self.show: Show | None = None
        self.areas: Callable[[], list[QRect]] | None = None
        """Gives the areas of the screens; those of the computer unless set."""

    def handlers(self) -> Handlers:
        return {
            ActionId.SHOW: self.open,
            ActionId.SHOW_FROM_START: partial(self.open, from_start=True),
        }

    def open(self, *, from_start: bool = False) -> None:
        """Shows the open article from the section that the reader is in. Goes to the front if it is shown already."""
        from reader.ui.show.show import Show, ShowSource, screen_areas

        opened = self._session.opened
        if opened is None:
            self._shell.messages.say(_(NOTHING_OPEN))
            return
        if self.show:
            if from_start:
                self.show.presentation.go(0)
            self.show.raise_windows()
            return
        block = -1 if from_start else self._session.number_being_read
        local_help = LocalHelpReader(self._shell.ui_state).read
        source = ShowSource(opened, block, local_help, self._notes)
        self.show = Show(source, self._shell.appearance, self._shell.window, self.areas or screen_areas)
        self.show.ended.connect(self._end)
        self.show.open()

    def close(self) -> None:
        if self.show:
            self.show.end()

    def _end(self, where: Location) -> None:
        show, self.show = self.show, None
        if show:
            show.view.deleteLater()
            show.deleteLater()
        self._shell.panes.focus_page()
        self._shell.window.activateWindow()
        here = self._session.position
        is_elsewhere = here is None or (here.location.article, here.location.block) != (where.article, where.block)
        if is_elsewhere:
            self._shell.messages.offer(_(ENDED), _(GO), partial(self._session.go, where), stays=False)
