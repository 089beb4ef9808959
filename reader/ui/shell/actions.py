"""The action table: every command of the window, with its label, its keys and its icon."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reader.ui.shell.appearance import Appearance


class ActionId(StrEnum):
    """The names of the actions, in the order of the table."""

    OPEN_PACK = auto()
    SHELF = auto()
    IMPORT_DOCUMENTS = auto()
    EXPORT_REFERENCES = auto()
    EXPORT_MARKS = auto()
    IMPORT_MARKS = auto()
    COLLECT_MARKS = auto()
    IMPORTED_MARKS = auto()
    PROPOSED_MARKS = auto()
    DELETED_MARKS = auto()
    PRINT = auto()
    PRINT_PREVIEW = auto()
    SAVE_PDF = auto()
    NEW_PACK = auto()
    EDIT_PACK = auto()
    EDIT_FOLDER = auto()
    MAKE_STICK = auto()
    CHECK_STICK = auto()
    PRIVATE = auto()
    ERASE = auto()
    QUIT = auto()
    COPY = auto()
    COPY_WITH_SOURCE = auto()
    COPY_LOCATION = auto()
    SEARCH_SELECTION = auto()
    SELECT_ALL = auto()
    BACK = auto()
    FORWARD = auto()
    HOME = auto()
    NEXT_SECTION = auto()
    PREVIOUS_SECTION = auto()
    NEXT_ARTICLE = auto()
    PREVIOUS_ARTICLE = auto()
    NEXT_PANE = auto()
    SEARCH = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    BOOKMARK = auto()
    HIGHLIGHT = auto()
    HIGHLIGHT_YELLOW = auto()
    HIGHLIGHT_GREEN = auto()
    HIGHLIGHT_BLUE = auto()
    HIGHLIGHT_PINK = auto()
    NOTE = auto()
    NEXT_MARK = auto()
    PREVIOUS_MARK = auto()
    REMOVE_MARK = auto()
    EDITION_REPORT = auto()
    UNDO_MARK = auto()
    SIDE_BAR = auto()
    CONTENTS = auto()
    GLOSSARY = auto()
    REFERENCES = auto()
    SEARCH_PANEL = auto()
    MARKS_PANEL = auto()
    TEXT_SETTINGS = auto()
    TEXT_LARGER = auto()
    TEXT_SMALLER = auto()
    TEXT_NORMAL = auto()
    NEXT_THEME = auto()
    TURN_PAGES = auto()
    RULER = auto()
    CARET = auto()
    FULL_SCREEN = auto()
    SHOW = auto()
    SHOW_FROM_START = auto()
    KEYBOARD = auto()
    LOCAL_HELP = auto()
    ABOUT = auto()


Handlers = Mapping[ActionId, Callable[[], object]]
"""For each action, the function that a feature calls when the action is triggered."""

Toggles = Mapping[ActionId, Callable[[bool], object]]
"""For each action that can be on or off, the function that is called with its new state."""


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One row of the action table.

    `keys` are in Qt's portable form; on macOS, Ctrl means the Command key. Menus show the first one.
    `starts_group` draws a line above the entry in its menu. `is_of_page`: the keys work while the page has the focus,
    since fields and lists have the same keys.
    """

    id: ActionId
    menu: str
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_toggle: bool = False
    starts_group: bool = False
    is_of_page: bool = False


