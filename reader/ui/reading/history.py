"""The history: the positions that Back and Forward go to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reader.ui.shell.session import ReadingPosition, Session

LONGEST_HISTORY = 500  # positions


class History(QObject):
    """changed(): going back or forward may have become possible or impossible."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._back: list[ReadingPosition] = []
        self._forward: list[ReadingPosition] = []
        session.jumped.connect(self._add)

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    @property
    def entries(self) -> tuple[tuple[ReadingPosition, ...], tuple[ReadingPosition, ...]]:
        """The positions behind and ahead, the nearest last."""
        return tuple(self._back), tuple(self._forward)

    def restore(self, back: Sequence[ReadingPosition], forward: Sequence[ReadingPosition]) -> None:
        """Takes over the entries of another history."""
        self._back[:], self._forward[:] = back, forward
        self.changed.emit()

    def go_back(self) -> None:
        self._step(self._back, self._forward)

    def go_forward(self) -> None:
        self._step(self._forward, self._back)

    def clear(self) -> None:
        self._back.clear()
        self._forward.clear()
        self.changed.emit()

    def _add(self, position: ReadingPosition) -> None:
        self._back.append(position)
        del self._back[:-LONGEST_HISTORY]
        self._forward.clear()
        self.changed.emit()

    def _step(self, source: list[ReadingPosition], target: list[ReadingPosition]) -> None:
        """Goes to the last position of `source`, and adds the current one to `target`."""
        here = self._session.position
        if not source or not self._session.show(source[-1]):
            return
        source.pop()
        if here:
            target.append(here)
        self.changed.emit()
