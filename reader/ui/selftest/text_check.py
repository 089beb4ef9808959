"""Checks how text is set: the page shows each choice of the panel “Text and page”, and the reading ruler moves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.shell.actions import ActionId


def check_text(data: Path) -> str:
    with opened_sample(data) as window:
        window.actions_by_id[ActionId.TEXT_SETTINGS].trigger()
        panel = window.features.text.panel
        if panel is None:
            raise SelfTestFailedError("The panel does not open.")
        count = 0
        for stepper in panel.steppers.values():
            stepper.more.click()
            stepper.less.click()
            settle()
        for group in panel.groups.values():
            buttons: list[QAbstractButton] = list(group.findChildren(QAbstractButton))
            for button in buttons:
                button.click()
                settle()
                count += 1
        for tick in panel.ticks.values():
            tick.click()
            settle()
        if window.page.page_style.typography != window.appearance.typography:
            raise SelfTestFailedError("The page is not set as it was chosen.")
        for button in (panel.easier, panel.reset):
            button.click()
            settle()
            if window.page.grab().isNull():
                raise SelfTestFailedError("The page is blank.")
        window.actions_by_id[ActionId.RULER].trigger()
        window.features.text.step_ruler(1)
        settle()
        if not window.features.text.has_ruler:
            raise SelfTestFailedError("The reading ruler is not shown.")
    return f"{count} choices, {len(panel.steppers)} numbers, {len(panel.ticks)} ticks"
