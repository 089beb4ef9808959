"""What Orca says while somebody reads by keyboard. Skipped where there is no Orca."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.display import Screen, virtual
from tests.frozen.machine import needs
from tests.frozen.program import Copy, environment_for
from tests.frozen.screen_reader import Orca, no_orca, orca
from tests.frozen.window import HOME, Window, opened

pytestmark = needs(no_orca())

WARNINGS = r"(?:(?:qt\.accessibility|QSpiApplication)[^\n]*\n|\s)*"
"""Qt's, about nodes that a screen reader asks for after they are gone, and about keys while it is busy."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display of its own: a screen reader would hear the programs of other tests, and stop them."""
    with tempfile.TemporaryDirectory() as frames, virtual("-ac", frames=Path(frames)) as screen:
        yield screen


@pytest.fixture
def heard(screen: Screen, place: Path, home: Path) -> Iterator[Orca]:
    folder = place / "orca"
    folder.mkdir()
    with orca(screen, folder, environment_for(home)) as heard:
        yield heard


@pytest.fixture
def window(screen: Screen, heard: Orca, portable: Copy) -> Iterator[Window]:
    """The first article of the bundled pack."""
    with opened(screen, [portable.window], heard.environment, says=WARNINGS) as window:
        heard.wait_for("Start here")
        yield window


def test_a_start_is_heard(screen: Screen, heard: Orca, portable: Copy) -> None:
    """First at the home of the pack, then at the article that was read: nothing but the window and what it shows."""
    for title, content in (("Neuroscience and psychotherapy", "Begin reading"), ("Start here", "What to do in an")):
        heard.forget()
        with opened(screen, [portable.window], heard.environment, says=WARNINGS, stays_at_home=True) as window:
            said = heard.wait_for(content)
            assert said.startswith(f"{title} – Carrel frame.")
            assert said.count(title) == (1 if window.title == HOME else 2)  # the window, and the page with its role
            assert "page tab" not in said
            if window.title == HOME:
                window.press("Return")
                window.wait_for(lambda: window.title != HOME, "an article")


def test_a_session_is_heard(window: Window, heard: Orca) -> None:
    def press(key: str, *words: str) -> None:
        heard.forget()
        window.press(key)
        heard.wait_for(*words)

    # at the start the page has the focus, and arrows read
    press("Down", "Heading level 1: Start here")

    # sections, headings, and reading on from there
    press("ctrl+Down", "Heading level 2: What do you need?")
    press("h", "Heading level 2: If you have two minutes")
    press("Down", "1. Pain of the mind is common")
    press("shift+h", "Heading level 2: If you have two minutes")

    # a link, and reading on from it
    press("shift+k", "link.")
    press("Down", "Start here")
    press("Down", "Words with a link lead you there")

    # text size and theme: the caret stays
    press("h", "Heading level 2")
    press("ctrl+plus", "Text size: 110 %")
    press("ctrl+t", "Theme: Light")
    press("Down", "1. Pain of the mind is common")

    # where the reader is
    press("w", "If you have two minutes", "% read")

    # find
    press("ctrl+f", "Find in this article")
    heard.forget()
    window.type("therapy")
    heard.wait_for("of 2", "herapy")
    press("F3", "of 2", "therapy")
    press("Escape", "therapy")

    # a mark
    press("ctrl+d", "Bookmark saved")
    press("F4", "Bookmark.", "You want to")

    # the ruler, and pages that are turned
    press("F8", "ruler is on")
    press("F8", "ruler is off")
    press("F12", "Pages are turned now")
    press("Next", "age ")
    press("F12", "scrolls again")


def test_a_hit_is_heard(window: Window, heard: Orca) -> None:
    window.press("ctrl+k")
    window.type("amygdala alarm prefrontal")
    heard.forget()
    window.press("Return")
    heard.wait_for("How talking can change a brain", "Think of the amygdala as an alarm")
    heard.forget()
    window.press("F3")
    heard.wait_for("This is the first", "Think of the amygdala as an alarm")


def test_a_picture_is_heard(window: Window, heard: Orca) -> None:
    window.press("ctrl+shift+Down")
    heard.wait_for("How talking can change a brain")
    heard.forget()
    window.press("g")
    heard.wait_for("Image: ")


def test_a_show_is_heard(window: Window, heard: Orca) -> None:
    window.press("F5")
    heard.wait_for("Start here")
    heard.forget()
    window.press("Next")
    heard.wait_for("What do you need?")
    window.press("Escape")
    window.focus()
