"""Says once that no font has some letters of an article, and what to do, until another article needs none of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from reader.library.model import Article
from reader.library.outline import spans_of
from reader.system import added_fonts
from reader.translation import _
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle, Session
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.script_fonts import letters_of_none, missing_letters

FEWEST = 3
"""Different letters: one or two rare signs are no reason to look for a font."""


class MissingLetters:
    """Looks at each article after it is shown, so that nobody waits for it."""

    def __init__(self, session: Session, messages: Messages) -> None:
        self._session = session
        self._messages = messages
        self._said = ""
        session.article_opened.connect(self._look_later)  # a lambda would keep the window for ever
        if session.opened:
            self._look_at(session.opened)

    def _look_later(self, opened: OpenedArticle) -> None:
        QTimer.singleShot(0, partial(self._look_at, opened))

    def _look_at(self, opened: OpenedArticle) -> None:
        if opened is not self._session.opened:
            return
        letters = _rare_letters(opened.article)
        if len(letters) < FEWEST or len(missing_letters("".join(sorted(letters)))) < FEWEST:
            if self._said:
                self._messages.withdraw(self._said)
            return
        if self._said:
            return
        self._said = _(
            "This computer has no font for some letters of “{title}”. Put a font that has them, such as Noto Sans CJK, "
            "into a folder “{folder}” beside Carrel, then start Carrel again.",
            title=one_line(opened.article.title),
            folder=added_fonts.FOLDER_NAME,
        )
        self._messages.tell(self._said)


def _rare_letters(article: Article) -> set[str]:
    """The letters and signs for which the program has no font of its own."""
    texts = [article.title, *(span.text for block in article.blocks for span in spans_of(block))]
    return {letter for text in texts if not text.isascii() for letter in letters_of_none(text)}
