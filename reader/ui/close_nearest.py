"""Esc outside fields and dialogs: closes the nearest thing that is open, one with each press."""

from __future__ import annotations

from reader.ui.aloud.feature import AloudFeature
from reader.ui.hints.feature import HintsFeature
from reader.ui.marks.feature import MarksFeature
from reader.ui.reading.feature import ReadingFeature
from reader.ui.search.feature import SearchFeature
from reader.ui.shell.notice import Notice
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.text_settings.feature import TextSettingsFeature
from reader.ui.widgets.focus_within import has_focus_within


class CloseNearest:
    def __init__(
        self,
        reading: ReadingFeature,
        marks: MarksFeature,
        search: SearchFeature,
        text: TextSettingsFeature,
        aloud: AloudFeature,
        hints: HintsFeature,
        notice: Notice,
        panes: PaneFocus,
    ) -> None:
        self._notice = notice
        self._panes = panes
        # What floats over the page is nearest, then a voice, which the reader may want to end quickly, then what is
        # above the page, then the matches in its text. A hint comes last: it covers nothing.
        self._closers = (
            reading.close_card,
            marks.close_floating,
            aloud.close_bar,
            reading.close_find,
            notice.dismiss,
            text.close_panel,
            search.end_on_page,
            hints.dismiss,
        )

    def __call__(self) -> None:
        """Moves the focus to the page if there is nothing to close."""
        if has_focus_within(self._notice):
            self._notice.dismiss()
            self._panes.focus_page()
        elif not any(close() for close in self._closers):
            self._panes.focus_page()