_ID = ActionId
_TABLE = (
    ActionEntry(_ID.OPEN_PACK, "File", "Open a pack…", ("Ctrl+O",), "open"),
    ActionEntry(_ID.SHELF, "File", "Shelf…", ("Ctrl+L",)),
    ActionEntry(_ID.IMPORT_DOCUMENTS, "File", "Import documents…", starts_group=True),
    ActionEntry(_ID.PRINT, "File", "Print…", ("Ctrl+P",), starts_group=True),
    ActionEntry(_ID.PRINT_PREVIEW, "File", "Print preview…"),
    ActionEntry(_ID.SAVE_PDF, "File", "Save as PDF…"),
    ActionEntry(_ID.EXPORT_REFERENCES, "File", "Export sources…", ("Ctrl+E",), "export", starts_group=True),
    ActionEntry(_ID.EXPORT_MARKS, "File", "Export marks…"),
    ActionEntry(_ID.IMPORT_MARKS, "File", "Import marks…"),
    ActionEntry(_ID.COLLECT_MARKS, "File", "Combine several readers' marks…"),
    ActionEntry(_ID.NEW_PACK, "File", "New pack…", ("Ctrl+N",), starts_group=True),
    ActionEntry(_ID.EDIT_PACK, "File", "Edit this pack…"),
    ActionEntry(_ID.EDIT_FOLDER, "File", "Open a folder to edit…"),
    ActionEntry(_ID.MAKE_STICK, "File", "Make a stick…", starts_group=True),
    ActionEntry(_ID.CHECK_STICK, "File", "Check a stick…"),
    ActionEntry(_ID.PRIVATE, "File", "Private session: save nothing on disk", is_toggle=True, starts_group=True),
    ActionEntry(_ID.ERASE, "File", "Delete all my Carrel data…"),
    ActionEntry(_ID.QUIT, "File", "Quit", ("Ctrl+Q",), starts_group=True),
    ActionEntry(_ID.COPY, "Edit", "Copy", ("Ctrl+C",), "copy", is_of_page=True),
    ActionEntry(_ID.COPY_WITH_SOURCE, "Edit", "Copy with source", ("Ctrl+Shift+C",), "quote"),
    ActionEntry(_ID.COPY_LOCATION, "Edit", "Copy link to this paragraph", ("Ctrl+Shift+L",), "link"),
    ActionEntry(
        _ID.SEARCH_SELECTION, "Edit", "Search for the selected words", ("Ctrl+Shift+K",), "search", starts_group=True
    ),
    ActionEntry(_ID.SELECT_ALL, "Edit", "Select all", ("Ctrl+A",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.BACK, "Go", "Back", ("Alt+Left", "Ctrl+["), "back"),
    ActionEntry(_ID.FORWARD, "Go", "Forward", ("Alt+Right", "Ctrl+]"), "forward"),
    ActionEntry(_ID.HOME, "Go", "Home of this pack", ("Alt+Home",), starts_group=True),
    ActionEntry(_ID.NEXT_SECTION, "Go", "Next section", ("Ctrl+Down",), starts_group=True),
    ActionEntry(_ID.PREVIOUS_SECTION, "Go", "Previous section", ("Ctrl+Up",)),
    ActionEntry(_ID.NEXT_ARTICLE, "Go", "Next article", ("Ctrl+Shift+Down",)),
    ActionEntry(_ID.PREVIOUS_ARTICLE, "Go", "Previous article", ("Ctrl+Shift+Up",)),
    ActionEntry(_ID.NEXT_PANE, "Go", "Next pane", ("F6",), starts_group=True),
    ActionEntry(_ID.SEARCH, "Find", "Search everything", ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    ActionEntry(_ID.FIND, "Find", "Find in this article", ("Ctrl+F",), starts_group=True),
    ActionEntry(_ID.FIND_NEXT, "Find", "Next match", ("F3", "Ctrl+G"), "down"),
    ActionEntry(_ID.FIND_PREVIOUS, "Find", "Previous match", ("Shift+F3", "Ctrl+Shift+G"), "up"),
    ActionEntry(_ID.BOOKMARK, "Marks", "Bookmark this paragraph", ("Ctrl+D",), "bookmark"),
    ActionEntry(_ID.HIGHLIGHT, "Marks", "Highlight the selection", ("Ctrl+H",), "highlight", starts_group=True),
    ActionEntry(_ID.HIGHLIGHT_YELLOW, "Marks", "Highlight in yellow", ("Alt+1",)),
    ActionEntry(_ID.HIGHLIGHT_GREEN, "Marks", "Highlight in green", ("Alt+2",)),
    ActionEntry(_ID.HIGHLIGHT_BLUE, "Marks", "Highlight in blue", ("Alt+3",)),
    ActionEntry(_ID.HIGHLIGHT_PINK, "Marks", "Highlight in pink", ("Alt+4",)),
    ActionEntry(_ID.NOTE, "Marks", "Write a note…", ("Ctrl+M",), "note", starts_group=True),
    ActionEntry(_ID.NEXT_MARK, "Marks", "Next mark", ("F4",), starts_group=True),
    ActionEntry(_ID.PREVIOUS_MARK, "Marks", "Previous mark", ("Shift+F4",)),
    ActionEntry(_ID.REMOVE_MARK, "Marks", "Delete this mark", ("Ctrl+Shift+D",)),
    ActionEntry(_ID.EDITION_REPORT, "Marks", "Review moved marks…", starts_group=True),
    ActionEntry(_ID.PROPOSED_MARKS, "Marks", "Proposed changes…"),
    ActionEntry(_ID.IMPORTED_MARKS, "Marks", "Imports…"),
    ActionEntry(_ID.DELETED_MARKS, "Marks", "Deleted marks…"),
    ActionEntry(_ID.UNDO_MARK, "Marks", "Undo the last change to marks", ("Ctrl+Z",)),
    ActionEntry(_ID.SIDE_BAR, "View", "Side bar", ("Ctrl+B", "F9"), "side_bar", is_toggle=True),
    ActionEntry(_ID.CONTENTS, "View", "Contents", ("Ctrl+1",), starts_group=True),
    ActionEntry(_ID.GLOSSARY, "View", "Glossary", ("Ctrl+2",)),
    ActionEntry(_ID.REFERENCES, "View", "Sources", ("Ctrl+3",)),
    ActionEntry(_ID.SEARCH_PANEL, "View", "Search results", ("Ctrl+4",)),
    ActionEntry(_ID.MARKS_PANEL, "View", "Marks", ("Ctrl+5",)),
    ActionEntry(
        _ID.TEXT_SETTINGS, "View", "Text and page", ("Ctrl+Shift+A",), "text_size", is_toggle=True, starts_group=True
    ),
    ActionEntry(_ID.TEXT_LARGER, "View", "Larger text", ("Ctrl++", "Ctrl+=", "Ctrl+Shift++")),
    ActionEntry(_ID.TEXT_SMALLER, "View", "Smaller text", ("Ctrl+-",)),
    ActionEntry(_ID.TEXT_NORMAL, "View", "Normal text size", ("Ctrl+0",)),
    ActionEntry(_ID.NEXT_THEME, "View", "Next theme", ("Ctrl+T",)),
    ActionEntry(_ID.TURN_PAGES, "View", "Turn pages", ("F12",), is_toggle=True, starts_group=True),
    ActionEntry(_ID.RULER, "View", "Reading ruler", ("F8",), is_toggle=True),
    ActionEntry(_ID.CARET, "View", "Caret browsing", ("F7",), is_toggle=True),
    ActionEntry(_ID.FULL_SCREEN, "View", "Full screen", ("F11",), is_toggle=True),
    ActionEntry(_ID.SHOW, "View", "Show for a class", ("F5",), starts_group=True),
    ActionEntry(_ID.SHOW_FROM_START, "View", "Show from the beginning", ("Shift+F5",)),
    ActionEntry(_ID.KEYBOARD, "Help", "Keyboard shortcuts", ("F1",)),
    ActionEntry(_ID.LOCAL_HELP, "Help", "Local help…", starts_group=True),
    ActionEntry(_ID.ABOUT, "Help", "About Carrel"),
)

_MAC_KEYS = {
    _ID.QUIT: ("Ctrl+Q", "Ctrl+W"),
    _ID.BACK: ("Ctrl+[", "Ctrl+Left"),
    _ID.FORWARD: ("Ctrl+]", "Ctrl+Right"),
    _ID.HOME: ("Ctrl+Meta+H",),
    _ID.HIGHLIGHT: ("Ctrl+Shift+H",),
    _ID.NOTE: ("Ctrl+Shift+M",),
    _ID.TURN_PAGES: ("Ctrl+Shift+T",),
    _ID.FULL_SCREEN: ("Ctrl+Meta+F",),
}
"""Where macOS has other habits: there ⌘H hides the program, ⌘M the window, ⌘W closes it, and F11 and F12 belong to the
desktop. In text, Option with an arrow moves by a word."""


def table_for(system: str) -> tuple[ActionEntry, ...]:
    """The action table of a system, named as in `sys.platform`."""
    keys = _MAC_KEYS if system == "darwin" else {}
    return tuple(replace(entry, keys=keys.get(entry.id, entry.keys)) for entry in _TABLE)


ACTIONS = table_for(sys.platform)


OF_THE_PAGE = (
    *(_ID.NEXT_SECTION, _ID.PREVIOUS_SECTION, _ID.BOOKMARK, _ID.HIGHLIGHT, _ID.NOTE, _ID.NEXT_MARK, _ID.PREVIOUS_MARK),
    *(_ID.HIGHLIGHT_YELLOW, _ID.HIGHLIGHT_GREEN, _ID.HIGHLIGHT_BLUE, _ID.HIGHLIGHT_PINK, _ID.REMOVE_MARK),
)
"""Actions that concern the text of an article, and mean nothing while the home of a pack is shown."""


def _keys(id: ActionId) -> tuple[str, ...]:
    return next(entry.keys for entry in ACTIONS if entry.id is id)


PAGE_KEYS = (
    ("Tab, Shift+Tab", "Next and previous link, picture or wide table on the page"),
    ("Enter", "Open the link that has the focus, or the mark that F4 has reached"),
    ("Left, Right", "Scroll the table that has the focus; Enter shows it by itself"),
    ("Enter on a picture", "Show it as large as the window"),
    ("+, -, 0, Ctrl+1 in the viewer", "Larger, smaller, the size at first, and the actual size of a picture"),
    ("Ctrl+C, Ctrl+S in the viewer", "Copy and save the picture or the table"),
    ("Ctrl+PgUp, Ctrl+PgDown in the viewer", "Previous and next picture of the article"),
    ("Tab, F6 beside a selection", "Go to the bar that highlights, copies and searches; Esc goes back to the page"),
    ("Esc", "Close the nearest thing: a card, a bar, a message, a hint, or the matches of a search"),
    ("F10, Alt", "Open the menu"),
    ("Menu, Shift+F10", "Open the menu of the paragraph or the row"),
    ("Space, Shift+Space", "One screen down and up, or the next and the previous page"),
    ("Right, Left", "Next and previous page while pages are turned, as lines are read"),
    ("Home, End", "Beginning and end of the article"),
    ("Ctrl and mouse wheel, two fingers", "Larger and smaller text"),
    ("Down, Up with the reading ruler", "Move the ruler by one line"),
    ("Down, Up in “Text and page”", "Change the value, or choose the next one, that has the focus"),
)
"""Keys that belong to the page itself and have no action."""

SEARCH_KEYS = (
    ("Down, Up", "Move from the search field to the list below it, and back"),
    ("Enter in the search field", "Open the first result"),
    ("Esc in the search field or its list", "Go back to where the search began"),
    ("Del", "Remove the selected recent search"),
)
"""Keys that belong to the search field and its list."""

SHOW_KEYS = (
    ("Page Down, Space, Right, Down, click", "Next screen"),
    ("Page Up, Shift+Space, Left, Up", "Screen before"),
    ("Home, End", "First and last screen"),
    ("A number and Enter", "Go to the section with that number"),
    ("B, W", "Black or white screen, and back"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller and normal text"),
    ("Ctrl+T", "Next theme"),
    ("S", "Swap the two screens"),
    ("Esc", "End the show"),
)
"""Keys of a show for a class."""

SHELF_KEYS = (
    ("Enter on the shelf", "Read the selected pack"),
    ("Del on the shelf", "Remove it from the shelf, or delete your copy"),
)
"""Keys that belong to the list of packs."""

MARKS_KEYS = (
    ("Enter", "Go to the selected mark"),
    (f"{', '.join(_keys(_ID.NOTE))}, F2", "Edit its note, name and labels"),
    ("Alt+1 to Alt+4", "Change its colour"),
    ("Del", "Delete it"),
)
"""Keys that belong to the list of marks."""


def make_actions(parent: QWidget, page: QWidget) -> dict[ActionId, QAction]:
    """A QAction for each entry, whose keys work anywhere in `parent`, or in `page` alone."""
    actions = {}
    for entry in ACTIONS:
        action = QAction(entry.label, parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.is_toggle)
        if entry.is_of_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{entry.label} ({shown})" if shown else entry.label)
        (page if entry.is_of_page else parent).addAction(action)
        actions[entry.id] = action
    return actions


def connect_actions(actions: Mapping[ActionId, QAction], handlers: Iterable[Handlers], toggles: Toggles) -> None:
    """Connects each action to the one feature that handles it.

    Raises KeyError where an action has no handler, or more than one.
    """
    all_handlers: dict[ActionId, Callable[[], object]] = {}
    for of_feature in handlers:
        if twice := of_feature.keys() & (all_handlers.keys() | toggles.keys()):
            raise KeyError(f"handled twice: {', '.join(sorted(twice))}")
        all_handlers |= of_feature
    if missing := actions.keys() - all_handlers.keys() - toggles.keys():
        raise KeyError(f"not handled: {', '.join(sorted(missing))}")
    for id, handle in all_handlers.items():
        # Qt passes whether the action is checked, which handlers do not take.
        actions[id].triggered.connect(lambda _=False, handle=handle: handle())
    for id, change in toggles.items():
        actions[id].toggled.connect(change)


def set_icons(actions: Mapping[ActionId, QAction], appearance: Appearance) -> None:
    """Gives actions their icons, in the size of the text and the colours of the theme."""
    for entry in ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(appearance.icon(entry.icon))
