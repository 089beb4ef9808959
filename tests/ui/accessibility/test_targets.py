"""What is painted and can be clicked is a target of 24 pixels or more (WCAG 2.5.8). For controls: `test_scenes.py`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF

from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


def test_sign_of_a_note(start: Start, tmp_path: Path) -> None:
    """It is painted smaller at small text, but a click near it is meant for it."""
    window = start(samples.guide(tmp_path))
    window.appearance.choose_text_size(80)
    marks.select_in(window.page, "p1-2", 0, 40)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("Ask.")
    hands.keys("Esc")
    window.page.viewport().grab()
    overlay = window.features.marks.overlay
    view = window.page.viewport()
    at = [
        (x, y)
        for x in range(view.width())
        for y in range(0, view.height(), 2)
        if overlay.note_at(window.page.to_document(QPointF(x, y)))
    ]
    across, down = {x for x, _ in at}, {y for _, y in at}
    assert max(across) - min(across) + 1 >= 24
    assert max(down) - min(down) + 2 >= 24
