"""Where sentences are on the page: of paragraphs, tables, figures, boxes, the head; and how they are painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Block, BlockKind, Figure, Location, NoteBox, NoteKind, Span, Table
from reader.speech.spoken_article import SpokenArticle
from reader.speech.spoken_text import Sentence
from reader.ui.aloud.sentence_overlay import BACKGROUND, LINE, SentenceOverlay
from reader.ui.aloud.sentence_places import sentence_range
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import pages
from tests.ui.image_colours import colours

ROWS = (((Span("Drug"),), (Span("Dose"),)), ((Span("A"),), (Span("5 mg"),)))
BLOCKS = (
    Block("h", BlockKind.HEADING, (Span("A heading"),), level=2),
    Block("p", BlockKind.PARAGRAPH, (Span("First words. "), Span("Second words😀 here."), Span(" Third."))),
    Block("i", BlockKind.ITEM, (Span("An item."),), level=1, marker="1."),
    Block("b", BlockKind.PARAGRAPH, (Span("In the box."),), box=NoteBox(NoteKind.WARNING, 1, "Be careful")),
    Block("t", BlockKind.TABLE, table=Table(ROWS, ("", ""))),
    Block("f", BlockKind.FIGURE, (Span("A caption."),), figure=Figure("figures/plain.svg", "A brain.")),
    Block("n", BlockKind.FOOTNOTE, (Span("A note."),), level=1),
)  # fmt: skip
ARTICLE = Article("article", "Title", BLOCKS, "A summary.")


def read(article: Article) -> list[Sentence]:
    spoken = SpokenArticle(article, "en-GB")
    found, place = [], spoken.first()
    while place:
        found.append(spoken.sentence(place))
        place = spoken.step(place, 1)
    return found


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> PageView:
    return shown(qtbot, tmp_path, ARTICLE)


def shown(qtbot: QtBot, folder: Path, article: Article) -> PageView:
    opened = pages.opened(folder, article)
    page = PageView(pages.light())
    qtbot.addWidget(page)
    page.resize(760, 900)
    page.open(opened)
    page.show_position(ReadingPosition(Location("sample", "article")))
    page.show()
    opened.pack.close()
    return page


def text_at(page: PageView, sentence: Sentence) -> str:
    place = sentence_range(page.shown_document, sentence)
    assert place
    return page.shown_document.cursor(*place).selectedText()


def test_every_sentence_is_found(page: PageView) -> None:
    assert [text_at(page, sentence) for sentence in read(ARTICLE)] == [
        "Title", "A summary.", "A heading", "First words.", "Second words😀 here.", "Third.", "An item.",
        "Important: Be careful", "In the box.", "DrugDose", "A5\u00a0mg", "\ufffc", "A caption.", "Notes", "A note.",
    ]  # fmt: skip


def test_what_is_not_there_is_not_marked(page: PageView) -> None:
    for sentence in (Sentence(99, 0, 5, ()), Sentence(99, 0, 0, ()), Sentence(3, 0, 0, read(ARTICLE)[0].parts)):
        assert sentence_range(page.shown_document, sentence) is None


def count(page: PageView, name: str) -> int:
    image = page.viewport().grab().toImage()
    return colours(image)[page.page_style.theme.colours[name]]


@pytest.mark.parametrize("number", range(len(read(ARTICLE))))
def test_each_is_painted_and_goes_again(page: PageView, number: int) -> None:
    overlay = SentenceOverlay(page)
    before = count(page, BACKGROUND), count(page, LINE)
    overlay.show_sentence(read(ARTICLE)[number])
    assert overlay.rects()
    after = count(page, BACKGROUND), count(page, LINE)
    assert after[0] > before[0] or after[1] > before[1] + 20  # a picture covers the background
    overlay.show_sentence(None)
    assert (count(page, BACKGROUND), count(page, LINE)) == before
    assert not overlay.rects()


def test_a_screen_reader_says_nothing_about_it(page: PageView) -> None:
    overlay = SentenceOverlay(page)
    overlay.show_sentence(read(ARTICLE)[3])
    assert page.overlay_description(0, 10_000) == ""
    assert not overlay.is_at(QPointF(overlay.rects()[0].center()))


def test_from_right_to_left(qtbot: QtBot, tmp_path: Path) -> None:
    text = "هذه جملة أولى. وهذه ثانية (5 mg) هنا."
    article = Article("article", "Title", (Block("p", BlockKind.PARAGRAPH, (Span(text),)),))
    page = shown(qtbot, tmp_path, article)
    overlay = SentenceOverlay(page)
    overlay.show_sentence(read(article)[2])
    second = overlay.rects()
    overlay.show_sentence(read(article)[1])
    first = overlay.rects()
    assert first
    assert second
    assert first[0].left() >= max(rect.right() for rect in second) - 1
