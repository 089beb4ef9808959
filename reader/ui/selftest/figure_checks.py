"""Checks that figures are drawn in a process of their own, as those of a stranger's pack are."""

from __future__ import annotations

from reader.library.safe_figure import MEDIA_TYPES
from reader.system import paths
from reader.system.format_numbers import counted
from reader.ui.page.figure_frames import FigureOrder
from reader.ui.page.figure_process import FigureProcess
from reader.ui.selftest.check_result import SelfTestFailedError

SIDE = 40  # pixels


def check_figures() -> str:
    """Draws the figures of the sample pack, one of each type."""
    figures = sorted((paths.resources() / "selftest" / "figures").glob("square.*"))
    process = FigureProcess()
    try:
        for figure in figures:
            order = FigureOrder(figure.name, MEDIA_TYPES[figure.suffix], SIDE, SIDE, "#204060", "#ffffff")
            pixels = process.draw(order, figure.read_bytes())
            if not any(pixels):
                raise SelfTestFailedError(f"{figure.name} is blank.")
    finally:
        process.stop()
    if process.started != 1:
        raise SelfTestFailedError(f"The process was started {process.started} times.")
    return f"{counted(len(figures), 'figure')} drawn in a process of their own"
