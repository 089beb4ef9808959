"""The base of every entry: a column of text and links, as widgets that the keyboard and screen readers can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from reader.library.border_spans import bordered_spans, insert_sign
from reader.library.limits import LONGEST_LINE
from reader.library.model import (
    ArticleLink,
    Citation,
    FootnoteLink,
    Link,
    Location,
    PackLink,
    Span,
    Spans,
    Style,
    TermLink,
    WebLink,
    plain_text,
)
from reader.library.outline import citation_labels, citation_separator, footnote_letters
from reader.library.scripts import shown_form
from reader.library.usages import Usage
from reader.translation import _, ngettext
from reader.ui.page.document_writer import TAB_SPACES
from reader.ui.page.foreign_fonts import is_foreign, scripts_of
from reader.ui.reading.row_label import RowLabel
from reader.ui.shell.messages import Messages
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import BOLD, one_line, plain_label, running_text
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.word_joints import has_syllables
from reader.ui.widgets.word_label import copied
from reader.ui.widgets.word_lines import LINE_END, line_ends

_TAGS = (
    (Style.SUPERSCRIPT, "<sup>", "</sup>"),
    (Style.SUBSCRIPT, "<sub>", "</sub>"),
    (Style.CODE, '<code style="white-space:pre-wrap">', "</code>"),
    (Style.EMPHASIS, "<i>", "</i>"),
    (Style.STRONG, BOLD, "</b>"),
)
TAB = " " * TAB_SPACES  # in code
MOST_PLACES = 6  # shown at first
MOST_STYLED_SCRIPTS = 4
"""Text of a label in more foreign scripts is plain: see `reader.ui.page.foreign_fonts`."""


class EntryView(QWidget):
    """link_chosen(Link)          a term, source or address in the entry
    location_chosen(Location)  a place in an article
    print_requested(Link)      the reader wants the entry on paper
    read_aloud_requested(tuple)  the reader wants to hear these paragraphs of spans
    expanded()                 the entry shows more than before
    """

    link_chosen = Signal(object)
    location_chosen = Signal(object)
    print_requested = Signal(object)
    read_aloud_requested = Signal(tuple)
    expanded = Signal()
    may_cover_words = False
    """Whether the card may cover the words that it is about where there is little room beside them."""

    def __init__(self, accent: str, messages: Messages) -> None:
        """`accent` is the colour of links, as #rrggbb."""
        super().__init__()
        self._accent = accent
        self._printing: tuple[str, Link] | None = None
        self._row_labels: list[RowLabel] = []
        self.spoken: list[Spans] = []
        """What can be read aloud: the paragraphs that are in the language of the pack."""
        self.messages = messages
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(7)

    def set_printing(self, label: str, link: Link) -> None:
        """Offers in the menu to print what a link leads to."""
        self._printing = label, link

    def show_menu(self, at: QPoint) -> None:
        """At a point of the screen: to copy what is selected, to read the entry aloud, and to print it."""
        menu = QMenu(self)
        labels: list[QLabel] = list(self.findChildren(QLabel))
        selected = next((label.selectedText() for label in labels if label.hasSelectedText()), "")
        copying = menu.addAction(_("Copy")) if selected else None
        reading = menu.addAction(_("Read aloud")) if self.spoken else None
        printing = menu.addAction(self._printing[0]) if self._printing else None
        chosen = None if menu.isEmpty() else menu.exec(at)
        menu.deleteLater()
        if chosen and chosen is copying:
            QGuiApplication.clipboard().setText(copied(selected))
        elif chosen and chosen is reading:
            self.read_aloud_requested.emit(tuple(self.spoken))
        elif chosen and chosen is printing and self._printing:
            self.print_requested.emit(self._printing[1])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.globalPos())

    def add_heading(self, text: str, *, is_spoken: bool = False) -> None:
        """`is_spoken`: it is in the language of the pack."""
        if is_spoken:
            self.spoken.append((Span(text),))
        text = one_line(text, LONGEST_LINE)
        self.setAccessibleName(text)
        self._add_plain(text, "heading")

    def add_soft(self, text: str) -> None:
        self._add_plain(text, "soft")

    def add_spans(self, spans: Spans, numbers: Mapping[str, int] | None = None) -> QLabel:
        """Text with its links; `numbers` gives the numbers of citations."""
        self.spoken.append(spans)
        label = _LinkedText(spans, self._accent, numbers or {})
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if any(span.link for span in spans):  # otherwise Tab would stop at text without a link
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        label.setTextInteractionFlags(flags)
        label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # that of the entry
        label.linkActivated.connect(lambda href: self.link_chosen.emit(link_of(href)))
        self.column.addWidget(label)
        return label

    def add_row(self, label: str, buttons: list[tuple[str, Callable[[], None]]]) -> None:
        """A label, and buttons that wrap. Each button is its text and what a click does."""
        if not buttons:
            return
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        head = RowLabel(label)
        self._row_labels.append(head)
        for each in self._row_labels:
            each.align_with(self._row_labels)
        across.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        links = QWidget()
        flow = FlowLayout(4, links)
        across.addWidget(links, 1)
        for text, on_click in buttons:
            text = one_line(text)
            button = LinkButton(text)
            # Translators: how a screen reader names a link: the label of its row, and its text.
            button.setAccessibleName(_("{label} {text}", label=label, text=text) if label else text)
            button.clicked.connect(lambda _checked=False, on_click=on_click: on_click())
            flow.addWidget(button)
        self.column.addWidget(row)

    def add_places(self, label: str, places: list[Usage], pack: str, article: str) -> None:
        """Links to where something is used. `pack` and `article` are the open ones; other articles are named."""

        def go(place: Usage) -> Callable[[], None]:
            return partial(self.location_chosen.emit, Location(pack, place.article, place.block))

        def name(place: Usage) -> str:
            section = place.section or place.article_title
            if place.article == article or not place.section:
                return section
            # Translators: a place in another article: the titles of the article and of its section.
            return _("{article}: {section}", article=place.article_title, section=section)

        distinct = list({(place.article, name(place)): place for place in reversed(places)}.values())[::-1]
        buttons = [(name(place), go(place)) for place in distinct]
        row = [*buttons[:MOST_PLACES]]
        rest = buttons[MOST_PLACES:]
        if rest:
            everything = ngettext("All {count} places", "All {count} places", len(buttons))
            row.append((everything, lambda: self._show_rest(rest)))
        self.add_row(label, row)

    def add_sources(self, keys: Sequence[str], numbers: Mapping[str, int]) -> None:
        """Links to references by their numbers in the article, or by their ids where it does not cite them."""
        names = [str(numbers.get(key, key)) for key in keys]
        links = [partial(self.link_chosen.emit, Citation((key,))) for key in keys]
        self.add_row(_("Sources"), list(zip(names, links, strict=True)))

    def add_stretch(self) -> None:
        self.column.addStretch(1)

    def copy(self, text: str, message: str) -> None:
        """Copies `text` and confirms it with `message`."""
        QGuiApplication.clipboard().setText(text)
        self.messages.say(message)

    def _show_rest(self, rest: list[tuple[str, Callable[[], None]]]) -> None:
        button = self.sender()
        if isinstance(button, LinkButton):
            button.hide()
        self.add_row("", rest)
        self.expanded.emit()

    def _add_plain(self, text: str, name: str) -> None:
        label = plain_label(text, name, selectable=True)
        label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.column.addWidget(label)


