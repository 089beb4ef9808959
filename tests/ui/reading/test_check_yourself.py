"""The questions below an article: their rows, and the cards with their answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from reader.library.model import Article, ArticleLink, Citation, Location, QuizQuestion, Span, TermLink
from reader.ui.main_window import MainWindow
from reader.ui.page.end_sections import EndSection
from reader.ui.page.page_links import ChoiceLink, LinkRun
from reader.ui.page.page_style import ROW_PADDING
from reader.ui.widgets.labels import BOLD
from tests import pseudo_language as pseudo
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start

WHY = "Sleep calms it"
QUIZ = (
    QuizQuestion(
        "calm",
        "What calms the alarm?",
        ("Noise", "Sleep", f"Neither of them. {samples.prose(30)}"),
        1,
        (Span(f"{WHY}: the "), Span("amygdala", link=TermLink("amygdala")), Span("", link=Citation(("cedar",)))),
        ArticleLink("", "p2-1"),
        ("cedar", "unread"),
    ),
    QuizQuestion("other", "Where is more?", ("Here", "There"), 1, (Span("There."),), ArticleLink("second", "back")),
    QuizQuestion("lost", "And this?", ("A", "B"), 0, (Span("It is A."),), ArticleLink("", "nowhere")),
)
GUIDE = samples.GUIDE._replace(quiz=QUIZ)


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path, GUIDE, samples.SECOND))


def choose(window: MainWindow, text: str, by: str = "mouse") -> list[str]:
    """Chooses the row that begins with `text`. Returns the texts of the card."""
    run = row(window, text)
    if by == "keyboard":
        hands.tab_to_link(window.page, run)
        hands.keys("Return")
    else:
        hands.show_link(window.page, run)
        hands.click_link(window.page, run)
    return texts(window)


def row(window: MainWindow, text: str) -> LinkRun:
    page = window.page
    return next(run for run in page.shown_document.links if hands.text_of(page, run.first, run.last).startswith(text))


def texts(window: MainWindow) -> list[str]:
    entry = window.features.reading.links.card.entry
    labels: list[QLabel] = list(entry.findChildren(QLabel)) if entry else []
    return [label.text() for label in labels]


def current(window: MainWindow) -> str:
    return str(window.features.reading.contents.list.currentIndex().data())


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(
    ("row", "heading", "name"),
    [
        ("B. Sleep", "Right", "Right: the answer to question 1 is B"),
        ("A. Noise", "Not quite", "Not quite: the answer to question 1 is B"),
        ("C. Neither", "Not quite", "Not quite: the answer to question 1 is B"),
        ("B. There", "Right", "Right: the answer to question 2 is B"),
    ],
)
def test_a_choice_opens_a_card_with_the_answer(window: MainWindow, by: str, row: str, heading: str, name: str) -> None:
    shown = choose(window, row, by)
    card = hands.card(window)
    assert (shown[0], card.accessibleName()) == (heading, name)
    assert shown[1] == "The answer is B:"
    assert shown[2] == f"{BOLD}{'There' if 'There' in row else 'Sleep'}</b>"
    assert shown[3].startswith("There." if "There" in row else WHY)
    hands.keys("Esc")
    assert not card.isVisible()
    assert window.page.hasFocus()


def test_the_sources_of_an_answer_open_cards_with_a_way_back(window: MainWindow) -> None:
    choose(window, "A. Noise")
    card = hands.card(window)
    assert "unread" in hands.buttons(card)  # the article does not cite it, so that it has no number
    hands.click(hands.button(card, "Sources 1"))
    assert card.accessibleName() == "Source 1"
    hands.press(card, "Alt+Left")
    assert card.accessibleName() == "Not quite: the answer to question 1 is B"


@pytest.mark.parametrize(("row", "article", "block"), [("A. Noise", "guide", "p2-1"), ("B. There", "second", "back")])
def test_an_answer_leads_to_its_paragraph_and_back_returns(
    window: MainWindow, row: str, article: str, block: str
) -> None:
    choose(window, row)
    left = hands.scrolled(window.page)
    hands.click(hands.button(hands.card(window), "In the text Read the paragraph"))
    assert window.session.position
    assert window.session.position.location[1:3] == (article, block)
    assert not hands.card(window).isVisible()
    hands.press(window.page, "Alt+Left")
    assert window.session.position.location.article == "guide"
    assert hands.scrolled(window.page) == left


def test_a_paragraph_that_a_pack_does_not_have(window: MainWindow) -> None:
    choose(window, "B. B")
    hands.click(hands.button(hands.card(window), "In the text Read the paragraph"))
    assert window.session.position
    assert window.session.position.location.article == "guide"


def test_no_answer_is_on_the_page_or_in_what_is_copied(window: MainWindow) -> None:
    assert WHY not in window.page.shown_document.toPlainText()
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    copied = hands.clipboard()
    assert "1. What calms the alarm?\nA. Noise\nB. Sleep\nC. Neither of them." in copied
    assert WHY not in copied
    assert copied.index("Check yourself") < copied.index("And this?") < copied.index("\nSources\n")


def test_the_questions_are_an_entry_of_the_contents(window: MainWindow) -> None:
    contents = window.features.reading.contents.list
    rows = hands.rows(contents)
    assert rows[7:9] == ["Check yourself", "Sources"]
    hands.click_row(contents, 7)
    assert current(window) == "Check yourself"
    document = window.page.shown_document
    heading = document.cursor(document.end_sections[EndSection.QUIZ])
    assert abs(window.page.cursorRect(heading).top() - window.page.viewport().height() / 5) < 40
    assert window.page.hasFocus()
    hands.scroll(window.page, 0)
    assert current(window) == "A guide"


def test_keys_step_over_the_questions(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, GUIDE, samples.SECOND), (900, 400))
    feature = window.features.reading
    seen = []
    for _ in range(8):
        feature.go_next_section()
        hands.scrolled(window.page)
        seen.append(current(window))
    assert seen == [*(f"Section {number}" for number in range(1, 7)), "Check yourself", "Sources"]
    feature.go_next_section()
    assert current(window) == "Sources"
    seen = []
    for _ in range(3):
        feature.go_previous_section()
        hands.scrolled(window.page)
        seen.append(current(window))
    assert seen == ["Check yourself", "Section 6", "Section 5"]


@pytest.mark.parametrize(("language", "is_rtl"), [("en", False), ("ar", True)])
@pytest.mark.parametrize("size", [80, 100, 300])
def test_a_row_is_a_target_as_a_whole(start: Start, tmp_path: Path, language: str, is_rtl: bool, size: int) -> None:
    words = "النوم الجيد" if is_rtl else "Good sleep"
    quiz = (QuizQuestion("q", f"{words}?", (words, "5 mg"), 0, (), ArticleLink("", "p1-1")),)
    info = INFO._replace(language=language)
    window = start(samples.guide(tmp_path, samples.GUIDE._replace(quiz=quiz), info=info), (700, 600))
    window.appearance.choose_text_size(size)
    page = window.page
    for run in [run for run in page.shown_document.links if run == row(window, "A. ") or run == row(window, "B. ")]:
        hands.show_link(page, run)
        href = f"link:{page.shown_document.links.index(run)}"
        padding = page.page_style.pixels(ROW_PADDING)
        area = page.link_rect(run).translated(-page.viewport().pos())
        left, right = round(page.margin) + 3, page.viewport().width() - round(page.margin) - 3
        for x in (left, (left + right) // 2, right):
            high = [y for y in range(area.top() - 60, area.bottom() + 60) if page.anchorAt(QPoint(x, y)) == href]
            assert len(high) >= 24
            assert len(high) >= area.height() + 2 * padding - 6
        assert page.anchorAt(QPoint(left - 6, area.center().y())) == ""


@pytest.mark.parametrize("size", [80, 125, 200, 300])
def test_the_same_question_stays_at_the_top_in_another_text_size(start: Start, tmp_path: Path, size: int) -> None:
    quiz = tuple(QUIZ[0]._replace(id=f"q{number}", question=f"{number}? {samples.prose(25)}") for number in range(9))
    window = start(samples.guide(tmp_path, samples.GUIDE._replace(quiz=quiz), samples.SECOND), (800, 500))
    page = window.page
    run = next(run for run in page.shown_document.links if run.link == ChoiceLink(7, 0))
    page.scroll_into_view(run.first)
    hands.scroll(page, hands.scrolled(page) + page.link_rect(run).top() + 5)
    window.appearance.choose_text_size(size)
    hands.scrolled(page)
    assert abs(page.link_rect(run).top()) <= page.link_rect(run).height()
    window.appearance.choose_text_size(100)
    hands.scrolled(page)
    assert abs(page.link_rect(run).top() + 5) <= 1


@pytest.mark.parametrize(("size", "text"), [((1024, 600), 300), ((420, 400), 200), ((1000, 700), 100)])
def test_an_answer_has_room_beside_a_long_choice(
    start: Start, tmp_path: Path, size: tuple[int, int], text: int
) -> None:
    window = start(samples.guide(tmp_path, GUIDE, samples.SECOND), size)
    window.appearance.choose_text_size(text)
    hands.scrolled(window.page)
    window.page.scroll_into_view(row(window, "C. Neither").first)  # the scroll bar does not yet reach it
    hands.scrolled(window.page)
    choose(window, "C. Neither")
    card = hands.card(window)
    entry = card.entry
    assert entry
    assert card.height() >= min(140 * text // 100, entry.height(), window.page.height() - 40)
    assert window.page.rect().contains(card.geometry())


def test_the_text_is_read_before_the_questions(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, GUIDE, samples.SECOND), (900, 400))
    page = window.page
    assert page.progress() < 0.3
    window.session.go(Location("sample", "guide", "p4-1"))
    assert 0.4 < page.progress() < 0.8
    window.features.reading._go_to_end_section(EndSection.QUIZ)
    hands.scrolled(page)
    assert page.verticalScrollBar().value() < page.verticalScrollBar().maximum() - 300
    assert page.progress() == 1.0
    assert "100 % read · the end" in hands.labels(window.side_bar)


def test_a_click_beside_the_text_of_a_choice_chooses_it(window: MainWindow) -> None:
    run = row(window, "A. Noise")
    hands.show_link(window.page, run)
    area = window.page.link_rect(run).translated(-window.page.viewport().pos())
    hands.click(window.page.viewport(), QPoint(area.left() + 500, area.bottom() + ROW_PADDING - 2))
    assert texts(window)[0] == "Not quite"


def test_only_the_last_part_of_a_long_article_has_questions(start: Start, tmp_path: Path) -> None:
    long = Article("long", "A long article", tuple(samples.blocks_of(30, 5, 200)), quiz=QUIZ)
    window = start(samples.guide(tmp_path, long, samples.THIRD))
    assert window.page.shown_document.end_sections == {}
    contents = window.features.reading.contents.list
    hands.click_row(contents, hands.rows(contents).index("Check yourself"))
    assert list(window.page.shown_document.end_sections) == [EndSection.QUIZ]
    assert current(window) == "Check yourself"
    assert choose(window, "B. Sleep")[0] == "Right"


@pytest.mark.parametrize("below", list(EndSection))
def test_what_is_selected_there_becomes_no_highlight(window: MainWindow, below: EndSection) -> None:
    document = window.page.shown_document
    first = document.end_sections[below]
    window.page.setTextCursor(document.cursor(first, first + 30))
    hands.press(window.page, "Ctrl+H")
    assert window.features.marks.model.all() == []


def test_words_of_a_question_do_not_disturb_find_in_article(window: MainWindow) -> None:
    hands.press(window, "Ctrl+F")
    hands.type_text("calms the alarm")
    assert "No matches" in hands.labels(window.features.reading.find_bar)


def test_texts_that_end_a_line_or_turn_it(start: Start, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    nasty = "<b>x</b>\n\u2029\u202e\u2067\ufdd0\x00\ufffc & \t" + "y" * 300
    quiz = tuple(
        QuizQuestion(f"q{number}", nasty, (nasty, f"{nasty}z"), 1, (Span(nasty),), ArticleLink(nasty, nasty), (nasty,))
        for number in range(3)
    )
    window = start(samples.guide(tmp_path, samples.GUIDE._replace(quiz=quiz)), (420, 500))
    document = window.page.shown_document
    runs = [run for run in document.links if isinstance(run.link, ChoiceLink)]
    assert len({document.findBlock(run.first).blockNumber() for run in runs}) == 6
    choose(window, "A. <b>x</b>")
    hands.click(hands.button(hands.card(window), "In the text Read the paragraph"))
    assert window.session.opened
    assert "Traceback" not in capfd.readouterr().err


def test_an_answer_is_in_the_language_of_the_pack(start: Start, tmp_path: Path, pseudo_language: None) -> None:
    window = start(samples.guide(tmp_path, GUIDE, samples.SECOND, info=INFO._replace(language="fr")))
    heading, follows, *rest = choose(window, "A. Noise")
    assert (heading, follows) == ("Pas tout à fait", "La réponse est B :")
    assert [pseudo.untranslated(text) for text in rest[-2:]] == ["", ""]  # the labels of its rows
