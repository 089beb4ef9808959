"""Checks of the window: it shows a page, opens every kind of card, and carries out every action."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from reader.library.model import Article, ArticleLink, Link, Location, PackLink
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.page.page_links import ChoiceLink
from reader.ui.reading.destination import browser_url, destination_text
from reader.ui.selftest.aloud_check import SilentSpeaker
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import close, opened_sample, select_words, settle
from reader.ui.shell.actions import ActionId


def check_page(data: Path) -> str:
    window = app.build_window(app.application(), data)
    try:
        window.show()
        window.session.leave_home()
        settle()
        image = window.page.viewport().grab().toImage()
        shown, problem = window.session.opened, window.notice.text
    finally:
        close(window)
    if problem:
        raise SelfTestFailedError(problem)
    if shown is None or image.isNull() or _is_blank(image):
        raise SelfTestFailedError("The page is blank.")
    return f"“{shown.article.title}” on {image.width()} × {image.height()} pixels"


def check_cards(data: Path) -> str:
    """Follows one link of each kind and presses every button of its card.

    Then it opens a mark's card, a table and pictures by themselves, and all menus.
    """
    answers = DialogAnswers()
    with opened_sample(data) as window, answers.active():
        article = window.session.opened.article if window.session.opened else None
        links = {type(link): link for link in _links(article)} if article else {}
        for link in links.values():
            _check_link(window, link)
        here = Location("selftest", "everything", "text")
        window.session.go(here)
        _check_answers(window)
        window.session.go(here)
        select_words(window)
        window.actions_by_id[ActionId.NOTE].trigger()
        _visible_card(window, "a note")
        marks = window.features.marks
        marks.panel_controller.edit(marks.snapshot()[0].id)
        window.page.menu_requested.emit(QPoint(), here)
        window.page.table_chosen.emit(window.page.shown_document.tables[-1])
        for figure in window.page.shown_document.figures:
            number, _ = window.page.shown_document.text_map.block_offset(figure.position) or (0, 0)
            window.page.figure_chosen.emit(number, figure)
            settle()
        if not any(title.startswith("Picture") for title in answers.titles):
            raise SelfTestFailedError("No picture is shown enlarged.")
        menus: list[QMenu] = list(window.findChildren(QMenu))
        for menu in menus:
            menu.popup(QPoint())
            settle()
    if "Cyrillic" not in destination_text(browser_url("https://xn--80ak6aa92e.com/")):
        raise SelfTestFailedError("The letters in the name of a site are not recognised.")
    return f"{len(links) + 2} kinds"


def _slide(window: MainWindow) -> None:
    """Turns a page as readers see it who have not asked for less motion."""
    window.appearance.choose("slide_pages", True)
    turning, page = window.page.turning, window.page
    if turning is None or not page.slides_pages:
        return  # a screen reader is running
    turning.turn(1)
    turning.slide.end()
    before = turning.pages, page.view_top
    turning.pointer.follow_finger(100 if not page.shown_document.is_rtl else -100)
    if not turning.slide.is_dragged or _is_blank(turning.slide.grab().toImage()):
        raise SelfTestFailedError("Pages do not follow a finger.")
    turning.pointer.let_go(0)
    settle()
    if (turning.pages, page.view_top) != before:
        raise SelfTestFailedError("Pages turn though the finger went back.")
    turning.slide.end()


def check_turning(data: Path) -> str:
    """Turns all pages of an article, as one and as two beside each other, and back to the first."""
    counts = []
    with opened_sample(data) as window:
        window.session.go(Location("selftest", "everything"))
        window.actions_by_id[ActionId.TURN_PAGES].trigger()
        for size in ((700, 500), (1500, 700)):
            window.resize(*size)
            settle()
            turning = window.page.turning
            if turning is None:
                raise SelfTestFailedError("Pages cannot be turned.")
            counts.append(len(turning.pages))
            for _ in turning.pages:
                if _is_blank(window.page.viewport().grab().toImage()):
                    raise SelfTestFailedError("A page is blank.")
                turning.turn(1)
            if not turning.is_at_end:
                raise SelfTestFailedError("The last page cannot be reached.")
            turning.go_to_end(-1)
            settle()
        _slide(window)
    return " and ".join(f"{count} pages" for count in counts)


def check_actions(data: Path) -> str:
    """Triggers each action twice: what was switched on is then off again, and the second time there are marks."""
    answers = DialogAnswers()
    with opened_sample(data) as window, answers.active():
        window.features.aloud.make_speaker = SilentSpeaker
        for _ in range(2):
            for id in ActionId:
                if id is not ActionId.QUIT:
                    window.session.leave_home()
                    select_words(window)
                    window.actions_by_id[id].setEnabled(True)
                    window.actions_by_id[id].trigger()
                    settle()
        window.actions_by_id[ActionId.QUIT].trigger()
        if window.isVisible():
            raise SelfTestFailedError("The window stays open.")
    return f"{len(ActionId)}, which open {len(set(answers.titles))} dialogs"


def _links(article: Article) -> Iterator[Link]:
    for block in article.blocks:
        yield from (span.link for span in block.spans if span.link)


def _check_link(window: MainWindow, link: Link) -> None:
    name = type(link).__name__
    if isinstance(link, ArticleLink | PackLink):
        window.features.reading.follow(link)
        settle()
        return
    for number in itertools.count():
        window.features.reading.follow(link)
        settle()
        children: list[QPushButton] = list(_visible_card(window, name).findChildren(QPushButton))
        buttons = [button for button in children if button.isVisible()]
        if number >= len(buttons):
            return
        buttons[number].click()
        settle()


def _check_answers(window: MainWindow) -> None:
    """Chooses each answer of the questions below the article, and goes to where the article gives the right one."""
    page = window.page
    choices = [run.link for run in page.shown_document.links if isinstance(run.link, ChoiceLink)]
    if not choices:
        raise SelfTestFailedError("The questions of the article are not shown.")
    for choice in choices:
        window.session.go(Location("selftest", "everything"))
        run = next(run for run in page.shown_document.links if isinstance(run.link, ChoiceLink) and run.link == choice)
        page.link_chosen.emit(run, page.link_rect(run))
        settle()
        buttons: list[QPushButton] = list(_visible_card(window, "an answer").findChildren(QPushButton))
        buttons[-1].click()
        settle()
    if page.opened is None or page.opened.article.id != "second":
        raise SelfTestFailedError("An answer does not lead to its paragraph.")


def _visible_card(window: MainWindow, what: str) -> QFrame:
    cards: list[QFrame] = list(window.page.findChildren(QFrame, "card"))
    card = next((card for card in cards if card.isVisible()), None)
    if card is None or card.grab().isNull():
        raise SelfTestFailedError(f"No card opens for {what}.")
    return card


def _is_blank(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 7) for y in range(0, image.height(), 3))
