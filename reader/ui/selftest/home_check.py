"""Checks the home of a pack: it is shown first, its filter finds an article, and what was read has its sign."""

from __future__ import annotations

from pathlib import Path

from reader.library.page_words import ENGLISH
from reader.library.reading_progress import ReadingProgress
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.shell.actions import ActionId


def check_home(data: Path) -> str:
    with opened_sample(data, at_home=True) as window:
        opened, view = window.session.opened, window.features.home.view
        if not window.session.is_home or not opened or not view.isVisible():
            raise SelfTestFailedError("A new pack does not open at its home.")
        window.features.home.recorder.mark(opened.article.id, is_read=True)
        window.session.leave_home()
        settle()
        if not window.page.isVisible():
            raise SelfTestFailedError("The home does not lead to an article.")
        window.actions_by_id[ActionId.HOME].trigger()
        settle()
        rows = [str(view.model().index(number, 0).data()) for number in range(view.model().rowCount())]
        if not any(ENGLISH["emergency_link"] in row for row in rows):
            raise SelfTestFailedError("The home does not lead to the advice for an emergency.")
        if not any("Read" in row for row in rows) or view.grab().isNull():
            raise SelfTestFailedError("The home does not show what was read.")
    if ReadingProgress(data).count_read(opened.pack.info.id) != 1:
        raise SelfTestFailedError("What was read is not saved.")
    return f"{len(rows)} rows"
