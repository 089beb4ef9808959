"""The entry of a footnote: its text, and where the article refers to it."""

from __future__ import annotations

from reader.library.model import Block, BlockKind, FootnoteLink
from reader.library.outline import footnote_letters, section_above, spans_of
from reader.library.usages import Usage
from reader.translation import _
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle


class FootnoteEntry(EntryView):
    def __init__(self, opened: OpenedArticle, link: FootnoteLink, accent: str, messages: Messages) -> None:
        super().__init__(accent, messages)
        article = opened.article
        self.add_heading(_("Note {letter}", letter=footnote_letters(link.number)))
        note = next((block for block in article.blocks if _is_footnote(block, link.number)), None)
        if note:
            self.add_spans(note.spans, opened.numbers)
        else:
            self.add_soft(_("The text of this note is missing from the pack."))
        places = [
            Usage(article.id, article.title, block.id, section_above(article.blocks, number))
            for number, block in enumerate(article.blocks)
            if any(span.link == link and isinstance(span.link, FootnoteLink) for span in spans_of(block))
        ]
        self.add_places(_("In the text"), places, opened.pack.info.id, article.id)
        self.add_stretch()


def _is_footnote(block: Block, number: int) -> bool:
    return block.kind is BlockKind.FOOTNOTE and block.level == number
