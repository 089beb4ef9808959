"""Links between the documents of one import: the address of each place that another document links to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from reader.library.importing.imported import DocumentTarget, ImportedDocument, StyledText
from reader.library.importing.markdown_blocks import block_ids, block_texts, linked_anchors
from reader.library.importing.report import Outcome, ReportEntry, places
from reader.translation import _


@dataclass(frozen=True, slots=True)
class DocumentLinks:
    """ids        of the blocks of each document, in their order, by anchor
    addresses  of the places in other documents, as Markdown has them
    """

    ids: tuple[Mapping[str, str], ...]
    addresses: Mapping[DocumentTarget, str]


def document_links(documents: Sequence[tuple[str, ImportedDocument]]) -> DocumentLinks:
    """`documents` are pairs of the id of an article and what it is made of."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for _id, document in documents:
        for target in _targets(document):
            wanted[target.document].add(target.anchor)
    all_ids = []
    addresses: dict[DocumentTarget, str] = {}
    for article, document in documents:
        own = linked_anchors(document.blocks, document.notes)
        anchors = wanted.get(document.key, set()) if document.key else set()
        ids = block_ids(document.blocks, own | anchors)
        all_ids.append(ids)
        if document.key and document.key in wanted:
            addresses[DocumentTarget(document.key)] = f"article:{article}"
            addresses |= {
                DocumentTarget(document.key, anchor): f"article:{article}#{ids[anchor]}"
                for anchor in anchors
                if anchor in ids
            }
    return DocumentLinks(tuple(all_ids), addresses)


def _targets(document: ImportedDocument) -> list[DocumentTarget]:
    texts = [*document.notes.values(), *block_texts(document.blocks)]
    return [
        inline.target
        for text in texts
        for inline in text
        if isinstance(inline, StyledText) and isinstance(inline.target, DocumentTarget)
    ]


def with_lost_links(documents: Sequence[ImportedDocument]) -> list[ImportedDocument]:
    """The documents, whose reports name the links to documents that are not in the import."""
    known = {document.key for document in documents if document.key}
    done = []
    for document in documents:
        lost = [target for target in _targets(document) if target.document not in known]
        if lost:
            names = dict.fromkeys(PurePath(target.document).name + f"#{target.anchor}".rstrip("#") for target in lost)
            message = _("Links to documents that are not in this import became text. Import these, too, to keep them.")
            entry = ReportEntry(Outcome.LEFT_OUT, "inner-link", message, "; ".join(names), places(len(lost)))
            document = replace(document, report=(*document.report, entry))
        done.append(document)
    return done
