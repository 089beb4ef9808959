"""Links on a page: those of the article's text, and those of the program, such as a link to the next part."""

from __future__ import annotations

from reader.library.model import Link
from reader.named_tuple import NamedTuple


class PartLink(NamedTuple):
    """A link to another part of a long article."""

    part: int


class ContentsLink(NamedTuple):
    """A link to the contents of a pack."""

    pack: str


class SourcesLink(NamedTuple):
    """A link to the panel that lists all sources of the article."""

    article: str


class ChoiceLink(NamedTuple):
    """A choice of a question below the article: it leads to the answer. Both count from 0."""

    question: int
    choice: int


class LocalHelpLink(NamedTuple):
    """A link to the dialog for the local help of a pack."""

    pack: str


class FigureLink(NamedTuple):
    """A link from a picture, by its number in the document, to the same picture enlarged."""

    figure: int


PageLink = Link | PartLink | ContentsLink | SourcesLink | ChoiceLink | LocalHelpLink | FigureLink


class LinkRun(NamedTuple):
    """A link in the document, from one position to another."""

    link: PageLink
    first: int
    last: int
