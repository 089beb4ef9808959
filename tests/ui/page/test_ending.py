"""The end of an article: links to the next article and to the contents, which are no text of the article."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Article, Block, BlockKind, Citation, Reference, Span, Table
from reader.ui.main_window import MainWindow
from reader.ui.page.semantics import NodeKind, SemanticNode, describe
from tests.packs import make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start

UP = "Back to the contents"


def ending(window: MainWindow) -> list[str]:
    """The links after the end of the article, in the order of Tab."""
    document = window.page.shown_document
    found = [run for run in document.links if document.ending is not None and run.first >= document.ending]
    return [hands.text_of(window.page, run.first, run.last).removeprefix("\u2066") for run in found]


def title(window: MainWindow) -> str:
    assert window.session.opened
    return window.session.opened.article.title


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_next_leads_from_article_to_article(start: Start, tmp_path: Path, by_keyboard: bool) -> None:
    window = start(samples.guide(tmp_path))
    for name in ("The second article", "The third article"):
        text = f"Next: {name}"
        assert ending(window) == [text, UP]
        run = hands.link(window.page, text)
        hands.show_link(window.page, run)
        if by_keyboard:
            hands.tab_to_link(window.page, run)
            hands.keys("Return")
        else:
            hands.click_link(window.page, run)
        assert title(window) == name
        assert hands.scrolled(window.page) == 0
    assert ending(window) == [UP]
    hands.press(window.page, "Alt+Left")
    assert title(window) == "The second article"


@pytest.mark.parametrize("size", [(1000, 700), (420, 600)])
def test_the_way_up_leads_to_the_contents(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    window = start(samples.guide(tmp_path), size)
    hands.press(window, "Ctrl+2")
    hands.press(window, "F6")
    window.panes.focus_page()
    run = hands.link(window.page, UP)
    hands.show_link(window.page, run)
    hands.click_link(window.page, run)
    assert window.side_bar.isVisible()
    assert window.side_bar.panel == "contents"
    assert QApplication.focusWidget() is window.features.reading.contents.list


def test_a_pack_of_one_article_has_no_ending(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.THIRD))
    assert window.page.shown_document.ending is None
    assert hands.links(window.page) == []


def test_only_the_last_part_of_a_long_article_has_an_ending(start: Start, tmp_path: Path) -> None:
    long = Article("long", "A long article", tuple(samples.blocks_of(30, 5, 200)))
    window = start(samples.guide(tmp_path, long, samples.THIRD))
    assert window.page.shown_document.ending is None
    hands.click_row(window.features.reading.contents.list, 30)
    assert ending(window) == ["Next: The third article", UP]


def test_select_all_selects_the_article_only(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.SECOND, samples.THIRD))
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    assert hands.clipboard().startswith("The second article")
    assert hands.clipboard().endswith("1. Cedar, A. (2021). Light in the evening. Reed Press.")
    assert window.page.textCursor().selectionEnd() < (window.page.shown_document.ending or 0)


@pytest.mark.parametrize("keys", ["Ctrl+A", "Ctrl+Shift+End", "Shift+Down"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_selection_to_the_end_of_an_article_that_ends_with_a_table(
    start: Start, tmp_path: Path, keys: str, rows: int
) -> None:
    """Qt selects the whole table then, which ends after the article."""
    cells = tuple(((Span(f"left {row}"),), (Span(f"right {row}"),)) for row in range(rows))
    table = Block("table", BlockKind.TABLE, table=Table(cells, ("", "")))
    article = Article("a", "A table", (samples.paragraph("p", "Before."), table))
    window = start(samples.guide(tmp_path, article, samples.THIRD))
    assert window.page.shown_document.ending
    if keys != "Ctrl+A":
        hands.press(window, "F7")
    for _ in range(12):
        hands.press(window.page, keys)
    hands.press(window.page, "Ctrl+C")
    assert hands.clipboard().startswith("A table")
    assert hands.clipboard().rstrip().endswith(f"right {rows - 1}")
    hands.press(window.page, "Shift+Up")
    hands.press(window.page, "Ctrl+C")
    assert "Next" not in hands.clipboard()


def test_a_selection_after_the_end_is_no_text(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    run = hands.link(window.page, UP)
    window.page.setTextCursor(window.page.shown_document.cursor(run.first, run.last))
    hands.press(window.page, "Ctrl+C")
    assert hands.clipboard() == ""


def test_a_screen_reader_finds_the_links(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    assert window.page.opened

    def leaves(nodes: tuple[SemanticNode, ...]) -> list[SemanticNode]:
        return [leaf for node in nodes for leaf in (node, *leaves(node.children))]

    nodes = leaves(describe(window.page.shown_document, window.page.opened.article.blocks))
    names = [node.name for node in nodes if node.kind is NodeKind.LINK]
    assert names[-2:] == ["Next: The second article", UP]


def test_a_title_in_arabic(start: Start, tmp_path: Path) -> None:
    other = Article("other", "النوم والدماغ", (samples.paragraph("only", "كلمات"),))
    window = start(samples.arabic(tmp_path, samples.THIRD, other))
    assert ending(window)[0] == "التالي: \u2068النوم والدماغ\u2069"


def test_more_sources_than_the_page_can_show_are_in_the_side_bar(start: Start, tmp_path: Path) -> None:
    references = [Reference(f"r{number}", {"title": str(number)}, (Span("x" * 9_900),)) for number in range(20)]
    cited = Span("", link=Citation(tuple(reference.id for reference in references)))
    article = Article("a", "Cites much", (Block("p", BlockKind.PARAGRAPH, (cited,)),))
    window = start(make_pack(tmp_path / "much.carrel", articles=[article], references=references))
    text = "Only the first 11 of 20 sources are listed here. All are in the side bar →"
    run = hands.link(window.page, text)
    hands.show_link(window.page, run)
    hands.click_link(window.page, run)
    assert window.panes.current_panel == "references"
    assert len(window.features.reading.references.list.shown_keys()) == 20
