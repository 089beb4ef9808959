"""The fields of Word that are open at a place in the text: each has an instruction, and then its result."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.importing.imported import AnchorTarget, WebTarget


@dataclass(slots=True)
class OpenField:
    """kind    what its result is: "citation", "unread-citation", "bibliography", "contents", "index", or "" for text
    shown   the texts of its result, if it has a kind
    data    base64 beside the instruction
    """

    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    checkbox: str = ""
    is_result: bool = False
    is_deleted: bool = False
    kind: str = ""
    shown: list[str] = field(default_factory=list)
    target: WebTarget | AnchorTarget | None = None

    @property
    def is_left_out(self) -> bool:
        return self.kind in ("citation", "bibliography", "contents", "index")


class FieldStack:
    """Says where a text belongs. Files from other programs forget ends of fields."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []

    def __len__(self) -> int:
        return len(self._open)

    def __contains__(self, field: OpenField | None) -> bool:
        return any(each is field for each in self._open)

    def push(self, field: OpenField) -> None:
        self._open.append(field)

    def pop(self) -> OpenField | None:
        return self._open.pop() if self._open else None

    @property
    def top(self) -> OpenField | None:
        return self._open[-1] if self._open else None

    def takes(self, text: str) -> bool:
        """Whether a field takes this text: it is left out, or is part of the instruction of a field around."""
        if not self._open:
            return False
        for each in self._open:
            if each.kind:
                each.shown.append(text)
        if any(each.is_left_out for each in self._open):
            return True
        for outer in self._open[:-1]:
            if not outer.is_result:
                outer.instruction.append(text)
                return True
        if not self._open[-1].is_result:
            # Nothing is shown before the result begins, so its beginning is missing.
            self._open.pop()
        return False

    def around(self) -> list[OpenField]:
        """All open fields but the innermost."""
        return self._open[:-1]

    def left_out(self) -> str:
        """The kind of the outermost field that is left out; empty if there is none."""
        return next((each.kind for each in self._open if each.is_left_out), "")

    def target(self) -> WebTarget | AnchorTarget | None:
        return next((each.target for each in reversed(self._open) if each.target), None)
