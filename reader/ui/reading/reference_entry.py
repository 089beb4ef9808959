"""A source in full: how it is cited, where to find it, and where it is cited."""

from __future__ import annotations

from functools import partial

from reader.library.model import Reference, Span, Spans, WebLink, plain_text
from reader.library.packfile import PackFile
from reader.ui.reading.address_entry import address_buttons
from reader.ui.reading.entry import EntryView


class SourceEntry(EntryView):
    """`number` is the one that the source has in the open article, whose id is `article`; 0 where it has none."""

    def __init__(self, pack: PackFile, reference: Reference, number: int, article: str, accent: str) -> None:
        super().__init__(accent)
        self.add_heading(f"Source {number}" if number else "Source")
        self.add_spans(tuple(Span(span.text, span.style) for span in reference.apa))
        self.add_row(
            "Copy as",
            [
                ("APA", partial(self.copy, plain_text(reference.apa), "the source in APA style")),
                ("Vancouver", partial(self.copy, plain_text(reference.vancouver), "the source in Vancouver style")),
            ],
        )
        address = _address(reference.apa) or _address(reference.vancouver)
        if address:
            self.add_row("Address", address_buttons(self, address))
        self.add_places("Cited in", pack.usages.of_reference(reference.id), pack.info.id, article)
        self.add_stretch()


def _address(spans: Spans) -> str:
    """The outside address that a formatted source ends in, if it has one."""
    return next((span.link.url for span in spans if isinstance(span.link, WebLink)), "")
