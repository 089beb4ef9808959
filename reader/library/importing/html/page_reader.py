"""Reads a saved web page, or a document that another program saved as HTML, into a document."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag
from zlib import crc32

from reader.library.authoring.language import language_problem
from reader.library.importing.guessed_language import guessed_language, language_of
from reader.library.importing.heading_levels import levelled
from reader.library.importing.html.article_finder import FoundArticle, find_article
from reader.library.importing.html.blocks import Omissions, blocks_of_html, parse_html
from reader.library.importing.html.byline import add_bylines
from reader.library.importing.html.charset import page_text
from reader.library.importing.html.element_readers import box_title
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.page_metadata import PageMetadata, page_metadata
from reader.library.importing.html.page_parts import AUTHOR, EDITORIAL, REVIEWER
from reader.library.importing.html.page_pictures import PageFiles, PartReader, SavedPage, same_page, without_pictures
from reader.library.importing.html.word_processors import is_document, is_title, prepare_document
from reader.library.importing.imported import (
    HeadingBlock,
    ImportedBlock,
    ImportedDocument,
    ImportedWork,
    ImportFailed,
    Inlines,
    OmittedBlock,
    plain,
)
from reader.library.importing.markdown_blocks import block_texts, linked_anchors, walk
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.reading import Reading
from reader.library.importing.report import ImportReport, Outcome
from reader.library.limits import LONGEST_LINE
from reader.library.page_words import PageWords, page_words
from reader.system.regular_file import read_regular
from reader.translation import N_, _, number_text

MAX_BYTES = 60_000_000
"""Of a page with the pictures in it."""

_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d{1,5}\)|\burl:)\s*(https?://[^\s>]{1,2000})", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:untitled|document\d*|new page|page|home|microsoft word.*|slide 1|index|titre)", re.IGNORECASE
)
_SITE = re.compile(r"\s+[|–—·»:-]\s+")


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page before it is read.

    header   the encoding that came with it
    address  where it was on the web, as the archive says
    parts    of an archive, by address and by `cid:`
    """

    path: Path
    data: bytes
    header: str = ""
    address: str = ""
    parts: Mapping[str, PartReader] = field(default_factory=dict)


