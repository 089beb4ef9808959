"""The panel “Text and page”: what opens and closes it, and what is seen at once when it changes something."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.text_settings.panel_fields import field, focus


def test_the_key_opens_it_with_the_focus_and_esc_gives_the_focus_back(window: MainWindow) -> None:
    window.page.setFocus()
    panel = hands.text_panel(window)
    assert focus() is field(panel, "text_size")
    assert window.page.isVisible()
    hands.keys("Escape")
    assert window.features.text.panel is None
    assert focus() is window.page


def test_esc_goes_back_to_the_search_field(window: MainWindow) -> None:
    window.search_field.setFocus()
    hands.text_panel(window)
    hands.keys("Escape")
    assert focus() is window.search_field


def test_the_button_opens_and_closes_it(window: MainWindow) -> None:
    button = hands.tool(window.tool_bar, "Text and page")
    for is_open in (True, False, True):
        hands.click(button)
        assert bool(window.features.text.panel) is is_open
    hands.click(hands.tool(hands.text_panel(window), "Close the panel"))
    assert window.features.text.panel is None
    assert not button.isChecked()


def test_esc_on_the_page_closes_it(window: MainWindow) -> None:
    hands.text_panel(window)
    window.page.setFocus()
    hands.keys("Escape")
    assert window.features.text.panel is None


def test_f6_goes_to_it(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    window.page.setFocus()
    hands.keys("F6")
    assert focus() is field(panel, "text_size")
    hands.keys("F6")
    assert focus() is window.search_field


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl+=", "Ctrl+-"])
def test_another_style_while_the_side_bar_takes_the_whole_window(
    start: Start, tmp_path: Path, qtlog, keys: str
) -> None:
    """There is no space for the panel then, and Qt warns of negative sizes."""
    window = start(samples.guide(tmp_path), (320, 256))
    panel = hands.text_panel(window)
    hands.press(window, "Ctrl+1")
    for _ in range(3):
        hands.press(window, keys)
    panel.fit(0)
    window.panes.show_page()
    QApplication.processEvents()
    assert panel.isVisible()
    assert panel.steppers["text_size"].width() > 100
    assert [record.message for record in qtlog.records if "Negative" in record.message] == []


def test_a_change_is_seen_on_the_page_at_the_same_text(window: MainWindow) -> None:
    hands.scroll(window.page, 900)
    panel = hands.text_panel(window)
    before = window.page.reading_position()
    assert before
    for setting in ("line_spacing", "letter_spacing", "word_spacing", "paragraph_spacing"):
        field(panel, setting).setFocus()
        hands.keys("Up")
        now = window.page.reading_position()
        assert now
        assert now.location.block == before.location.block
    assert window.page.page_style.typography == window.appearance.typography


def test_many_quick_steps_lay_the_page_out_once(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    changes: list[bool] = []
    window.appearance.changed.connect(lambda: changes.append(True))
    for _ in range(6):
        QTest.keyClick(field(panel, "line_spacing"), Qt.Key.Key_Up)
    assert (field(panel, "line_spacing").value(), changes) == (160, [])
    QApplication.processEvents()
    assert (window.appearance.value("line_spacing"), changes) == (160, [True])


def test_what_was_pressed_last_counts_though_the_panel_closes(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    QTest.keyClick(field(panel, "line_spacing"), Qt.Key.Key_Up)
    window.features.text.close_panel()
    assert window.appearance.value("line_spacing") == 110


def test_it_shows_what_other_keys_change(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    hands.press(window.page, "Ctrl++")
    hands.press(window.page, "Ctrl+T")
    hands.press(window.page, "F8")
    assert field(panel, "text_size").value() == 110
    assert panel.themes["light"].isChecked()
    assert [button.text() for button in panel.groups["line_focus"].findChildren(QAbstractButton) if
            button.isChecked()] == ["3 lines"]  # fmt: skip


def test_the_reading_mode_and_its_key_agree(window: MainWindow) -> None:
    panel = hands.text_panel(window)
    pages = next(button for button in panel.groups["reading_mode"].findChildren(QAbstractButton) if button.text() ==
                 "Turn pages")  # fmt: skip
    hands.click(pages)
    assert window.page.turning
    hands.press(window.page, window.actions_by_id[ActionId.TURN_PAGES].shortcut().toString())
    assert window.page.turning is None
    assert (window.appearance.value("reading_mode"), pages.isChecked()) == ("scroll", False)


@pytest.mark.parametrize("theme", ["dark", "sepia", "contrast"])
def test_the_page_has_another_theme_before_the_frame(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    seen = []
    apply_to_frame = window.style_changes.apply_to_frame

    def watch(*, has_new_size: bool) -> None:
        seen.append(window.page.viewport().grab().toImage())
        apply_to_frame(has_new_size=has_new_size)

    monkeypatch.setattr(window.style_changes, "apply_to_frame", watch)
    window.appearance.choose("theme", theme)
    assert seen == [window.page.viewport().grab().toImage()]


def test_a_style_sheet_lays_out_no_text_again(window: MainWindow) -> None:
    """Each run of text names its font, so another default font would be laid out for nothing."""
    document = window.page.shown_document
    font = document.defaultFont()
    window.setStyleSheet(window.styleSheet() + "* { font-size: 31px; }")
    assert window.page.fontInfo().pixelSize() == 31
    assert document.defaultFont() == font
