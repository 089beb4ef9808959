"""The action table: every command of the window, with its label, its keys and its icon."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.translation import N_, _
from reader.ui.shell.action_tables import connect_handlers, make_action
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
    NEXT_HEADING = auto()
    PREVIOUS_HEADING = auto()
    NEXT_LINK = auto()
    PREVIOUS_LINK = auto()
    NEXT_FIGURE = auto()
    PREVIOUS_FIGURE = auto()
    NEXT_TABLE = auto()
    PREVIOUS_TABLE = auto()
    NEXT_PARAGRAPH = auto()
    PREVIOUS_PARAGRAPH = auto()
    WHERE = auto()
    READ_ALOUD = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
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
    SIDE_WIDER = auto()
    SIDE_NARROWER = auto()
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
    ActionEntry(_ID.OPEN_PACK, N_("File"), N_("Open a pack…"), ("Ctrl+O",), "open"),
    ActionEntry(_ID.SHELF, N_("File"), N_("Shelf…"), ("Ctrl+L",)),
    ActionEntry(_ID.IMPORT_DOCUMENTS, N_("File"), N_("Import documents…"), starts_group=True),
    ActionEntry(_ID.PRINT, N_("File"), N_("Print…"), ("Ctrl+P",), starts_group=True),
    ActionEntry(_ID.PRINT_PREVIEW, N_("File"), N_("Print preview…")),
    ActionEntry(_ID.SAVE_PDF, N_("File"), N_("Save as PDF…")),
    ActionEntry(_ID.EXPORT_REFERENCES, N_("File"), N_("Export sources…"), ("Ctrl+E",), "export", starts_group=True),
    ActionEntry(_ID.EXPORT_MARKS, N_("File"), N_("Export marks…")),
    ActionEntry(_ID.IMPORT_MARKS, N_("File"), N_("Import marks…")),
    ActionEntry(_ID.COLLECT_MARKS, N_("File"), N_("Combine several readers' marks…")),
    ActionEntry(_ID.NEW_PACK, N_("File"), N_("New pack…"), ("Ctrl+N",), starts_group=True),
    ActionEntry(_ID.EDIT_PACK, N_("File"), N_("Edit this pack…")),
    ActionEntry(_ID.EDIT_FOLDER, N_("File"), N_("Open a folder to edit…")),
    ActionEntry(_ID.MAKE_STICK, N_("File"), N_("Make a stick…"), starts_group=True),
    ActionEntry(_ID.CHECK_STICK, N_("File"), N_("Check a stick…")),
    ActionEntry(
        _ID.PRIVATE, N_("File"), N_("Private session: save nothing on disk"), is_toggle=True, starts_group=True
    ),
    ActionEntry(_ID.ERASE, N_("File"), N_("Delete all my Carrel data…")),
    ActionEntry(_ID.QUIT, N_("File"), N_("Quit"), ("Ctrl+Q",), starts_group=True),
    ActionEntry(_ID.COPY, N_("Edit"), N_("Copy"), ("Ctrl+C",), "copy", is_of_page=True),
    ActionEntry(_ID.COPY_WITH_SOURCE, N_("Edit"), N_("Copy with source"), ("Ctrl+Shift+C",), "quote"),
    ActionEntry(_ID.COPY_LOCATION, N_("Edit"), N_("Copy link to this paragraph"), ("Ctrl+Shift+L",), "link"),
    ActionEntry(
        _ID.SEARCH_SELECTION,
        N_("Edit"),
        N_("Search for the selected words"),
        ("Ctrl+Shift+K",),
        "search",
        starts_group=True,
    ),
    ActionEntry(_ID.SELECT_ALL, N_("Edit"), N_("Select all"), ("Ctrl+A",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.BACK, N_("Go"), N_("Back"), ("Alt+Left", "Ctrl+["), "back"),
    ActionEntry(_ID.FORWARD, N_("Go"), N_("Forward"), ("Alt+Right", "Ctrl+]"), "forward"),
    ActionEntry(_ID.HOME, N_("Go"), N_("Home of this pack"), ("Alt+Home",), starts_group=True),
    ActionEntry(_ID.NEXT_SECTION, N_("Go"), N_("Next section"), ("Ctrl+Down",), starts_group=True),
    ActionEntry(_ID.PREVIOUS_SECTION, N_("Go"), N_("Previous section"), ("Ctrl+Up",)),
    ActionEntry(_ID.NEXT_ARTICLE, N_("Go"), N_("Next article"), ("Ctrl+Shift+Down",)),
    ActionEntry(_ID.PREVIOUS_ARTICLE, N_("Go"), N_("Previous article"), ("Ctrl+Shift+Up",)),
    ActionEntry(_ID.NEXT_PANE, N_("Go"), N_("Next pane"), ("F6",), starts_group=True),
    ActionEntry(_ID.NEXT_HEADING, N_("Read"), N_("Next heading"), ("H",), is_of_page=True),
    ActionEntry(_ID.PREVIOUS_HEADING, N_("Read"), N_("Previous heading"), ("Shift+H",), is_of_page=True),
    ActionEntry(_ID.NEXT_LINK, N_("Read"), N_("Next link"), ("K",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.PREVIOUS_LINK, N_("Read"), N_("Previous link"), ("Shift+K",), is_of_page=True),
    ActionEntry(_ID.NEXT_FIGURE, N_("Read"), N_("Next picture"), ("G",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.PREVIOUS_FIGURE, N_("Read"), N_("Previous picture"), ("Shift+G",), is_of_page=True),
    ActionEntry(_ID.NEXT_TABLE, N_("Read"), N_("Next table"), ("T",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.PREVIOUS_TABLE, N_("Read"), N_("Previous table"), ("Shift+T",), is_of_page=True),
    ActionEntry(_ID.NEXT_PARAGRAPH, N_("Read"), N_("Next paragraph"), ("P",), is_of_page=True, starts_group=True),
    ActionEntry(_ID.PREVIOUS_PARAGRAPH, N_("Read"), N_("Previous paragraph"), ("Shift+P",), is_of_page=True),
    ActionEntry(_ID.WHERE, N_("Read"), N_("Say where I am"), ("W",), is_of_page=True, starts_group=True),
    ActionEntry(
        _ID.READ_ALOUD,
        N_("Read"),
        N_("Read aloud"),
        ("Ctrl+Shift+U",),
        "read_aloud",
        is_toggle=True,
        starts_group=True,
    ),
    ActionEntry(_ID.NEXT_SENTENCE, N_("Read"), N_("Next sentence"), ("S",), is_of_page=True),
    ActionEntry(_ID.PREVIOUS_SENTENCE, N_("Read"), N_("Previous sentence"), ("Shift+S",), is_of_page=True),
    ActionEntry(_ID.SEARCH, N_("Find"), N_("Search everything"), ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    ActionEntry(_ID.FIND, N_("Find"), N_("Find in this article"), ("Ctrl+F",), starts_group=True),
    ActionEntry(_ID.FIND_NEXT, N_("Find"), N_("Next match"), ("F3", "Ctrl+G"), "down"),
    ActionEntry(_ID.FIND_PREVIOUS, N_("Find"), N_("Previous match"), ("Shift+F3", "Ctrl+Shift+G"), "up"),
    ActionEntry(_ID.BOOKMARK, N_("Marks"), N_("Bookmark this paragraph"), ("Ctrl+D",), "bookmark"),
    ActionEntry(_ID.HIGHLIGHT, N_("Marks"), N_("Highlight the selection"), ("Ctrl+H",), "highlight", starts_group=True),
    ActionEntry(_ID.HIGHLIGHT_YELLOW, N_("Marks"), N_("Highlight in yellow"), ("Alt+1",)),
    ActionEntry(_ID.HIGHLIGHT_GREEN, N_("Marks"), N_("Highlight in green"), ("Alt+2",)),
    ActionEntry(_ID.HIGHLIGHT_BLUE, N_("Marks"), N_("Highlight in blue"), ("Alt+3",)),
    ActionEntry(_ID.HIGHLIGHT_PINK, N_("Marks"), N_("Highlight in pink"), ("Alt+4",)),
    ActionEntry(_ID.NOTE, N_("Marks"), N_("Write a note…"), ("Ctrl+M",), "note", starts_group=True),
    ActionEntry(_ID.NEXT_MARK, N_("Marks"), N_("Next mark"), ("F4",), starts_group=True),
    ActionEntry(_ID.PREVIOUS_MARK, N_("Marks"), N_("Previous mark"), ("Shift+F4",)),
    ActionEntry(_ID.REMOVE_MARK, N_("Marks"), N_("Delete this mark"), ("Ctrl+Shift+D",)),
    ActionEntry(_ID.EDITION_REPORT, N_("Marks"), N_("Review moved marks…"), starts_group=True),
    ActionEntry(_ID.PROPOSED_MARKS, N_("Marks"), N_("Proposed changes…")),
    ActionEntry(_ID.IMPORTED_MARKS, N_("Marks"), N_("Imports…")),
    ActionEntry(_ID.DELETED_MARKS, N_("Marks"), N_("Deleted marks…")),
    ActionEntry(_ID.UNDO_MARK, N_("Marks"), N_("Undo the last change to marks"), ("Ctrl+Z",)),
    ActionEntry(_ID.SIDE_BAR, N_("View"), N_("Side bar"), ("Ctrl+B", "F9"), "side_bar", is_toggle=True),
    ActionEntry(_ID.SIDE_WIDER, N_("View"), N_("Widen the side bar")),
    ActionEntry(_ID.SIDE_NARROWER, N_("View"), N_("Narrow the side bar")),
    ActionEntry(_ID.CONTENTS, N_("View"), N_("Contents"), ("Ctrl+1",), starts_group=True),
    ActionEntry(_ID.GLOSSARY, N_("View"), N_("Glossary"), ("Ctrl+2",)),
    ActionEntry(_ID.REFERENCES, N_("View"), N_("Sources"), ("Ctrl+3",)),
    ActionEntry(_ID.SEARCH_PANEL, N_("View"), N_("Search results"), ("Ctrl+4",)),
    ActionEntry(_ID.MARKS_PANEL, N_("View"), N_("Marks"), ("Ctrl+5",)),
    ActionEntry(
        _ID.TEXT_SETTINGS,
        N_("View"),
        N_("Text and page"),
        ("Ctrl+Shift+A",),
        "text_size",
        is_toggle=True,
        starts_group=True,
    ),
    ActionEntry(_ID.TEXT_LARGER, N_("View"), N_("Larger text"), ("Ctrl++", "Ctrl+=", "Ctrl+Shift++")),
    ActionEntry(_ID.TEXT_SMALLER, N_("View"), N_("Smaller text"), ("Ctrl+-",)),
    ActionEntry(_ID.TEXT_NORMAL, N_("View"), N_("Normal text size"), ("Ctrl+0",)),
    ActionEntry(_ID.NEXT_THEME, N_("View"), N_("Next theme"), ("Ctrl+T",)),
    ActionEntry(_ID.TURN_PAGES, N_("View"), N_("Turn pages"), ("F12",), is_toggle=True, starts_group=True),
    ActionEntry(_ID.RULER, N_("View"), N_("Reading ruler"), ("F8",), is_toggle=True),
    ActionEntry(_ID.CARET, N_("View"), N_("Caret browsing"), ("F7",), is_toggle=True),
    ActionEntry(_ID.FULL_SCREEN, N_("View"), N_("Full screen"), ("F11",), is_toggle=True),
    ActionEntry(_ID.SHOW, N_("View"), N_("Show for a class"), ("F5",), starts_group=True),
    ActionEntry(_ID.SHOW_FROM_START, N_("View"), N_("Show from the beginning"), ("Shift+F5",)),
    ActionEntry(_ID.KEYBOARD, N_("Help"), N_("Keyboard shortcuts"), ("F1",)),
    ActionEntry(_ID.LOCAL_HELP, N_("Help"), N_("Local help…"), starts_group=True),
    ActionEntry(_ID.ABOUT, N_("Help"), N_("About Carrel")),
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

LAST_MENU = _TABLE[-1].menu


OF_THE_PAGE = (
    *(_ID.NEXT_SECTION, _ID.PREVIOUS_SECTION, _ID.BOOKMARK, _ID.HIGHLIGHT, _ID.NOTE, _ID.NEXT_MARK, _ID.PREVIOUS_MARK),
    *(_ID.NEXT_HEADING, _ID.PREVIOUS_HEADING, _ID.NEXT_LINK, _ID.PREVIOUS_LINK, _ID.NEXT_FIGURE, _ID.PREVIOUS_FIGURE),
    *(_ID.NEXT_TABLE, _ID.PREVIOUS_TABLE, _ID.NEXT_PARAGRAPH, _ID.PREVIOUS_PARAGRAPH, _ID.WHERE),
    *(_ID.HIGHLIGHT_YELLOW, _ID.HIGHLIGHT_GREEN, _ID.HIGHLIGHT_BLUE, _ID.HIGHLIGHT_PINK, _ID.REMOVE_MARK),
)
"""Actions that concern the text of an article, and mean nothing while the home of a pack is shown."""


def _keys(id: ActionId) -> tuple[str, ...]:
    return next(entry.keys for entry in ACTIONS if entry.id is id)


PAGE_KEYS = (
    (N_("Tab, Shift+Tab"), N_("Next and previous link, picture or wide table on the page")),
    (N_("Enter"), N_("Open the link that has the focus, or the mark that F4 has reached")),
    (N_("Left, Right"), N_("Scroll the table that has the focus; Enter shows it by itself")),
    (N_("Enter on a picture"), N_("Show it as large as the window")),
    (N_("+, -, 0, Ctrl+1 in the viewer"), N_("Larger, smaller, the size at first, and the actual size of a picture")),
    (N_("Ctrl+C, Ctrl+S in the viewer"), N_("Copy and save the picture or the table")),
    (N_("Ctrl+PgUp, Ctrl+PgDown in the viewer"), N_("Previous and next picture of the article")),
    (
        N_("Tab, F6 beside a selection"),
        N_("Go to the bar that highlights, copies and searches; Esc goes back to the page"),
    ),
    (N_("Esc"), N_("Close the nearest thing: a card, a bar, a message, a hint, or the matches of a search")),
    (N_("F10, Alt"), N_("Open the menu")),
    (N_("Menu, Shift+F10"), N_("Open the menu of the paragraph or the row")),
    (N_("Space, Shift+Space"), N_("One screen down and up, or the next and the previous page")),
    (N_("Space while Carrel reads aloud"), N_("Pause, and read on")),
    (N_("Right, Left"), N_("Next and previous page while pages are turned, as lines are read")),
    (N_("Home, End"), N_("Beginning and end of the article")),
    (N_("Ctrl and mouse wheel, two fingers"), N_("Larger and smaller text")),
    (N_("Down, Up with the reading ruler"), N_("Move the ruler by one line")),
    (N_("Down, Up in “Text and page”"), N_("Change the value, or choose the next one, that has the focus")),
)
"""Keys that belong to the page itself and have no action."""

SEARCH_KEYS = (
    (N_("Down, Up"), N_("Move from the search field to the list below it, and back")),
    (N_("Enter in the search field"), N_("Open the first result")),
    (N_("Esc in the search field or its list"), N_("Go back to where the search began")),
    (N_("Del"), N_("Remove the selected recent search")),
)
"""Keys that belong to the search field and its list."""

SHOW_KEYS = (
    (N_("Page Down, Space, Right, Down, click"), N_("Next screen")),
    (N_("Page Up, Shift+Space, Left, Up"), N_("Screen before")),
    (N_("Home, End"), N_("First and last screen")),
    (N_("A number and Enter"), N_("Go to the section with that number")),
    (N_("B, W"), N_("Black or white screen, and back")),
    (N_("Ctrl++, Ctrl+-, Ctrl+0"), N_("Larger, smaller and normal text")),
    (N_("Ctrl+T"), N_("Next theme")),
    (N_("S"), N_("Swap the two screens")),
    (N_("Esc"), N_("End the show")),
)
"""Keys of a show for a class."""

SHELF_KEYS = (
    (N_("Enter on the shelf"), N_("Read the selected pack")),
    (N_("Del on the shelf"), N_("Remove it from the shelf, or delete your copy")),
)
"""Keys that belong to the list of packs."""

MARKS_KEYS = (
    (N_("Enter"), N_("Go to the selected mark")),
    (f"{', '.join(_keys(_ID.NOTE))}, F2", N_("Edit its note, name and labels")),
    (N_("Alt+1 to Alt+4"), N_("Change its colour")),
    (N_("Del"), N_("Delete it")),
)
"""Keys that belong to the list of marks."""


def make_actions(parent: QWidget, page: QWidget) -> dict[ActionId, QAction]:
    """A QAction for each entry, whose keys work anywhere in `parent`, or in `page` alone."""
    actions = {}
    for entry in ACTIONS:
        action = make_action(parent, entry.id, _(entry.label), entry.keys, is_toggle=entry.is_toggle)
        if entry.is_of_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (page if entry.is_of_page else parent).addAction(action)
        actions[entry.id] = action
    return actions


def connect_actions(actions: Mapping[ActionId, QAction], handlers: Iterable[Handlers], toggles: Toggles) -> None:
    """Connects each action to the one feature that handles it.

    Raises KeyError where an action has no handler, or more than one.
    """
    connect_handlers(actions, handlers, toggles)
    for id, change in toggles.items():
        actions[id].toggled.connect(change)


def set_icons(actions: Mapping[ActionId, QAction], appearance: Appearance) -> None:
    """Gives actions their icons, in the size of the text and the colours of the theme."""
    for entry in ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(appearance.icon(entry.icon))
