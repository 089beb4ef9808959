"""A paragraph while it is read: its text, and what it says about its place among the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.importing.docx.numbering import ListLabel
from reader.library.importing.imported import ImportedBlock, Inline, NoteBlock, StyledText


@dataclass(slots=True)
class ParagraphDraft:
    """blocks        what is anchored in the paragraph and stands after it: figures and text boxes
    captions      those of `blocks` that are text boxes with nothing but a caption
    sequence      the name of its own number, such as "Figure", which a caption has
    left_out      what was left out here: "contents" or "bibliography"
    joins_next    its mark was deleted, so the next paragraph goes on in it
    indent        from the left, in twentieths of a point
    """

    style: str = ""
    number: int = 0
    inlines: list[Inline] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    blocks: list[ImportedBlock] = field(default_factory=list)
    captions: list[NoteBlock] = field(default_factory=list)
    heading: int = 0
    label: ListLabel | None = None
    sequence: str = ""
    left_out: str = ""
    joins_next: bool = False
    indent: int = 0

    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines if isinstance(inline, StyledText))

    def is_empty(self) -> bool:
        """Whether it has no text. It may have figures."""
        return not any(not isinstance(inline, StyledText) or inline.text.strip() for inline in self.inlines)
