"""What every table of actions shares: a QAction for a row, and connecting each action to the one that handles it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reader.translation import _

Id = TypeVar("Id", bound=StrEnum)


def make_action(parent: QWidget, id: StrEnum, label: str, keys: Sequence[str], *, is_toggle: bool) -> QAction:
    """`keys` are in Qt's portable form. The tip has the label and the first key. It is not yet added to a widget."""
    action = QAction(label, parent)
    action.setObjectName(id)
    action.setShortcuts([QKeySequence(each) for each in keys])
    action.setCheckable(is_toggle)
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(_("{label} ({keys})", label=label, keys=shown) if shown else label)
    return action


def connect_handlers(
    actions: Mapping[Id, QAction], handlers: Iterable[Mapping[Id, Callable[[], object]]], toggles: Collection[Id]
) -> None:
    """Calls a handler when its action is triggered. `toggles` are handled in another way.

    Raises KeyError where an action has no handler, or more than one.
    """
    found: dict[Id, Callable[[], object]] = {}
    for each in handlers:
        if twice := each.keys() & {*found, *toggles}:
            raise KeyError(f"handled twice: {', '.join(sorted(twice))}")
        found |= each
    if missing := actions.keys() - found.keys() - {*toggles}:
        raise KeyError(f"not handled: {', '.join(sorted(missing))}")
    for id, handle in found.items():
        # Qt passes whether the action is checked, which handlers do not take.
        actions[id].triggered.connect(lambda _checked=False, handle=handle: handle())
