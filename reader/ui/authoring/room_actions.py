"""The action table of the author's room: every command with its menu, its label, its keys and its icon."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.ui.shell.appearance import Appearance


class RoomActionId(StrEnum):
    """The names of the actions, in the order of the table."""

    NEW_ARTICLE = auto()
    NEW_SECTION = auto()
    EDIT_ENTRY = auto()
    RENAME = auto()
    DELETE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    SAVE = auto()
    SHOW_FOLDER = auto()
    FINISH = auto()
    CLOSE = auto()
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    PASTE_PLAIN = auto()
    SELECT_ALL = auto()
    FIND = auto()
    REPLACE = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    HEADING = auto()
    SUBHEADING = auto()
    QUOTE = auto()
    BOLD = auto()
    ITALIC = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    LIST = auto()
    NUMBERED_LIST = auto()
    TABLE = auto()
    ADD_ROW = auto()
    ADD_COLUMN = auto()
    DELETE_ROW = auto()
    DELETE_COLUMN = auto()
    NOTE = auto()
    WARNING = auto()
    FIGURE = auto()
    LINK = auto()
    TERM = auto()
    CITATION = auto()
    FOOTNOTE = auto()
    SEARCH_WORDS = auto()
    NEXT_PROBLEM = auto()
    PREVIOUS_PROBLEM = auto()
    MEND = auto()
    SPELLING = auto()
    NEXT_MISSPELLING = auto()
    PREVIOUS_MISSPELLING = auto()
    SUGGESTIONS = auto()
    PACK_LIST = auto()
    PREVIEW = auto()
    PROBLEMS = auto()
    AS_TEXT = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    TEXT_LARGER = auto()
    TEXT_SMALLER = auto()
    TEXT_NORMAL = auto()


@dataclass(frozen=True, slots=True)
class RoomAction:
    """One row of the table. `keys` are in Qt's portable form. `starts_group` draws a line above it in its menu."""

    id: RoomActionId
    menu: str
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_toggle: bool = False
    starts_group: bool = False