class _LinkedText(QLabel):
    """Tab goes to the first link at once; in a QLabel it would first stop at the text."""

    def __init__(self, spans: Spans, accent: str, numbers: Mapping[str, int]) -> None:
        super().__init__(html(spans, accent, numbers), wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._as_html = partial(html, accent=accent, numbers=numbers)
        self._spans = bordered_spans(spans)
        self._has_syllables = has_syllables(plain_text(spans))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines of Burmese, which Qt would end between any two letters."""
        super().resizeEvent(event)
        if self._has_syllables:
            ends = line_ends(plain_text(self._spans).replace("\n", LINE_END), self.font(), self.width())
            shown = self._as_html(insert_sign(self._spans, ends, LINE_END))
            if shown != self.text():
                self.setText(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(copied(self.selectedText()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt marks the link itself with dots, which are easily missed: the text around it has a frame."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Link))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


def html(spans: Spans, accent: str, numbers: Mapping[str, int]) -> str:
    """Spans as HTML for a QLabel. All text is escaped; `link_of` reads the `href` of links."""
    is_mixed = len(scripts_of("".join(span.text for span in spans))) > MOST_STYLED_SCRIPTS
    found = []
    for span in _with_single_citations(bordered_spans(spans), numbers):
        style = Style.PLAIN if is_mixed and is_foreign(span.text) else span.style
        found.append(_html(span.text, style, span.link, accent))
    return "".join(found)


def _with_single_citations(spans: Spans, numbers: Mapping[str, int]) -> Iterator[Span]:
    """Each reference of a citation as a separate link, as on the page, and in brackets after a digit."""
    before = ""
    for span in spans:
        if not isinstance(span.link, Citation):
            yield span
            before = span.text[-1:] or before
            continue
        is_bracketed = before.isdigit()
        if is_bracketed:
            yield Span("[", Style.SUPERSCRIPT)
        for number, (link, label) in enumerate(citation_labels(span.link, numbers, unknown="")):
            if number:
                yield Span(citation_separator(span.link), span.style)
            yield Span(label, span.style, link)
        if is_bracketed:
            yield Span("]", Style.SUPERSCRIPT)
        before = ""


def _html(text: str, style: Style, link: Link | None, accent: str) -> str:
    if isinstance(link, FootnoteLink):
        text = footnote_letters(link.number)
    if style >= Style.SUPERSCRIPT:
        text = shown_form(text)[0]
    if style & Style.CODE:
        text = text.replace("\t", TAB)
    marked = escape(running_text(text)).replace("\n", "<br>").replace(LINE_END, "<br>")
    for flag, begin, end in _TAGS:
        if style & flag:
            marked = f"{begin}{marked}{end}"
    if isinstance(link, Citation | FootnoteLink):
        marked = f"<sup>{marked}</sup>"
    if link:
        marked = f'<a href="{_href(link)}" style="color:{accent}">{marked}</a>'
    return marked


def _href(link: Link) -> str:
    match link:
        case TermLink(term):
            return f"term:{quote(term)}"
        case Citation(keys, notes):
            note = "".join(f"&{quote(text)}" for text in (notes[0] if notes else ()))
            return "cite:" + ",".join(quote(key) for key in keys) + note
        case FootnoteLink(number):
            return f"footnote:{number}"
        case ArticleLink(article, block):
            return f"article:{quote(article)}#{quote(block)}"
        case WebLink(url):
            return f"web:{quote(url)}"
        case PackLink(location):
            return f"pack:{quote(location)}"


def link_of(href: str) -> Link:
    """The link that `html` wrote as `href`."""
    kind, _colon, rest = href.partition(":")
    match kind:
        case "term":
            return TermLink(unquote(rest))
        case "cite":
            keys, *note = rest.split("&")
            notes = ((unquote(note[0]), unquote(note[1])),) if len(note) == 2 else ()
            return Citation(tuple(unquote(key) for key in keys.split(",")), notes)
        case "footnote":
            return FootnoteLink(int(rest))
        case "article":
            article, _hash, block = rest.partition("#")
            return ArticleLink(unquote(article), unquote(block))
        case "pack":
            return PackLink(unquote(rest))
        case _:
            return WebLink(unquote(rest))
