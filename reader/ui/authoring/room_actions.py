"""The action table of the author's room: every command with its menu, its label, its keys and its icon."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.translation import N_, _
from reader.ui.shell.action_tables import connect_handlers, make_action
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.menu import Menu


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
# Translators: the menus and commands of the window for authors. Menus and most commands are verbs, but “Note” and
# “Warning” are boxes around a text, and “List”, “Link”, “Table”, “Term” and the like are what is put into it.
_TABLE = (
    RoomAction(_ID.NEW_ARTICLE, N_("Pack"), N_("New article…"), ("Ctrl+N",)),
    RoomAction(_ID.NEW_SECTION, N_("Pack"), N_("New section…")),
    RoomAction(_ID.EDIT_ENTRY, N_("Pack"), N_("Edit what is selected…"), ("F4",)),
    RoomAction(_ID.RENAME, N_("Pack"), N_("Rename…"), ("F2",)),
    RoomAction(_ID.DELETE, N_("Pack"), N_("Delete what is selected")),
    RoomAction(_ID.MOVE_UP, N_("Pack"), N_("Move up"), ("Alt+Shift+Up",), starts_group=True),
    RoomAction(_ID.MOVE_DOWN, N_("Pack"), N_("Move down"), ("Alt+Shift+Down",)),
    RoomAction(_ID.SAVE, N_("Pack"), N_("Save now"), ("Ctrl+S",), starts_group=True),
    RoomAction(_ID.SHOW_FOLDER, N_("Pack"), N_("Copy the path of the folder")),
    RoomAction(_ID.FINISH, N_("Pack"), N_("Finish edition…"), ("Ctrl+E",), starts_group=True),
    RoomAction(_ID.CLOSE, N_("Pack"), N_("Close this window"), ("Ctrl+W",), starts_group=True),
    RoomAction(_ID.UNDO, N_("Edit"), N_("Undo"), ("Ctrl+Z",)),
    RoomAction(_ID.REDO, N_("Edit"), N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    RoomAction(_ID.CUT, N_("Edit"), N_("Cut"), ("Ctrl+X",), starts_group=True),
    RoomAction(_ID.COPY, N_("Edit"), N_("Copy"), ("Ctrl+C",)),
    RoomAction(_ID.PASTE, N_("Edit"), N_("Paste"), ("Ctrl+V",)),
    RoomAction(_ID.PASTE_PLAIN, N_("Edit"), N_("Paste as plain text"), ("Ctrl+Shift+V",)),
    RoomAction(_ID.SELECT_ALL, N_("Edit"), N_("Select all"), ("Ctrl+A",)),
    RoomAction(_ID.FIND, N_("Edit"), N_("Find in this text"), ("Ctrl+F",), starts_group=True),
    RoomAction(_ID.REPLACE, N_("Edit"), N_("Find and replace"), ("Ctrl+H",)),
    RoomAction(_ID.FIND_NEXT, N_("Edit"), N_("Next match"), ("F3", "Ctrl+G")),
    RoomAction(_ID.FIND_PREVIOUS, N_("Edit"), N_("Previous match"), ("Shift+F3", "Ctrl+Shift+G")),
    RoomAction(_ID.HEADING, N_("Insert"), N_("Heading"), ("Ctrl+1",), "heading"),
    RoomAction(_ID.SUBHEADING, N_("Insert"), N_("Smaller heading"), ("Ctrl+2",)),
    RoomAction(_ID.QUOTE, N_("Insert"), N_("Quotation")),
    RoomAction(_ID.BOLD, N_("Insert"), N_("Bold"), ("Ctrl+B",), "bold", starts_group=True),
    RoomAction(_ID.ITALIC, N_("Insert"), N_("Italic"), ("Ctrl+I",), "italic"),
    RoomAction(_ID.SUPERSCRIPT, N_("Insert"), N_("Superscript")),
    RoomAction(_ID.SUBSCRIPT, N_("Insert"), N_("Subscript")),
    RoomAction(_ID.LIST, N_("Insert"), N_("List"), ("Ctrl+L",), "list", starts_group=True),
    RoomAction(_ID.NUMBERED_LIST, N_("Insert"), N_("Numbered list"), ("Ctrl+Shift+L",), "numbered_list"),
    RoomAction(_ID.TABLE, N_("Insert"), N_("Table"), ("Ctrl+Shift+T",), "table", starts_group=True),
    RoomAction(_ID.ADD_ROW, N_("Insert"), N_("Row below"), ("Alt+Shift+Return",)),
    RoomAction(_ID.ADD_COLUMN, N_("Insert"), N_("Column after")),
    RoomAction(_ID.DELETE_ROW, N_("Insert"), N_("Delete row")),
    RoomAction(_ID.DELETE_COLUMN, N_("Insert"), N_("Delete column")),
    RoomAction(_ID.NOTE, N_("Insert"), N_("Note"), ("Ctrl+M",), "note", starts_group=True),
    RoomAction(_ID.WARNING, N_("Insert"), N_("Warning")),
    RoomAction(_ID.FIGURE, N_("Insert"), N_("Figure…"), ("Ctrl+Shift+P",), "figure"),
    RoomAction(_ID.LINK, N_("Insert"), N_("Link"), ("Ctrl+K",), "link", starts_group=True),
    RoomAction(_ID.TERM, N_("Insert"), N_("Term…"), ("Ctrl+D",), "term"),
    RoomAction(_ID.CITATION, N_("Insert"), N_("Citation…"), ("Ctrl+R",), "citation"),
    RoomAction(_ID.FOOTNOTE, N_("Insert"), N_("Footnote")),
    RoomAction(_ID.SEARCH_WORDS, N_("Insert"), N_("Words that find this paragraph…"), starts_group=True),
    RoomAction(_ID.NEXT_PROBLEM, N_("Check"), N_("Next problem"), ("F8",)),
    RoomAction(_ID.PREVIOUS_PROBLEM, N_("Check"), N_("Previous problem"), ("Shift+F8",)),
    RoomAction(_ID.MEND, N_("Check"), N_("Mend it"), ("Ctrl+.",)),
    RoomAction(_ID.SPELLING, N_("Check"), N_("Check spelling"), is_toggle=True, starts_group=True),
    RoomAction(_ID.NEXT_MISSPELLING, N_("Check"), N_("Next misspelled word"), ("F7",)),
    RoomAction(_ID.PREVIOUS_MISSPELLING, N_("Check"), N_("Previous misspelled word"), ("Shift+F7",)),
    RoomAction(_ID.SUGGESTIONS, N_("Check"), N_("Correct this word…"), ("Ctrl+F7",)),
    RoomAction(_ID.PACK_LIST, N_("View"), N_("List of the pack"), ("F9",), is_toggle=True),
    RoomAction(_ID.PREVIEW, N_("View"), N_("Page as readers see it"), ("Shift+F9",), is_toggle=True),
    RoomAction(_ID.PROBLEMS, N_("View"), N_("Problems"), ("Ctrl+F8",), is_toggle=True),
    RoomAction(_ID.AS_TEXT, N_("View"), N_("This file as text")),
    RoomAction(_ID.NEXT_PANE, N_("View"), N_("Next pane"), ("F6",), starts_group=True),
    RoomAction(_ID.PREVIOUS_PANE, N_("View"), N_("Previous pane"), ("Shift+F6",)),
    RoomAction(_ID.TEXT_LARGER, N_("View"), N_("Larger text"), ("Ctrl++", "Ctrl+=", "Ctrl+Shift++"), starts_group=True),
    RoomAction(_ID.TEXT_SMALLER, N_("View"), N_("Smaller text"), ("Ctrl+-",)),
    RoomAction(_ID.TEXT_NORMAL, N_("View"), N_("Normal text size"), ("Ctrl+0",)),
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
        action = make_action(parent, entry.id, _(entry.label), entry.keys, is_toggle=entry.is_toggle)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setToolTip(action.toolTip().replace("…", ""))
        parent.addAction(action)
        actions[entry.id] = action
    return actions


def connect_room_actions(actions: Mapping[RoomActionId, QAction], handlers: list[RoomHandlers]) -> None:
    """Raises KeyError where an action that is no toggle has no handler, or any has more than one."""
    connect_handlers(actions, handlers, [entry.id for entry in ROOM_ACTIONS if entry.is_toggle])


def fill_room_menus(bar: QMenuBar, actions: Mapping[RoomActionId, QAction]) -> dict[str, QMenu]:
    menus: dict[str, QMenu] = {}
    for entry in ROOM_ACTIONS:
        if entry.menu not in menus:
            menus[entry.menu] = Menu(f"&{_(entry.menu)}", bar)
            bar.addMenu(menus[entry.menu])
        if entry.starts_group:
            menus[entry.menu].addSeparator()
        menus[entry.menu].addAction(actions[entry.id])
    return menus


def set_room_icons(actions: Mapping[RoomActionId, QAction], appearance: Appearance) -> None:
    for entry in ROOM_ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(appearance.icon(entry.icon))
