"""No shortcut takes a key that types: the keypad with Alt, AltGr, dead keys and input methods; and zooming works on
every layout.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ACTIONS, ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

Key = Qt.Key
Modifier = Qt.KeyboardModifier
CTRL, ALT, SHIFT = Modifier.ControlModifier, Modifier.AltModifier, Modifier.ShiftModifier
KEYPAD, ALT_GR = Modifier.KeypadModifier, Modifier.GroupSwitchModifier

# What AltGr types: on Windows it arrives as Ctrl+Alt, on Linux as a modifier of its own.
ALT_GR_CHARACTERS = {
    "QWERTZ (German)": "²³{[]}\\~@€µ|",
    "AZERTY (French)": "~#{[|`\\^@]}€¤",
    "QWERTY (Polish)": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ€",
    "QWERTY (Spanish)": "|@#~€¬[]{}\\",
    "QWERTZ (Czech)": "~ˇ^˘°˛`˙´˝¨¸\\|€÷×đĐ[]łŁ$ß¤@{}",
    "QWERTY (US international)": "¡²³¤€¼½¾‘’¥×äåé®þüúíóö«»áßðøæ©ñµç¿",
}
# Characters that need no AltGr on each layout, with or without Shift.
REACHABLE = {
    "QWERTY (US)": "`1234567890-=[]\\;',./~!@#$%^&*()_+{}|:\"<>?",
    "QWERTZ (German)": "^1234567890ß´ü+öä#,.-<°!\"§$%&/()=?`*';:_>",
    "AZERTY (French)": "²&é\"'(-è_çà)=^$ù*<,;:!1234567890°+¨£%µ>?./§",
    "QWERTY (Spanish)": "º1234567890'¡`+ñ´ç<,.-ª!\"·$%&/()=?¿^*Ç>;:_",
    "QWERTZ (Czech)": ";+ěščřžýáíé=´ú)ů§¨\\,.-1234567890%ˇ/(\"!'|?:_",
    "QWERTY (Swedish)": "§1234567890+´å¨öä'<,.-½!\"#¤%&/()=?`^*>;:_",
    "QWERTY (Turkish)": "\"1234567890*-ğüşi,<ö.ç.é!'^+%&/()=?_>;:",
}


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    return window


@pytest.fixture
def triggered(window: MainWindow) -> list[str]:
    """The actions that are triggered from now on; they do nothing else."""
    found: list[str] = []
    for id, action in window.actions_by_id.items():
        action.blockSignals(True)
        action.blockSignals(False)
        action.triggered.connect(lambda _=False, id=id: found.append(id))
    return found


def focus_on(window: MainWindow, name: str) -> QWidget:
    widget: QWidget = {
        "page": window.page,
        "search field": window.search_field,
        "list": window.features.reading.contents.list,
    }[name]
    widget.setFocus()
    return widget


# the action table


def test_no_shortcut_is_alt_gr_or_a_bare_character() -> None:
    for entry in ACTIONS:
        for keys in entry.keys:
            sequence: Any = QKeySequence(keys)
            combination = sequence[0]
            assert sequence.count() == 1
            modifiers, key = combination.keyboardModifiers(), combination.key()
            assert modifiers & (CTRL | ALT) != CTRL | ALT, f"{entry.id}: Ctrl+Alt is AltGr"
            is_character = key < Key.Key_Escape
            types = is_character and not entry.is_of_page  # nobody types on the page
            assert not types or modifiers & (CTRL | ALT), f"{entry.id}: {keys} types a character"
            assert not Key.Key_Dead_Grave <= key <= Key.Key_Dead_Longsolidusoverlay, f"{entry.id}: a dead key"


@pytest.mark.parametrize("layout", REACHABLE)
@pytest.mark.parametrize("entry", [entry for entry in ACTIONS if entry.keys], ids=lambda entry: entry.id)
def test_every_action_with_a_key_has_one_on_every_layout(layout: str, entry) -> None:
    names = [keys.rpartition("+")[2] or "+" for keys in entry.keys]
    assert any(len(name) > 1 or name.isalpha() or name in REACHABLE[layout] for name in names)


# keys that type


@pytest.mark.parametrize("place", ["page", "search field", "list"])
@pytest.mark.parametrize("digit", range(10))
def test_alt_and_the_keypad_never_act(window: MainWindow, triggered: list[str], place: str, digit: int) -> None:
    QTest.keyClick(focus_on(window, place), Key(Key.Key_0 + digit), ALT | KEYPAD)
    assert triggered == []
    assert window.features.marks.model.all() == []


@pytest.mark.parametrize(
    ("keypad", "system", "acts"), [(True, "win32", False), (False, "win32", True), (True, "darwin", True)]
)
@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Right], ids=["4", "6"])
def test_without_num_lock_the_keypad_does_not_go_back(
    window: MainWindow, triggered: list[str], keypad: bool, system: str, acts: bool, key: Qt.Key
) -> None:
    window.typing_guard._system = system
    window.actions_by_id[ActionId.BACK].setEnabled(True)
    window.actions_by_id[ActionId.FORWARD].setEnabled(True)
    QTest.keyClick(window.page, key, ALT | KEYPAD if keypad else ALT)
    assert bool(triggered) == acts


@pytest.mark.parametrize("digit", range(1, 5))
def test_alt_and_the_digits_above_the_letters_act(window: MainWindow, triggered: list[str], digit: int) -> None:
    QTest.keyClick(window.page, Key(Key.Key_0 + digit), ALT)
    assert len(triggered) == 1


@pytest.mark.parametrize("layout", ALT_GR_CHARACTERS)
@pytest.mark.parametrize("alt_gr", [CTRL | ALT, ALT_GR], ids=["Windows", "Linux"])
def test_alt_gr_types(window: MainWindow, triggered: list[str], layout: str, alt_gr: Qt.KeyboardModifier) -> None:
    field = focus_on(window, "search field")
    for character in ALT_GR_CHARACTERS[layout]:
        hands.send_key(field, Key.Key_1, alt_gr, character)
    assert window.search_field.text() == ALT_GR_CHARACTERS[layout]
    assert triggered == []


@pytest.mark.parametrize(("system", "acts"), [("darwin", False), ("win32", True), ("linux", True)])
def test_option_types_on_a_mac(window: MainWindow, triggered: list[str], system: str, acts: bool) -> None:
    window.typing_guard._system = system
    hands.send_key(focus_on(window, "search field"), Key.Key_1, ALT, "¡")
    assert bool(triggered) == acts


# input methods


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("key", ["F3", "F4", "F6", "F7", "F9", "Return", "Esc", "Down", "Backspace"])
def test_while_an_input_method_composes_no_key_acts(window: MainWindow, triggered: list[str], key: str) -> None:
    field = focus_on(window, "search field")
    compose(field, "かん")
    hands.press(field, key)
    assert triggered == []
    assert window.search_field.hasFocus()
    compose(field, "", "漢")
    assert window.search_field.text() == "漢"
    hands.press(field, "Esc")
    assert window.page.hasFocus(), "afterwards the keys act again"


def test_while_an_input_method_composes_ctrl_still_acts(window: MainWindow, triggered: list[str]) -> None:
    field = focus_on(window, "search field")
    compose(field, "かん")
    hands.press(field, "Ctrl+1")
    assert triggered == [ActionId.CONTENTS]


def test_another_field_does_not_compose(window: MainWindow) -> None:
    compose(focus_on(window, "search field"), "かん")
    hands.press(window, "Ctrl+F")
    hands.keys("Esc")
    assert not window.features.reading.find.is_open


# zooming


@pytest.mark.parametrize(
    ("key", "modifiers", "size"),
    [
        (Key.Key_Plus, CTRL, 110),
        (Key.Key_Plus, CTRL | SHIFT, 110),
        (Key.Key_Equal, CTRL, 110),
        (Key.Key_Plus, CTRL | KEYPAD, 110),
        (Key.Key_Minus, CTRL, 90),
        (Key.Key_Minus, CTRL | KEYPAD, 90),
    ],
)
def test_zoom(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, size: int) -> None:
    QTest.keyClick(window.page, key, modifiers)
    assert hands.text_size(window) == size


@pytest.mark.parametrize("modifiers", [CTRL, CTRL | KEYPAD])
def test_normal_size(window: MainWindow, modifiers: Qt.KeyboardModifier) -> None:
    window.appearance.choose_text_size(150)
    QTest.keyClick(window.page, Key.Key_0, modifiers)
    assert hands.text_size(window) == 100
