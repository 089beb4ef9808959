"""The questions below an article, as the page lays them out and a screen reader hears them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.model import Article, ArticleLink, Block, BlockKind, QuizQuestion, Span, Table
from reader.library.page_words import ENGLISH
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.end_sections import EndSection, end_sections
from reader.ui.page.page_links import ChoiceLink
from reader.ui.page.semantics import NodeKind, SemanticNode, describe
from tests.packs import cell
from tests.ui import pages

pytestmark = pytest.mark.usefixtures("qapp")

QUIZ = (
    QuizQuestion("one", "What helps?", ("Sleep", "Noise"), 0, (Span("So it is."),), ArticleLink("", "p")),
    QuizQuestion("two", "ما هو؟", ("النوم", "5 mg"), 1, (Span("So it is."),), ArticleLink("", "p")),
)
ARTICLE = Article("a", "Title", (Block("p", BlockKind.PARAGRAPH, (Span("Words."),)),), quiz=QUIZ)


def lines(nodes: tuple[SemanticNode, ...], depth: int = 0) -> list[str]:
    found = []
    for node in nodes:
        found += ["  " * depth + f"{node.kind.name} {node.name}", *lines(node.children, depth + 1)]
    return found


def test_a_screen_reader_hears_headings_and_lists_of_links(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, ARTICLE)
    nodes = describe(pages.document(opened), ARTICLE.blocks)
    found = lines(nodes)
    assert found[found.index("HEADING Check yourself") :] == [
        "HEADING Check yourself",
        f"PARAGRAPH {ENGLISH['quiz_note']}",
        "HEADING 1. What helps?",
        "LIST ",
        "  ITEM A. Sleep",
        "    LINK A. Sleep",
        "  ITEM B. Noise",
        "    LINK B. Noise",
        "HEADING 2. ما هو؟",
        "LIST ",
        "  ITEM A. \u2068النوم\u2069",
        "    LINK A. \u2068النوم\u2069",
        "  ITEM B. \u20685 mg\u2069",
        "    LINK B. \u20685 mg\u2069",
    ]
    assert [node.level for node in nodes if node.kind is NodeKind.HEADING] == [1, 2, 3, 3]


def test_each_choice_is_a_link_and_a_row(tmp_path: Path) -> None:
    document = pages.document(pages.opened(tmp_path, ARTICLE))
    links = [run for run in document.links if isinstance(run.link, ChoiceLink)]
    assert [run.link for run in links] == [ChoiceLink(0, 0), ChoiceLink(0, 1), ChoiceLink(1, 0), ChoiceLink(1, 1)]
    rows = [(each.first, each.last) for each in document.decorations if each.name == "choice"]
    assert rows == [(run.first, run.last) for run in links]


@pytest.mark.parametrize(("number", "direction"), [(0, "LeftToRight"), (1, "RightToLeft")])
def test_choices_have_the_direction_of_their_question(tmp_path: Path, number: int, direction: str) -> None:
    document = pages.document(pages.opened(tmp_path, ARTICLE))
    runs = [run for run in document.links if isinstance(run.link, ChoiceLink) and run.link.question == number]
    formats = [document.findBlock(run.first).blockFormat() for run in runs]
    assert {each.layoutDirection().name for each in formats} == {direction}
    margins = [each.rightMargin() if number else each.leftMargin() for each in formats]
    assert len(set(margins)) == 1  # the texts of all choices begin in one line


def test_a_page_without_questions_has_no_such_section(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, ARTICLE._replace(quiz=()))
    assert end_sections(opened) == ()
    assert pages.document(opened).end_sections == {}


def test_a_table_shown_by_itself_has_no_questions(tmp_path: Path) -> None:
    table = Block("t", BlockKind.TABLE, table=Table(((cell("a"),), (cell("b"),)), ("",)))
    opened = pages.opened(tmp_path, ARTICLE._replace(blocks=(table,)))
    assert end_sections(opened) == (EndSection.QUIZ,)
    alone = PageComposer(opened, pages.light(), 1.0).compose(Parts((table,)), 0, is_alone=True)
    assert alone.end_sections == {}
    assert "What helps?" not in alone.toPlainText()
