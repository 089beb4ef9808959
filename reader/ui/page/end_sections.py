"""What a page shows below the text of its article, each below a heading: the self-check and the sources."""

from __future__ import annotations

from enum import StrEnum

from reader.ui.shell.session import OpenedArticle


class EndSection(StrEnum):
    """The value is the name of the heading in `page_words`. The order is that of the page."""

    QUIZ = "quiz"
    SOURCES = "sources"


def end_sections(opened: OpenedArticle) -> tuple[EndSection, ...]:
    """Those that the article has."""
    has = {EndSection.QUIZ: bool(opened.article.quiz), EndSection.SOURCES: bool(opened.numbers)}
    return tuple(section for section in EndSection if has[section])
