"""Reads a Word file into a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.language import language_problem
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.body_reader import BodyReader
from reader.library.importing.docx.context import XML_SHARE, WordContext, part_text
from reader.library.importing.docx.inline_parts import comment_message
from reader.library.importing.docx.package import WordPackage
from reader.library.importing.docx.word_pictures import WordPictures
from reader.library.importing.docx.xml_tree import all_text
from reader.library.importing.heading_levels import levelled
from reader.library.importing.imported import HeadingBlock, ImportedBlock, ImportedDocument, ImportFailed, plain
from reader.library.importing.markdown_blocks import linked_anchors, walk
from reader.library.importing.reading import OnShare
from reader.library.importing.report import Outcome
from reader.library.limits import LONGEST_LINE
from reader.translation import _

UNKNOWN_LANGUAGE = "und"
MANY_ELEMENTS = 300_000
"""Those of a book of 600 pages."""

_NO_NAMES = frozenset(
    [
        "user",
        "admin",
        "administrator",
        "owner",
        "microsoft",
        "office",
        "author",
        "unknown",
        "windows",
        "python-docx",
        "docx4j",
        "apache",
        "poi",
        "default",
    ]
)
_NO_TITLES = (
    "microsoft word -",
    "document",
    "untitled",
    "word document",
    "powerpoint presentation",
    "document1",
    "titre",
)


def read_docx(path: Path, references: ReferenceList, on_share: OnShare = lambda share: None) -> ImportedDocument:
    """Raises ImportFailed. The ids of the references are those in `references`, where they are added."""
    with WordPackage(path, lambda elements: on_share(XML_SHARE * min(1, elements / MANY_ELEMENTS))) as package:
        context = WordContext(package, references, on_share)
        root = package.xml(package.main)
        body = root.find("w:body") if root is not None else None
        if body is None:
            raise ImportFailed(_("It contains no text."))
        pictures = WordPictures(package, context.report)
        reader = BodyReader(context, pictures)
        arranged = reader.read(body)
        context.report.place = ""
        reader.notes.report_unread()
        _report_rest(context)
        title, blocks = _titled(arranged.title, arranged.blocks, path, context)
        blocks = levelled(blocks, context.report)
        _report_lost_links(blocks, context)
        if not blocks:
            raise ImportFailed(_("It contains no text."))
        return ImportedDocument(
            title,
            tuple(blocks),
            context.notes,
            {key: references.items[key] for key in context.cited},
            pictures.pictures,
            _language(context),
            _authors(context),
            context.report.finish(),
        )


def _report_rest(context: WordContext) -> None:
    report = context.report
    messages = {
        "header": _("The header of the pages is left out."),
        "footer": _("The footer of the pages is left out."),
    }
    for kind, message in messages.items():
        for text in dict.fromkeys(map(part_text, context.parts(kind).values())):
            if text:
                report.left_out(kind, message, text)
    for comment in context.comments.values():
        text = all_text(comment, "w:t")
        if text:
            report.left_out("comment", comment_message(comment.get("w:author", "")), text)


def _titled(
    title: str, blocks: list[ImportedBlock], path: Path, context: WordContext
) -> tuple[str, list[ImportedBlock]]:
    """The title of the article, and the blocks without it."""
    report = context.report
    in_properties = _property(context, "dc:title")
    if title:
        if in_properties and in_properties != title:
            report.left_out("file-title", _("The title in the file's properties is not used."), in_properties)
        return title[:LONGEST_LINE], blocks
    first = blocks[0] if blocks and isinstance(blocks[0], HeadingBlock) else None
    heading = " ".join(plain(first.inlines).split()) if first else ""
    if in_properties and not in_properties.casefold().startswith(_NO_TITLES):
        report.guessed("title", _("The title is that of the file's properties."), in_properties)
        return in_properties[:LONGEST_LINE], blocks[1:] if heading.casefold() == in_properties.casefold() else blocks
    if first and heading and len(blocks) > 1:
        report.guessed("title", _("The first heading became the title."), heading)
        return heading, blocks[1:]
    found = next((block for block in blocks if isinstance(block, HeadingBlock) and plain(block.inlines).strip()), None)
    if found:
        report.guessed("title", _("The title is the text of the first heading."), plain(found.inlines))
        return " ".join(plain(found.inlines).split()), blocks
    report.guessed("title", _("The title is the name of the file."), path.stem)
    return path.stem.replace("_", " ").strip(), blocks


def _report_lost_links(blocks: Sequence[ImportedBlock], context: WordContext) -> None:
    known = {anchor for block in walk(blocks) for anchor in getattr(block, "anchors", ())}
    for anchor in sorted(linked_anchors(blocks, context.notes) - known):
        message = _("Links to a place that is not in the pack became text.")
        context.report.count(Outcome.LEFT_OUT, "inner-link", message, anchor)


def _language(context: WordContext) -> str:
    """The language that most of the text is in."""
    usual = context.usual_language or _property(context, "dc:language")
    counts = context.languages
    counts[usual] += counts.pop("", 0)
    for tag, _count in counts.most_common():
        if tag and not language_problem(tag):
            return tag
    message = _("The document does not say its language. Write it in pack.yaml.")
    context.report.guessed("language", message, usual)
    return UNKNOWN_LANGUAGE


def _authors(context: WordContext) -> tuple[str, ...]:
    names = [" ".join(name.split()) for name in _property(context, "dc:creator").split(";")]
    kept = tuple(name for name in names if name and not all(word in _NO_NAMES for word in name.casefold().split()))
    for name in names:
        if name in kept:
            context.report.guessed("author", _("The author is that of the file's properties."), name)
        elif name:
            context.report.left_out("author", _("The author in the file's properties is no name."), name)
    saved = _property(context, "dcterms:modified")
    if saved:
        context.report.left_out("date", _("The file was last saved on this day. The pack does not say so."), saved[:10])
    return kept


def _property(context: WordContext, name: str) -> str:
    found = context.properties.find(name) if context.properties is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""
