"""Cards of citations, terms and addresses: what they show, and how they open and close."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from reader.library.model import Span, TermLink
from reader.ui.main_window import MainWindow
from reader.ui.reading.qr_code import QrCode
from reader.ui.reading.row_label import LABELS
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def buttons(window: MainWindow) -> list[str]:
    return hands.buttons(hands.card(window))


def open_by(window: MainWindow, by: str, text: str, number: int = 0) -> None:
    run = hands.link(window.page, text, number)
    if by == "keyboard":
        hands.tab_to_link(window.page, run)
        hands.keys("Return")
    else:
        hands.show_link(window.page, run)
        hands.click_link(window.page, run)


def has_focus(window: MainWindow) -> bool:
    card, focus = hands.card(window), QApplication.focusWidget()
    return focus is not None and (focus is card or card.isAncestorOf(focus))


def test_sources_are_numbered_in_the_order_of_first_citation(window: MainWindow) -> None:
    assert window.session.opened is not None
    assert window.session.opened.numbers == {"cedar": 1, "alder": 2, "birch": 3}
    in_text, in_list = ["1", "1", "2", "3"], ["1", "2", "3"]
    shown = [text.strip(". ") for text in hands.links(window.page)]
    assert [text for text in shown if text.isdecimal()] == [*in_text, *in_list]


@pytest.mark.parametrize("text_size", [80, 100, 200, 300])
@pytest.mark.parametrize("text", ["1", "amygdala"])
def test_the_links_of_all_rows_begin_at_one_edge_and_stand_on_the_base_line_of_their_label(
    start: Start, tmp_path: Path, text: str, text_size: int
) -> None:
    window = start(samples.guide(tmp_path))
    window.appearance.choose_text_size(text_size)
    QApplication.processEvents()
    open_by(window, "mouse", text)
    card = hands.card(window)
    rows = [(label, label.parentWidget()) for label in card.findChildren(QLabel) if label.text() in (*LABELS, "See")]
    assert len(rows) > 1
    edges = set()
    for label, row in rows:
        assert row is not None
        link = row.findChildren(LinkButton)[0]
        edges.add(link.mapTo(card, QPoint()).x())
        base = label.mapTo(card, label.contentsRect().topLeft()).y() + label.fontMetrics().ascent()
        middle = link.mapTo(card, link.rect().center()).y()
        metrics = link.fontMetrics()
        assert abs(base - (middle - metrics.height() / 2 + metrics.ascent())) <= 1.5
    assert len(edges) == 1


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
@pytest.mark.parametrize(
    ("text", "title"), [("amygdala", "amygdala"), ("1", "Source 1"), ("outside", "External address")]
)
def test_a_card_takes_the_focus_and_returns_it(window: MainWindow, by: str, text: str, title: str) -> None:
    open_by(window, by, text)
    card = hands.card(window)
    assert card.isVisible()
    assert card.accessibleName() == title
    assert has_focus(window)
    hands.keys("Esc")
    assert not card.isVisible()
    assert window.page.hasFocus()
    assert hands.focused_link(window.page) == hands.link(window.page, text)
    hands.keys("Return")
    assert card.isVisible()


@pytest.mark.parametrize("text", ["amygdala", "2", "outside"])
def test_tab_stays_in_a_card(window: MainWindow, text: str) -> None:
    open_by(window, "keyboard", text)
    seen: list[QWidget] = []
    for _ in range(30):
        hands.keys("Tab")
        assert has_focus(window)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
    assert len(set(seen)) >= len(buttons(window))
    hands.keys("Shift+Tab")
    assert QApplication.focusWidget() is seen[-2]
    hands.keys("Esc")
    assert hands.focused_link(window.page) == hands.link(window.page, text)


def test_the_card_of_a_source(window: MainWindow) -> None:
    open_by(window, "mouse", "2")
    words = " ".join(hands.labels(hands.card(window)))
    for part in ("Source 2", "Alder, A. (2019).", "<i>Quiet rooms</i>", "Cited in"):
        assert part in words
    assert buttons(window) == ["APA", "Vancouver", "Copy", "Show", "Open in the browser…", "Section 6"]


def test_the_card_of_a_source_as_it_is_printed(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = "Alder. Quiet rms (2nd print 1919?)"
    csl = {"id": "alder", "type": "book", "printed": printed}
    as_printed = samples.REFERENCES[0]._replace(csl=csl, apa=(Span(printed),), vancouver=(Span(printed),))
    monkeypatch.setattr(samples, "REFERENCES", (as_printed, *samples.REFERENCES[1:]))
    window = start(samples.guide(tmp_path))
    open_by(window, "mouse", "2")
    words = hands.labels(hands.card(window))
    assert printed in words
    assert "As it is printed in the document that it comes from." in words
    assert buttons(window) == ["Copy", "Section 6"]
    hands.click(hands.button(hands.card(window), "Source Copy"))
    assert hands.clipboard() == printed


def test_the_card_of_a_term(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    words = " ".join(hands.labels(hands.card(window)))
    for part in ("amygdala", "also: almond", "It sounds the", "See", "Used in"):
        assert part in words
    assert buttons(window) == ["alarm", "A guide"]


@pytest.mark.parametrize("key", ["Space", "Return"])
def test_a_related_term_opens_in_the_card(window: MainWindow, key: str) -> None:
    open_by(window, "keyboard", "amygdala")
    card = hands.card(window)
    while not isinstance(QApplication.focusWidget(), QPushButton):
        hands.keys("Tab")
    hands.keys(key)
    assert card.isVisible()
    assert card.accessibleName() == "alarm"
    assert has_focus(window)
    hands.click(hands.button(card, "See amygdala"))
    assert card.accessibleName() == "amygdala"
    hands.click(hands.button(card, "See alarm"))
    hands.click(hands.button(card, "Sources 3"))
    assert card.accessibleName() == "Source 3"
    hands.keys("Esc")
    assert hands.focused_link(window.page) == hands.link(window.page, "amygdala")


def test_a_term_within_a_definition_opens_in_the_card(window: MainWindow) -> None:
    open_by(window, "keyboard", "amygdala")
    hands.keys("Tab")  # the link within the definition
    hands.keys("Return")
    assert hands.card(window).accessibleName() == "alarm"
    assert has_focus(window)


def test_places_are_links(window: MainWindow) -> None:
    open_by(window, "mouse", "1")
    card = hands.card(window)
    assert buttons(window)[2:] == ["A guide", "Section 6", "The second article: Section 3"]
    hands.click(hands.button(card, "Cited in Section 6"))
    assert not card.isVisible()
    assert window.session.position is not None
    assert str(window.session.position.location) == "carrel:sample/guide#closing"
    assert window.page.hasFocus()
    open_by(window, "mouse", "1", 1)
    hands.click(hands.button(card, "Cited in The second article: Section 3"))
    assert str(window.session.position.location) == "carrel:sample/second#back"
    assert not card.isVisible()


@pytest.mark.parametrize(
    ("name", "copied", "said"),
    [
        ("Copy as APA", f"Alder, A. (2019). Quiet rooms. Reed Press. {samples.ADDRESS}", "Source copied in APA style."),
        ("Copy as Vancouver", "Alder A. Quiet rooms. Reed Press; 2019.", "Source copied in Vancouver style."),
        ("Address Copy", samples.ADDRESS, "Address copied."),
    ],
)
def test_copying(window: MainWindow, name: str, copied: str, said: str) -> None:
    open_by(window, "mouse", "2")
    hands.click(hands.button(hands.card(window), name))
    assert hands.clipboard() == copied
    assert any(said in label for label in hands.labels(window))
    assert hands.card(window).isVisible()


def test_an_address_is_shown_as_text_and_as_a_qr_code(window: MainWindow) -> None:
    open_by(window, "mouse", "2")
    card = hands.card(window)
    assert not card.findChildren(QrCode)
    hands.click(hands.button(card, "Address Show"))
    assert hands.only(card, QrCode).isVisible()
    assert any(label.replace("\u200b", "") == samples.ADDRESS for label in hands.labels(card))
    hands.keys("Esc")
    hands.show_link(window.page, hands.link(window.page, "outside"))
    hands.click_link(window.page, hands.link(window.page, "outside"))
    assert card.findChildren(QrCode)


@pytest.mark.parametrize("text", ["outside", "2"])
@pytest.mark.parametrize(("answer", "expected"), [("Open", [samples.ADDRESS]), ("Cancel", []), ("Esc", [])])
def test_carrel_asks_before_it_opens_the_browser(
    window: MainWindow, addresses: list[str], text: str, answer: str, expected: list[str]
) -> None:
    open_by(window, "mouse", text)
    name = "Open in the browser…"
    opening = hands.button(hands.card(window), name if text == "outside" else f"Address {name}")

    def reply(question: QuestionDialog) -> None:
        assert samples.ADDRESS in "".join(hands.labels(question)).replace("\u200b", "")
        assert hands.button(question, "Cancel").isDefault()
        if answer == "Esc":
            hands.press(question, "Esc")
        else:
            hands.click(hands.button(question, answer))

    assert hands.answering(QuestionDialog, reply, lambda: hands.click(opening)) == 1
    assert addresses == expected
    addresses.clear()


def test_scrolling_closes_the_card(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    hands.scroll(window.page, hands.scrolled(window.page) + 40)
    assert not hands.card(window).isVisible()
    assert window.page.hasFocus()


def test_another_article_closes_the_card(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    hands.press(window, "Ctrl+Shift+Down")
    assert window.windowTitle() == "The second article – Carrel"
    assert not hands.card(window).isVisible()


def test_a_click_on_the_page_closes_the_card(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    page = window.page.viewport()
    hands.click(page, QPoint(5, page.height() - 5))
    assert not hands.card(window).isVisible()
    assert window.page.hasFocus()


def test_a_click_in_a_field_closes_the_card_and_focuses_the_field(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    hands.click(window.search_field)
    assert not hands.card(window).isVisible()
    assert window.search_field.hasFocus()


def test_typing_in_the_find_bar_closes_the_card(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    hands.press(window, "Ctrl+F")
    hands.type_text("paragraph 6-3")
    assert not hands.card(window).isVisible()
    assert window.features.reading.find_bar.field.text() == "paragraph 6-3"
    assert window.features.reading.find_bar.field.hasFocus()


def test_a_click_on_another_link_opens_its_card(window: MainWindow) -> None:
    open_by(window, "mouse", "1")
    hands.click_link(window.page, hands.link(window.page, "amygdala"))
    assert hands.card(window).isVisible()
    assert hands.card(window).accessibleName() == "amygdala"


def test_links_to_places(window: MainWindow) -> None:
    open_by(window, "keyboard", "the fourth section")
    assert window.session.position is not None
    assert str(window.session.position.location) == "carrel:sample/guide#s4"
    assert not hands.card(window).isVisible()
    open_by(window, "mouse", "the other one")
    assert str(window.session.position.location) == "carrel:sample/second"


def back_button(window: MainWindow) -> QPushButton | None:
    found: list[QPushButton] = list(hands.card(window).findChildren(QPushButton))
    return next((each for each in found if each.isVisible() and each.accessibleName().startswith("Back to ")), None)


def follow(window: MainWindow, name: str) -> None:
    """Chooses a link in the card by keyboard."""
    hands.button(hands.card(window), name).setFocus()
    hands.keys("Return")


@pytest.mark.parametrize("by", ["Alt+Left", "click", "Return"])
def test_a_card_that_was_opened_from_a_card_has_a_way_back(window: MainWindow, by: str) -> None:
    def go_back() -> None:
        button = back_button(window)
        assert button is not None
        if by == "click":
            hands.click(button)
        else:
            if by == "Return":
                button.setFocus()
            hands.keys(by)

    open_by(window, "mouse", "amygdala")
    card = hands.card(window)
    assert back_button(window) is None
    place = card.pos()
    follow(window, "See alarm")
    follow(window, "Sources 3")
    shown = back_button(window)
    assert shown is not None
    assert shown.accessibleName() == "Back to alarm"
    assert card.accessibleName() == "Source 3"
    for name in ("alarm", "amygdala"):
        go_back()
        assert card.accessibleName() == name
        assert has_focus(window)
    assert back_button(window) is None
    assert card.pos() == place


def test_alt_left_goes_back_in_the_history_where_no_card_is_before(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+Shift+Down")
    window.features.reading.follow(TermLink("amygdala"))
    assert has_focus(window)
    hands.keys("Alt+Left")
    assert not hands.card(window).isVisible()
    assert window.session.opened
    assert window.session.opened.article.id == "guide"


def test_a_card_opened_from_the_page_has_no_way_back(window: MainWindow) -> None:
    open_by(window, "mouse", "amygdala")
    follow(window, "See alarm")
    open_by(window, "mouse", "outside")
    assert hands.card(window).accessibleName() == "External address"
    assert back_button(window) is None


@pytest.mark.parametrize("key", ["", "Space", "Return", "Enter"])
def test_the_cross_closes_the_card(window: MainWindow, key: str) -> None:
    open_by(window, "mouse", "amygdala")
    close = hands.tool(hands.card(window), "Close")
    assert not close.icon().isNull()
    if key:
        hands.keys("Shift+Tab")  # what reads the card aloud
        hands.keys("Shift+Tab")
        assert close.hasFocus()
        hands.keys(key)
    else:
        hands.click(close)
    assert not hands.card(window).isVisible()
    assert window.page.hasFocus()
