"""The entry of a source: how to cite it, where to find it, and where it is cited."""

from __future__ import annotations

from functools import partial

from reader.library.citation.printed import shows_printed
from reader.library.model import Citation, Reference, Span, Spans, WebLink, plain_text
from reader.translation import _
from reader.ui.reading.address_entry import address_buttons
from reader.ui.reading.entry import EntryView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.labels import embedded


class ReferenceEntry(EntryView):
    def __init__(
        self,
        opened: OpenedArticle,
        reference: Reference,
        accent: str,
        messages: Messages,
        note: tuple[str, str] = ("", ""),
    ) -> None:
        """`note` is what stands before and after the number where it was chosen, such as ("", "p. 3").

        Raises PackError.
        """
        super().__init__(accent, messages)
        number = opened.numbers.get(reference.id)
        self.add_heading(_("Source {number}", number=number) if number else _("Source"))
        self.set_printing(_("Print this source…"), Citation((reference.id,)))
        self.add_spans(tuple(Span(span.text, span.style) for span in reference.apa))
        if any(note):
            shown = " … ".join(map(embedded, filter(None, note)))
            # Translators: what stands beside the number of the source, such as “p. 3”.
            self.add_soft(_("Cited here: {note}", note=shown))
        if shows_printed(reference.csl):
            self.add_soft(_("As it is printed in the document that it comes from."))
            copying = partial(self.copy, plain_text(reference.apa), _("Source copied."))
            self.add_row(_("Source"), [(_("Copy"), copying)])
        else:
            self._add_styles(reference)
        address = _address(reference.apa) or _address(reference.vancouver)
        if address:
            self.add_row(_("Address"), address_buttons(self, address))
        usages = opened.pack.usages.of_reference(reference.id)
        self.add_places(_("Cited in"), usages, opened.pack.info.id, opened.article.id)
        self.add_stretch()

    def _add_styles(self, reference: Reference) -> None:
        apa, vancouver = plain_text(reference.apa), plain_text(reference.vancouver)
        self.add_row(
            _("Copy as"),
            [
                ("APA", partial(self.copy, apa, _("Source copied in APA style."))),
                ("Vancouver", partial(self.copy, vancouver, _("Source copied in Vancouver style."))),
            ],
        )


def _address(spans: Spans) -> str:
    """The address in a formatted source, or an empty text."""
    return next((span.link.url for span in spans if isinstance(span.link, WebLink)), "")
