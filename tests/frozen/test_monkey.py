"""Random keys and clicks in the built program: it ends without an error, with few more open files and little memory.

A long run by hand: `CARREL_MONKEY=5000 python3 dev.py tryout tests/frozen/test_monkey.py`.
"""

from __future__ import annotations

import os
import random

import psutil

from benchmarks.display import Screen
from reader.ui.shell.actions import ACTIONS, ActionId
from tests.frozen.machine import needs, no_other_user
from tests.frozen.program import NOBODY, Copy, environment_for
from tests.frozen.window import Window, opened, xdotool

ACTIONS_IN_ALL = int(os.environ.get("CARREL_MONKEY", "150"))
FIRST = max(250, min(1000, ACTIONS_IN_ALL // 4))
"""Actions before files and memory are counted: each part of the window is built with its first use, each dialog loads
its code, and fonts are drawn in each size, all of which stay."""
AT_ONCE = 10
NEVER = {ActionId.QUIT, ActionId.OPEN_PACK, ActionId.ERASE}
PLAIN = ("Tab", "Return", "Escape", "Up", "Down", "Next", "Prior", "Home", "End", "space", "Delete", "a", "s", "e")
NAMES = {
    "PgUp": "Prior",
    "PgDown": "Next",
    "Del": "Delete",
    "+": "plus",
    "-": "minus",
    "=": "equal",
    "[": "bracketleft",
    "]": "bracketright",
}
MOST_FILES, MOST_MEMORY = 12, 24 << 20


def _shortcuts() -> list[str]:
    """As xdotool writes them."""
    found = []
    for entry in ACTIONS:
        for keys in entry.keys if entry.id not in NEVER else ():
            *modifiers, key = keys.replace("++", "+plus").split("+")
            key = NAMES.get(key, key if len(key) > 1 else key.lower())
            found.append("+".join([*map(str.lower, modifiers), key]))
    return found


@needs(no_other_user())
def test_random_keys_and_clicks(screen: Screen, portable: Copy) -> None:
    """As a user who may write in the folder of the data only: keys can end up in a dialog that deletes files."""
    portable.data.chmod(0o777)
    choose = random.Random(5)
    keys = _shortcuts()
    environment = environment_for(portable.data)
    with opened(screen, [portable.window], environment, user=NOBODY) as window:
        _press(window, screen, choose, keys, FIRST)
        before = _usage(window)
        _press(window, screen, choose, keys, ACTIONS_IN_ALL)
        after = _usage(window)
        print("files and bytes before and after:", before, after)
    assert after[0] <= before[0] + MOST_FILES
    assert after[1] <= before[1] + MOST_MEMORY


def _press(window: Window, screen: Screen, choose: random.Random, keys: list[str], number: int) -> None:
    for _ in range(0, number, AT_ONCE):
        pressed = [choose.choice(keys if choose.random() < 0.6 else PLAIN) for _ in range(AT_ONCE - 1)]
        print(*pressed)  # the last line says what the window did not survive
        xdotool(screen, "key", "--delay", "12", *pressed)
        window.click(choose.randrange(1, 1000), choose.randrange(1, 700))
        assert window.process.poll() is None, pressed
    window.press(*["Escape"] * 4)


def _usage(window: Window) -> tuple[int, int]:
    process = psutil.Process(window.process.pid)
    return process.num_fds(), process.memory_info().rss
