"""Characters that Qt counts as two and Python as one: what follows them is still at the right position."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, ArticleLink, Block, BlockKind, Span, Table, TermLink
from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start

BRAINS = "🧠🧠𝛼"

ARTICLE = Article(
    "astral",
    f"{BRAINS} title",
    (
        samples.paragraph("p1", f"{BRAINS}first ", Span(f"{BRAINS}link", link=TermLink("amygdala")), "behind. ",
                          Span("🧠there", link=ArticleLink("", "p3")), samples.cite("alder"), "🧠after."),
        Block("t1", BlockKind.TABLE, table=Table((((Span(f"{BRAINS}head"),), (Span("🧠b"),)), ((), (Span("🧠cell"),))),
                                                 ("", ""))),
        *samples.blocks_of(3),
        Block("c1", BlockKind.CODE, (Span(f"{BRAINS}\n🧠code"),)),
        samples.paragraph("p3", *["🧠 word " * 300], "lastword"),
    ),
    f"{BRAINS} summary",
)  # fmt: skip


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path, ARTICLE), (780, 600))


@pytest.mark.parametrize(
    "text",
    ["first", "link", "behind", "there", "after", "head", "b", "cell", "code", "lastword", f"{BRAINS}link", "🧠"],
)
def test_found_and_highlighted(window: MainWindow, text: str) -> None:
    hands.press(window, "Ctrl+F")
    hands.type_text(text)
    if len(text) > 1:
        selections: list[Any] = list(window.page.extraSelections())
        assert {selection.cursor.selectedText() for selection in selections} == {text}
    else:
        assert not window.page.extraSelections()


def test_links_are_at_their_text(window: MainWindow) -> None:
    assert hands.links(window.page)[:3] == [f"{BRAINS}link", "🧠there", "1"]
    hands.click_link(window.page, hands.link(window.page, f"{BRAINS}link"))
    assert hands.card(window).accessibleName() == "amygdala"
    hands.keys("Esc")
    hands.click_link(window.page, hands.link(window.page, "🧠there"))
    assert window.session.position
    assert window.session.position.location.block == "p3"


def test_every_position_is_restored(window: MainWindow, start: Start) -> None:
    highest = window.page.verticalScrollBar().maximum()
    for y in (0, 90, 300, highest - 200, highest - 77):
        hands.scroll(window.page, y)
        position = window.page.reading_position()
        window.features.reading.links.follow(ArticleLink("", "s1"))
        hands.press(window.page, "Alt+Left")
        assert hands.scrolled(window.page) == y
        assert window.page.reading_position() == position
    window = start(size=None)
    assert hands.scrolled(window.page) == highest - 77


def test_copied(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    QApplication.processEvents()
    assert f"{BRAINS}first {BRAINS}linkbehind." in hands.clipboard()