_ID = RoomActionId
_TABLE = (
    RoomAction(_ID.NEW_ARTICLE, "Pack", "New article…", ("Ctrl+N",)),
    RoomAction(_ID.NEW_SECTION, "Pack", "New section…"),
    RoomAction(_ID.EDIT_ENTRY, "Pack", "Edit what is selected…", ("F4",)),
    RoomAction(_ID.RENAME, "Pack", "Rename…", ("F2",)),
    RoomAction(_ID.DELETE, "Pack", "Delete what is selected"),
    RoomAction(_ID.MOVE_UP, "Pack", "Move up", ("Alt+Shift+Up",), starts_group=True),
    RoomAction(_ID.MOVE_DOWN, "Pack", "Move down", ("Alt+Shift+Down",)),
    RoomAction(_ID.SAVE, "Pack", "Save now", ("Ctrl+S",), starts_group=True),
    RoomAction(_ID.SHOW_FOLDER, "Pack", "Copy the path of the folder"),
    RoomAction(_ID.FINISH, "Pack", "Finish edition…", ("Ctrl+E",), starts_group=True),
    RoomAction(_ID.CLOSE, "Pack", "Close this window", ("Ctrl+W",), starts_group=True),
    RoomAction(_ID.UNDO, "Edit", "Undo", ("Ctrl+Z",)),
    RoomAction(_ID.REDO, "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    RoomAction(_ID.CUT, "Edit", "Cut", ("Ctrl+X",), starts_group=True),
    RoomAction(_ID.COPY, "Edit", "Copy", ("Ctrl+C",)),
    RoomAction(_ID.PASTE, "Edit", "Paste", ("Ctrl+V",)),
    RoomAction(_ID.PASTE_PLAIN, "Edit", "Paste as plain text", ("Ctrl+Shift+V",)),
    RoomAction(_ID.SELECT_ALL, "Edit", "Select all", ("Ctrl+A",)),
    RoomAction(_ID.FIND, "Edit", "Find in this text", ("Ctrl+F",), starts_group=True),
    RoomAction(_ID.REPLACE, "Edit", "Find and replace", ("Ctrl+H",)),
    RoomAction(_ID.FIND_NEXT, "Edit", "Next match", ("F3", "Ctrl+G")),
    RoomAction(_ID.FIND_PREVIOUS, "Edit", "Previous match", ("Shift+F3", "Ctrl+Shift+G")),
    RoomAction(_ID.HEADING, "Insert", "Heading", ("Ctrl+1",), "heading"),
    RoomAction(_ID.SUBHEADING, "Insert", "Smaller heading", ("Ctrl+2",)),
    RoomAction(_ID.QUOTE, "Insert", "Quotation"),
    RoomAction(_ID.BOLD, "Insert", "Bold", ("Ctrl+B",), "bold", starts_group=True),
    RoomAction(_ID.ITALIC, "Insert", "Italic", ("Ctrl+I",), "italic"),
    RoomAction(_ID.SUPERSCRIPT, "Insert", "Superscript"),
    RoomAction(_ID.SUBSCRIPT, "Insert", "Subscript"),
    RoomAction(_ID.LIST, "Insert", "List", ("Ctrl+L",), "list", starts_group=True),
    RoomAction(_ID.NUMBERED_LIST, "Insert", "Numbered list", ("Ctrl+Shift+L",), "numbered_list"),
    RoomAction(_ID.TABLE, "Insert", "Table", ("Ctrl+Shift+T",), "table", starts_group=True),
    RoomAction(_ID.ADD_ROW, "Insert", "Row below", ("Alt+Shift+Return",)),
    RoomAction(_ID.ADD_COLUMN, "Insert", "Column after"),
    RoomAction(_ID.DELETE_ROW, "Insert", "Delete row"),
    RoomAction(_ID.DELETE_COLUMN, "Insert", "Delete column"),
    RoomAction(_ID.NOTE, "Insert", "Note", ("Ctrl+M",), "note", starts_group=True),
    RoomAction(_ID.WARNING, "Insert", "Warning"),
    RoomAction(_ID.FIGURE, "Insert", "Figure…", ("Ctrl+Shift+P",), "figure"),
    RoomAction(_ID.LINK, "Insert", "Link", ("Ctrl+K",), "link", starts_group=True),
    RoomAction(_ID.TERM, "Insert", "Term…", ("Ctrl+D",), "term"),
    RoomAction(_ID.CITATION, "Insert", "Citation…", ("Ctrl+R",), "citation"),
    RoomAction(_ID.FOOTNOTE, "Insert", "Footnote"),
    RoomAction(_ID.SEARCH_WORDS, "Insert", "Words that find this paragraph…", starts_group=True),
    RoomAction(_ID.NEXT_PROBLEM, "Check", "Next problem", ("F8",)),
    RoomAction(_ID.PREVIOUS_PROBLEM, "Check", "Previous problem", ("Shift+F8",)),
    RoomAction(_ID.MEND, "Check", "Mend it", ("Ctrl+.",)),
    RoomAction(_ID.SPELLING, "Check", "Check spelling", is_toggle=True, starts_group=True),
    RoomAction(_ID.NEXT_MISSPELLING, "Check", "Next misspelled word", ("F7",)),
    RoomAction(_ID.PREVIOUS_MISSPELLING, "Check", "Previous misspelled word", ("Shift+F7",)),
    RoomAction(_ID.SUGGESTIONS, "Check", "Correct this word…", ("Ctrl+F7",)),
    RoomAction(_ID.PACK_LIST, "View", "List of the pack", ("F9",), is_toggle=True),
    RoomAction(_ID.PREVIEW, "View", "Page as readers see it", ("Shift+F9",), is_toggle=True),
    RoomAction(_ID.PROBLEMS, "View", "Problems", ("Ctrl+F8",), is_toggle=True),
    RoomAction(_ID.AS_TEXT, "View", "This file as text"),
    RoomAction(_ID.NEXT_PANE, "View", "Next pane", ("F6",), starts_group=True),
    RoomAction(_ID.PREVIOUS_PANE, "View", "Previous pane", ("Shift+F6",)),
    RoomAction(_ID.TEXT_LARGER, "View", "Larger text", ("Ctrl++", "Ctrl+=", "Ctrl+Shift++"), starts_group=True),
    RoomAction(_ID.TEXT_SMALLER, "View", "Smaller text", ("Ctrl+-",)),
    RoomAction(_ID.TEXT_NORMAL, "View", "Normal text size", ("Ctrl+0",)),
)
_MAC_KEYS = {
    _ID.REPLACE: ("Ctrl+Alt+F",),
    _ID.NOTE: ("Ctrl+Shift+M",),
    _ID.NEXT_PANE: ("F6", "Ctrl+Alt+Right"),
}
"""macOS hides the program with ⌘H and the window with ⌘M."""

TOOLS = (
    _ID.HEADING,
    _ID.BOLD,
    _ID.ITALIC,
    _ID.LIST,
    _ID.NUMBERED_LIST,
    _ID.TABLE,
    _ID.NOTE,
    _ID.FIGURE,
    _ID.LINK,
    _ID.TERM,
    _ID.CITATION,
)
"""The buttons of the tool bar above the text."""

TEXT_MENU = (_ID.UNDO, _ID.REDO, _ID.CUT, _ID.COPY, _ID.PASTE, _ID.PASTE_PLAIN, _ID.SELECT_ALL)
"""The context menu of the text."""

RoomHandlers = Mapping[RoomActionId, Callable[[], object]]


def room_actions_for(system: str) -> tuple[RoomAction, ...]:
    """The table of a system, named as in `sys.platform`."""
    keys = _MAC_KEYS if system == "darwin" else {}
    return tuple(replace(entry, keys=keys.get(entry.id, entry.keys)) for entry in _TABLE)


ROOM_ACTIONS = room_actions_for(sys.platform)


def make_room_actions(parent: QWidget) -> dict[RoomActionId, QAction]:
    """A QAction for each entry, whose keys work anywhere in `parent`."""
    actions = {}
    for entry in ROOM_ACTIONS:
        action = QAction(entry.label, parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.is_toggle)
        action.setMenuRole(QAction.MenuRole.NoRole)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = entry.label.removesuffix("…")
        action.setToolTip(f"{name} ({shown})" if shown else name)
        parent.addAction(action)
        actions[entry.id] = action
    return actions


def connect_room_actions(actions: Mapping[RoomActionId, QAction], handlers: list[RoomHandlers]) -> None:
    """Raises KeyError where an action that is no toggle has no handler, or any has more than one."""
    found: dict[RoomActionId, Callable[[], object]] = {}
    for each in handlers:
        if twice := found.keys() & each.keys():
            raise KeyError(f"handled twice: {', '.join(sorted(twice))}")
        found |= each
    if missing := {entry.id for entry in ROOM_ACTIONS if not entry.is_toggle} - found.keys():
        raise KeyError(f"not handled: {', '.join(sorted(missing))}")
    for id, handle in found.items():
        actions[id].triggered.connect(lambda _=False, handle=handle: handle())


def fill_room_menus(bar: QMenuBar, actions: Mapping[RoomActionId, QAction]) -> dict[str, QMenu]:
    menus: dict[str, QMenu] = {}
    for entry in ROOM_ACTIONS:
        if entry.menu not in menus:
            menus[entry.menu] = bar.addMenu(f"&{entry.menu}")
        if entry.starts_group:
            menus[entry.menu].addSeparator()
        menus[entry.menu].addAction(actions[entry.id])
    return menus


def set_room_icons(actions: Mapping[RoomActionId, QAction], appearance: Appearance) -> None:
    for entry in ROOM_ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(appearance.icon(entry.icon))
