"""Reads an e-book into documents: one for each chapter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.library.importing.epub import page_kinds
from reader.library.importing.epub.book_facts import authors_of, language_of, report_facts, title_of, work_of
from reader.library.importing.epub.book_notes import BookNotes, NoteFinder
from reader.library.importing.epub.book_page import BOOK, BookPage, read_page
from reader.library.importing.epub.book_sections import BookSections
from reader.library.importing.epub.book_surroundings import BookSurroundings
from reader.library.importing.epub.chapter_title import titled
from reader.library.importing.epub.chapters import Chapter, chapters, is_only_title
from reader.library.importing.epub.class_styles import ClassStyles
from reader.library.importing.epub.epub_package import EpubPackage
from reader.library.importing.epub.navigation import Navigation, navigation_of_ncx, navigation_of_page
from reader.library.importing.epub.protection import check_protection
from reader.library.importing.epub.publication import Publication, SpineItem, read_publication
from reader.library.importing.heading_levels import levelled
from reader.library.importing.html.blocks import HtmlContent, HtmlElement, blocks_of_html, parse_html
from reader.library.importing.html.element_text import element_text
from reader.library.importing.imported import (
    FigureBlock,
    ImportedBlock,
    ImportedDocument,
    ImportFailed,
    OmittedBlock,
)
from reader.library.importing.markdown_blocks import walk
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport, Outcome, ReportEntry
from reader.translation import N_, _, list_text

MOST_PAGES = 5_000
MOST_ELEMENTS = 420_000
"""Of all pages. A book of 1,000 pages has 60,000."""

_FEWEST_CHARACTERS = 200
"""Of a book of fixed pages: with fewer it consists of pictures of pages."""

_PART_TITLE = N_("A page that only has the title of a part of the book is left out.")


def read_epub(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    with EpubPackage(path) as package:
        check_protection(package)
        publication = read_publication(package)
        return _BookReader(package, publication, path, reading).read()


@dataclass(slots=True)
class _Part:
    """A chapter, with the pages before it that are left out."""

    chapter: Chapter
    key: str
    section: tuple[str, ...]
    omitted: list[tuple[str, BookPage]] = field(default_factory=list)
    omitted_after: list[tuple[str, BookPage]] = field(default_factory=list)


class _BookReader:
    def __init__(self, package: EpubPackage, publication: Publication, path: Path, reading: Reading) -> None:
        self._package = package
        self._publication = publication
        self._path = path
        self._reading = reading
        self._report = ImportReport()
        self._pictures = PictureStore(package.data, self._report)
        self._omissions = 0

    def read(self) -> tuple[ImportedDocument, ...]:
        pages = self._pages()
        navigation = self._navigation(pages)
        self._check_layout(pages)
        kinds = self._kinds(pages, navigation)
        # What is left out keeps its notes where they stand.
        notes = NoteFinder([page for page in pages if not kinds[page]]).find()
        for page in pages:
            page.forget_text()
        parts = self._parts(pages, kinds, navigation)
        keys = {page.path: part.key for part in parts for page in part.chapter.pages}
        title, authors = title_of(self._publication, self._path.stem), authors_of(self._publication)
        work = work_of(self._publication, title)
        report_facts(self._publication, title, work, self._report)
        language = language_of(self._publication, " ".join(page.text for page in pages[:40]), self._report)
        self._report_pages(pages)
        documents = []
        for number, part in enumerate(parts):
            self._reading.on_share(0.4 + 0.6 * number / len(parts))
            found = self._document(part, keys, notes)
            for page in part.chapter.pages:
                page.root.children = []  # its elements take more memory than its blocks
            documents.append(replace(found, language=language, authors=authors, work=title, based_on=work))
        own = self._report.finish()
        first = documents[0]
        return (replace(first, report=(*own, *first.report)), *documents[1:])

    def _pages(self) -> list[BookPage]:
        items = self._publication.spine
        if len(items) > MOST_PAGES:
            raise ImportFailed(_("It has more parts than a book can have. Divide it into several books."))
        styles = ClassStyles(self._package)
        pages: list[BookPage] = []
        elements = 0
        for number, item in enumerate(items):
            self._reading.on_share(0.4 * number / len(items))
            page = self._page(item, styles)
            if page is not None:
                pages.append(page)
                elements += sum(1 for _element in page.root.walk())
                if elements > MOST_ELEMENTS:
                    raise ImportFailed(_("It is larger than a book can be. Divide it into several books."))
        if not pages:
            raise ImportFailed(_("It contains no text."))
        return pages

    def _page(self, item: SpineItem, styles: ClassStyles) -> BookPage | None:
        page = read_page(self._package, item, styles)
        if page is None:
            message = _("A part of the book is missing in the file, or cannot be shown.")
            self._report.left_out("missing-part", message, item.part.path)
        return page

    def _navigation(self, pages: Sequence[BookPage]) -> Navigation:
        path = self._publication.nav
        found = Navigation()
        data = self._package.text_data(path) if path else None
        if data is not None:
            found = navigation_of_page(parse_html(data.decode("utf-8", "replace"), is_xml=True), path)
        ncx = Navigation() if found.entries else navigation_of_ncx(self._package, self._publication)
        return found if found.entries else Navigation(ncx.entries, found.landmarks)

    def _check_layout(self, pages: Sequence[BookPage]) -> None:
        fixed = [item for item in self._publication.spine if item.is_fixed]
        if not fixed:
            return
        if 2 * len(fixed) > len(pages) and sum(len(page.text) for page in pages) < _FEWEST_CHARACTERS:
            raise ImportFailed(
                _("It is a book of fixed pages, which are only pictures. Import the document that it was made from.")
            )
        message = _("The book has pages with a fixed layout. Compare the order of its texts with the book.")
        self._report.guessed("fixed-layout", message)

    def _kinds(self, pages: Sequence[BookPage], navigation: Navigation) -> dict[BookPage, str]:
        kinds: dict[BookPage, str] = {}
        is_at_front = True
        for number, page in enumerate(pages):
            kinds[page] = page_kinds.kind_of(page, number, self._publication, navigation, is_at_front=is_at_front)
            is_at_front = is_at_front and bool(kinds[page] or not page.text)
        if all(kinds[page] or not _has_content(page) for page in pages):
            # Nothing else is in it, so somebody wants this.
            return dict.fromkeys(pages, "")
        return kinds

    def _parts(self, pages: Sequence[BookPage], kinds: dict[BookPage, str], navigation: Navigation) -> list[_Part]:
        parts: list[_Part] = []
        waiting: list[tuple[str, BookPage]] = []
        kept = [page for page in pages if not kinds[page] and _has_content(page)]
        omitted = {page: kinds[page] for page in pages if kinds[page]}
        after = _pages_before(pages, omitted)
        found = chapters(kept, navigation)
        sections = BookSections()
        for number, chapter in enumerate(found):
            waiting += [(omitted[each], each) for page in chapter.pages for each in after.get(page, ())]
            following = found[number + 1] if number + 1 < len(found) else None
            if following and is_only_title(chapter):
                if not sections.begin(chapter, following):
                    waiting.append(("part-title", chapter.pages[0]))
                continue
            key = f"{self._path}#{chapter.pages[0].path}"
            parts.append(_Part(chapter, key, sections.of(chapter), waiting))
            waiting = []
        if not parts:
            raise ImportFailed(_("It contains no text."))
        placed = {page for row in after.values() for page in row}
        last = [(kind, page) for page, kind in omitted.items() if page not in placed]
        parts[-1].omitted_after = [*waiting, *last]
        return parts

    def _document(self, part: _Part, keys: dict[str, str], notes: BookNotes) -> ImportedDocument:
        report = ImportReport()
        surroundings = BookSurroundings(self._pictures, keys, part.key)
        blocks: list[ImportedBlock] = []
        for kind, page in part.omitted:
            blocks += self._omitted(kind, page, surroundings, report)
        content = self._content([page.root for page in part.chapter.pages], keys, part.key, notes, report)
        title, own = titled(part.chapter.title, content.blocks, report)
        blocks += levelled(own, report)
        for kind, page in part.omitted_after:
            blocks += self._omitted(kind, page, surroundings, report)
        if not part.chapter.pages[0].is_linear:
            message = _("A part that the book shows beside its text is an article at the end.")
            report.changed("beside", message, title)
        names = {block.picture for block in _all_blocks(blocks) if isinstance(block, FigureBlock)}
        pictures = {name: data for name, data in self._pictures.pictures.items() if name in names}
        entries = tuple(_placed(entry, title) for entry in report.finish())
        return ImportedDocument(
            title,
            tuple(blocks),
            content.notes,
            {},
            pictures,
            "",
            (),
            entries,
            name=title,
            key=part.key,
            section=part.section,
        )

    def _content(
        self, roots: Sequence[HtmlElement], keys: dict[str, str], key: str, notes: BookNotes, report: ImportReport
    ) -> HtmlContent:
        """The pages of a chapter with its notes behind them."""
        root = HtmlElement("html", {}, list(roots))
        report.place = ""
        for element in root.walk():
            if element.tag == "a" and (href := element.get("href")).startswith(BOOK):
                name = href.removeprefix(BOOK)
                if keys.get(name.partition("#")[0]) == key:
                    element.attributes["href"] = f"#{name}"
        own_notes = notes.of(root)
        _report_labels([label for note in own_notes for label in note.labels], report)
        for note in own_notes:
            attributes = {"id": note.name, "epub:type": "footnote"}
            root.children.append(HtmlElement("aside", attributes, note.children))
        # Links of other chapters: an element that nobody sees makes the reader of HTML keep these places.
        ids = [element.get("id") for element in root.walk() if element.get("id")]
        root.children += [HtmlElement("link", {"href": f"#{id}"}) for id in ids]
        return blocks_of_html(root, BookSurroundings(self._pictures, keys, key), report)

    def _omitted(
        self, kind: str, page: BookPage, surroundings: BookSurroundings, report: ImportReport
    ) -> Iterable[ImportedBlock]:
        self._omissions += 1
        key = f"{kind}-{self._omissions}"
        blocks = blocks_of_html(page.root, surroundings, ImportReport()).blocks
        report.place = ""
        message = page_kinds.MESSAGES.get(kind, _PART_TITLE)
        text = element_text(page.root, with_alt=True)
        report.left_out(kind, _(message), text, key if blocks else "")
        return [OmittedBlock(key, tuple(levelled(blocks, ImportReport())))] if blocks else []

    def _report_pages(self, pages: Sequence[BookPage]) -> None:
        numbers = [number for page in pages for number in page.page_numbers]
        if numbers:
            message = _("The numbers of the printed pages are left out.")
            self._report.left_out("page-numbers", message, " ".join(numbers))
        for text in (text for page in pages for text in page.alternatives):
            message = _("Of a part that the book has in several forms, the others are left out.")
            self._report.count(Outcome.LEFT_OUT, "alternative", message, text)


def _report_labels(labels: Sequence[str], report: ImportReport) -> None:
    """A pack counts the notes of each article from 1."""
    numbers = dict.fromkeys(label.strip("[]() .") for label in labels)
    others = [label for label in numbers if any(map(str.isalnum, label))]
    if others != [str(number) for number in range(1, len(others) + 1)]:
        report.changed("note-numbers", _("Notes have other numbers than in the book."), list_text(others))


def _has_content(page: BookPage) -> bool:
    return bool(page.text) or any(each.tag in ("img", "math", "svg", "object") for each in page.root.walk())


def _pages_before(pages: Sequence[BookPage], omitted: dict[BookPage, str]) -> dict[BookPage, list[BookPage]]:
    """The pages that are left out, by the next page that is not."""
    found: dict[BookPage, list[BookPage]] = {}
    waiting: list[BookPage] = []
    for page in pages:
        if page in omitted:
            waiting.append(page)
        elif waiting and _has_content(page) and page.is_linear:
            found[page], waiting = waiting, []
    return found


def _placed(entry: ReportEntry, title: str) -> ReportEntry:
    """With the title of the chapter, of which there are many in one file."""
    place = title if not entry.place or entry.place == title else list_text([title, entry.place])
    return replace(entry, place=place)


def _all_blocks(blocks: Iterable[ImportedBlock]) -> Iterable[ImportedBlock]:
    """Those in what is left out, too: it may be brought back."""
    for block in walk(blocks):
        yield block
        if isinstance(block, OmittedBlock):
            yield from _all_blocks(block.blocks)
