"""Checks the show for a class: the sample article, screen by screen, on two screens that are made up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect

from reader.system.format_numbers import counted
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.show.show_keys import ShowCommand

AREAS = [QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 768)]


def check_show(data: Path) -> str:
    with opened_sample(data) as window:
        before = window.session.position
        feature = window.features.show
        feature.areas = lambda: AREAS
        feature.open(from_start=True)
        show = feature.show
        if show is None or show.trainer is None:
            raise SelfTestFailedError("The show does not open.")
        seen = 0
        while True:
            settle()
            if not show.presentation.screen.text or show.view.grab().isNull() or show.trainer.grab().isNull():
                raise SelfTestFailedError(f"Screen {seen + 1} of the show is empty.")
            seen += 1
            if not show.presentation.step(1):
                break
        show.do(ShowCommand.BLACK)
        show.do(ShowCommand.SWAP)
        show.do(ShowCommand.END)
        settle()
        if feature.show or window.session.position != before:
            raise SelfTestFailedError("The show does not leave the page as it was.")
    return counted(seen, "screen")