def read_page(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    """Raises ImportFailed."""
    return (document_of(PageSource(path, file_data(path)), reading),)


def file_data(path: Path) -> bytes:
    try:
        data = read_regular(Path(os.path.realpath(path)), MAX_BYTES)
    except OSError as error:
        raise ImportFailed(_("It cannot be read: {reason}.", reason=error.strerror or error)) from error
    if len(data) > MAX_BYTES:
        raise ImportFailed(
            _(
                "It has more than {count} MB. Save the page again without pictures, or in parts.",
                count=number_text(MAX_BYTES // 1_000_000),
            )
        )
    if not data.strip():
        raise ImportFailed(_("It is empty."))
    return data


def document_of(source: PageSource, reading: Reading) -> ImportedDocument:
    report = ImportReport()
    data, inline = without_pictures(source.data)
    text = page_text(data, report, source.header)
    reading.on_share(0.1)
    is_xml = source.path.suffix.casefold() in (".xhtml", ".xht") or text.lstrip("\ufeff \n\r\t").startswith("<?xml")
    saved_from = _SAVED_FROM.search(text[:5_000])
    root = parse_html(text, is_xml=is_xml)
    del text, data
    reading.on_share(0.5)
    metadata = page_metadata(root)
    files = PageFiles(source.path, reading, inline, source.parts)
    files.address = source.address or (saved_from[1] if saved_from else "") or metadata.address
    base = next((each.get("href") for each in root.walk() if each.tag == "base" and each.get("href")), "")
    files.base = files.absolute(base) if base else ""
    _make_local(root, [files.address, metadata.address])
    found = _document(root) if is_document(root) else find_article(root)
    add_bylines(found.bylines, metadata)
    pictures = PictureStore(files.read, report)
    words = page_words(_named_language(metadata.language) or language_of(element_text(root)))
    key_prefix = f"{crc32(os.fsencode(source.path)):08x}-"
    reader = _PageReader(root, found, SavedPage(files, pictures), report, words, key_prefix)
    title, blocks = reader.titled(metadata, source.path)
    if not any(not isinstance(block, OmittedBlock) for block in blocks):
        raise ImportFailed(_("It contains no text."))
    reading.on_share(0.9)
    report.place = ""
    _report_lost_links(blocks, reader.notes, report)
    _report_metadata(metadata, report)
    return ImportedDocument(
        title,
        tuple(blocks),
        reader.notes,
        {},
        pictures.pictures,
        _language(metadata.language, blocks, report),
        tuple(metadata.authors),
        report.finish(),
        published=metadata.published,
        updated=metadata.updated,
        based_on=_work(metadata, title, files.address),
    )


class _PageReader:
    def __init__(
        self,
        root: HtmlElement,
        found: FoundArticle,
        page: SavedPage,
        report: ImportReport,
        words: PageWords,
        key_prefix: str,
    ) -> None:
        self.notes: Mapping[str, Inlines] = {}
        self._report = report
        self._found = found
        boxes = [HtmlElement("aside", {"class": "note"}, [element]) for _kind, element in found.boxes]
        _take_out(root, {id(element) for _kind, element in found.boxes})
        for (kind, element), box in zip(found.boxes, boxes, strict=True):
            title, children = box_title(element)
            heading = HtmlElement("h6", {}, [title or words.text(_BOX_TITLES[kind])])
            box.children = [heading, *children]
            report.changed(kind, _(_BOX_MESSAGES[kind]), element_text(element))
        root.children += boxes
        content = blocks_of_html(root, page, report, Omissions(found.omitted, key_prefix))
        self.notes = content.notes
        self._blocks = list(content.blocks)
        report.place = ""

    def titled(self, metadata: PageMetadata, path: Path) -> tuple[str, list[ImportedBlock]]:
        """The title, and the blocks without it."""
        visible = " ".join(element_text(self._found.title).split()) if self._found.title is not None else ""
        if visible and metadata.title and metadata.title in metadata.window_title:
            # Both agree, so a heading that is in neither is one of the text.
            visible = visible if visible.casefold() in f"{metadata.window_title} {metadata.title}".casefold() else ""
        blocks = self._blocks
        first = next((block for block in blocks if isinstance(block, HeadingBlock)), None)
        heading = " ".join(plain(first.inlines).split()) if first else ""
        window = _without_site(metadata.window_title, [visible, metadata.title, heading], metadata.publisher)
        title = visible or metadata.title or window
        if not title or _NO_TITLE.fullmatch(title):
            title = heading or title
        if not title:
            title = path.stem.replace("_", " ").strip()
            self._report.guessed("title", _("The title is the name of the file."), title)
        for other in dict.fromkeys((metadata.title, metadata.window_title)):
            if other and other.casefold() != title.casefold():
                self._report.left_out("file-title", _("The title in the properties of the page is not used."), other)
        same = [block for block in blocks if isinstance(block, HeadingBlock) and _same(plain(block.inlines), title)]
        gone = same[0] if same and (same[0] is first or same[0].level == 1) else None
        kept = [block for block in blocks if block is not gone]
        return title[:LONGEST_LINE], levelled(kept, self._report)


_BOX_TITLES = {AUTHOR: "about_author", REVIEWER: "about_reviewer", EDITORIAL: "about_page"}
"""Words of the page, since they are parts of its content."""

_BOX_MESSAGES = {
    AUTHOR: N_("A note about the author became a box at the end."),
    REVIEWER: N_("A note about the reviewer became a box at the end."),
    EDITORIAL: N_("A note about how the page was made became a box at the end."),
}


def _document(root: HtmlElement) -> FoundArticle:
    """Of several headings of the first level, the first one is a chapter, and no title."""
    omitted = prepare_document(root)
    titles = [each for each in root.walk() if each.tag == "h1" and each not in omitted]
    styled = [each for each in titles if is_title(each)]
    return FoundArticle(omitted, title=styled[0] if styled else titles[0] if len(titles) == 1 else None)


def _same(text: str, title: str) -> bool:
    return " ".join(text.split()).casefold() == title.casefold()


def _without_site(window_title: str, others: Sequence[str], publisher: str) -> str:
    """The title of the window without the name of the site, which most pages add to it."""
    parts = _SITE.split(window_title)
    for other in others:
        if other and other.casefold() in window_title.casefold():
            return other
    if len(parts) > 1 and publisher and parts[-1].casefold().startswith(publisher.casefold()[:20]):
        return window_title[: window_title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return window_title


def _take_out(root: HtmlElement, gone: set[int]) -> None:
    for element in list(root.walk()) if gone else ():
        element.children = [child for child in element.children if id(child) not in gone]


def _make_local(root: HtmlElement, addresses: Sequence[str]) -> None:
    """Browsers write links within a page with its whole address when they save it."""
    pages = {urldefrag(address)[0] for address in addresses if address}
    for element in root.walk():
        href = element.get("href")
        if element.tag == "a" and "#" in href and any(same_page(page, href) for page in pages):
            element.attributes["href"] = f"#{urldefrag(href)[1]}"


def _named_language(tag: str) -> str:
    """As BCP 47 has it; empty if it is none."""
    tag = "-".join(
        part.lower() if not at else part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part
        for at, part in enumerate(tag.strip().replace("_", "-").split("-"))
    )
    return tag if tag and not language_problem(tag) else ""


def _language(tag: str, blocks: Sequence[ImportedBlock], report: ImportReport) -> str:
    return _named_language(tag) or guessed_language("\n".join(map(plain, block_texts(blocks))), report)


def _work(metadata: PageMetadata, title: str, address: str) -> ImportedWork | None:
    """The page itself, which the article is a copy of."""
    address = metadata.address or (address if address.startswith(("http://", "https://")) else "")
    if not address and not metadata.publisher and not metadata.reviewed_by:
        return None
    date = metadata.updated or metadata.published
    return ImportedWork(title, metadata.publisher, date, urldefrag(address)[0], metadata.reviewed_by)


def _report_lost_links(blocks: Sequence[ImportedBlock], notes: Mapping[str, Inlines], report: ImportReport) -> None:
    """Links to what is left out, or to an element without text."""
    known = {anchor for block in walk(blocks) for anchor in getattr(block, "anchors", ())}
    for anchor in sorted(linked_anchors(blocks, notes) - known):
        message = _("Links to a place that is not in the pack became text.")
        report.count(Outcome.LEFT_OUT, "inner-link", message, anchor)


def _report_metadata(metadata: PageMetadata, report: ImportReport) -> None:
    for name in metadata.authors:
        report.guessed("author", _("The author is the one that the page names."), name)
    if metadata.reviewed_by:
        message = _("The page names this reviewer, who has reviewed the page and not this copy of it.")
        report.guessed("reviewer", message, metadata.reviewed_by)
    if metadata.published:
        report.guessed("date", _("The page says when it was published."), metadata.published)
    if metadata.updated:
        report.guessed("date", _("The page says when it was updated."), metadata.updated)
    if metadata.reviewed:
        report.left_out(
            "date", _("The page was last reviewed on this day. The article does not say so."), metadata.reviewed
        )
    if metadata.publisher or metadata.address:
        message = _("The page itself became the work that the article is based on.")
        report.guessed("based-on", message, " ".join(filter(None, (metadata.publisher, metadata.address))))
