"""The last documents that a composer has written, to write them again in another style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.named_tuple import NamedTuple
from reader.ui.page.document import PageDocument
from reader.ui.page.document_writer import Step, write_again
from reader.ui.page.page_style import PageStyle
from reader.ui.page.writing_system import WritingSystem

Content = tuple[object, ...]
"""What a document shows. Two documents with the same one differ only in their style."""


class _Written(NamedTuple):
    """`steps` are those of a DocumentWriter."""

    content: Content
    steps: Sequence[Step]
    structure: dict[str, Any]


class WrittenDocuments:
    """Of each kind of document the last one is remembered."""

    def __init__(self, writing_system: WritingSystem) -> None:
        self._writing_system = writing_system
        self._last: dict[str, _Written] = {}

    def write(self, kind: str, content: Content, document: PageDocument, page_style: PageStyle) -> bool:
        """Writes into an empty document what another one of the kind had. False if none had it."""
        last = self._last.get(kind)
        if last is None or last.content != content:
            return False
        document.structure = last.structure
        write_again(last.steps, document, page_style, self._writing_system)
        return True

    def remember(self, kind: str, content: Content, document: PageDocument, steps: Sequence[Step]) -> None:
        self._last[kind] = _Written(content, steps, document.structure)

    def forget(self, kind: str) -> None:
        self._last.pop(kind, None)
