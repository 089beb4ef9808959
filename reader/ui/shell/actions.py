"""The action table: everything that the reader can do, by name, with its words, its keys and its icon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reader.ui.shell.appearance import Appearance


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """`keys` are in Qt's portable form; on macOS, Ctrl is the Command key. The first one is shown. In the menu, a line
    stands above what `is_apart` from the entry before."""

    id: str
    group: str
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_choice: bool = False
    is_apart: bool = False


ACTIONS = (
    ActionEntry("open_pack", "File", "Open a pack…", ("Ctrl+O",), "open"),
    ActionEntry("shelf", "File", "Shelf…", ("Ctrl+L",)),
    ActionEntry("export_references", "File", "Save the sources…", ("Ctrl+E",), "export", is_apart=True),
    ActionEntry("export_marks", "File", "Save marks…"),
    ActionEntry("import_marks", "File", "Import marks…"),
    ActionEntry("collect_marks", "File", "Marks of a class…"),
    ActionEntry("make_stick", "File", "Make a stick…", is_apart=True),
    ActionEntry("check_stick", "File", "Check a stick…"),
    ActionEntry("private", "File", "Private session: keep nothing on disk", is_choice=True, is_apart=True),
    ActionEntry("forget", "File", "Forget everything on this computer…"),
    ActionEntry("quit", "File", "Quit", ("Ctrl+Q",), is_apart=True),
    ActionEntry("back", "Go", "Back", ("Alt+Left", "Ctrl+["), "back"),
    ActionEntry("forward", "Go", "Forward", ("Alt+Right", "Ctrl+]"), "forward"),
    ActionEntry("next_section", "Go", "Next section", ("Ctrl+Down",), is_apart=True),
    ActionEntry("previous_section", "Go", "Previous section", ("Ctrl+Up",)),
    ActionEntry("next_article", "Go", "Next article", ("Ctrl+Shift+Down",)),
    ActionEntry("previous_article", "Go", "Previous article", ("Ctrl+Shift+Up",)),
    ActionEntry("next_region", "Go", "From side bar to page to search field", ("F6",), is_apart=True),
    ActionEntry("search", "Find", "Search everything", ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    ActionEntry("find", "Find", "Find in this article", ("Ctrl+F",), is_apart=True),
    ActionEntry("find_next", "Find", "Next match", ("F3", "Ctrl+G"), "down"),
    ActionEntry("find_previous", "Find", "Previous match", ("Shift+F3", "Ctrl+Shift+G"), "up"),
    ActionEntry("copy_location", "Find", "Copy link to this paragraph", ("Ctrl+Shift+C",), "copy", is_apart=True),
    ActionEntry("bookmark", "Marks", "Bookmark this paragraph", ("Ctrl+D",), "bookmark"),
    ActionEntry("highlight", "Marks", "Highlight what is selected", ("Ctrl+H",), "highlight", is_apart=True),
    ActionEntry("highlight_yellow", "Marks", "Highlight in yellow", ("Alt+1",)),
    ActionEntry("highlight_green", "Marks", "Highlight in green", ("Alt+2",)),
    ActionEntry("highlight_blue", "Marks", "Highlight in blue", ("Alt+3",)),
    ActionEntry("highlight_pink", "Marks", "Highlight in pink", ("Alt+4",)),
    ActionEntry("note", "Marks", "Write a note…", ("Ctrl+M",), "note", is_apart=True),
    ActionEntry("next_mark", "Marks", "Next mark", ("F4",), is_apart=True),
    ActionEntry("previous_mark", "Marks", "Previous mark", ("Shift+F4",)),
    ActionEntry("remove_mark", "Marks", "Remove this mark", ("Ctrl+Shift+D",)),
    ActionEntry("edition_report", "Marks", "What became of marks in this edition…", is_apart=True),
    ActionEntry("undo_mark", "Marks", "Undo the last change of marks", ("Ctrl+Z",)),
    ActionEntry("side_bar", "View", "Side bar", ("Ctrl+B", "F9"), "side_bar", is_choice=True),
    ActionEntry("contents", "View", "Contents", ("Ctrl+1",), is_apart=True),
    ActionEntry("glossary", "View", "Glossary", ("Ctrl+2",)),
    ActionEntry("references", "View", "Sources", ("Ctrl+3",)),
    ActionEntry("search_panel", "View", "Search results", ("Ctrl+4",)),
    ActionEntry("marks_panel", "View", "Marks", ("Ctrl+5",)),
    ActionEntry("text_larger", "View", "Larger text", ("Ctrl++", "Ctrl+="), is_apart=True),
    ActionEntry("text_smaller", "View", "Smaller text", ("Ctrl+-",)),
    ActionEntry("text_normal", "View", "Normal text size", ("Ctrl+0",)),
    ActionEntry("next_theme", "View", "Next theme", ("Ctrl+T",), is_apart=True),
    ActionEntry("caret", "View", "Move through the text with a caret", ("F7",), is_choice=True),
    ActionEntry("full_screen", "View", "Full screen", ("F11",), is_choice=True),
    ActionEntry("keyboard", "Help", "Keyboard", ("F1",)),
    ActionEntry("about", "Help", "About Carrel"),
)

PAGE_KEYS = (
    ("Tab, Shift+Tab", "Next and previous link on the page"),
    ("Enter", "Open the link that has the focus, or the mark that F4 has reached"),
    ("Esc", "Close the card, the find bar or the search, and go back"),
    ("Space, Shift+Space", "One screen down and up"),
    ("Home, End", "Beginning and end of the article"),
    ("Ctrl and mouse wheel", "Larger and smaller text"),
)
"""Keys that belong to the page itself and have no action."""

SEARCH_KEYS = (
    ("Down, Up", "From the search field into the list below it, and back"),
    ("Enter in the search field", "Open the first result"),
    ("Del", "Forget the recent search that is chosen"),
)
"""Keys that belong to the search field and its list."""

SHELF_KEYS = (
    ("Enter on the shelf", "Read the pack that is chosen"),
    ("Del on the shelf", "Take it off the shelf"),
)
"""Keys that belong to the list of packs."""

MARKS_KEYS = (
    ("Enter", "Go to the mark that is chosen"),
    ("Ctrl+M, F2", "Change its note, name and labels"),
    ("Alt+1 to Alt+4", "Change its colour"),
    ("Del", "Delete it"),
)
"""Keys that belong to the list of marks."""


def make(parent: QWidget) -> dict[str, QAction]:
    """A QAction for each entry, by id, with its keys working anywhere in `parent`."""
    actions = {}
    for entry in ACTIONS:
        action = QAction(entry.label, parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.is_choice)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{entry.label} ({shown})" if shown else entry.label)
        parent.addAction(action)
        actions[entry.id] = action
    return actions


def dress(actions: Mapping[str, QAction], appearance: Appearance) -> None:
    """Gives actions their icons, in the size of the text and the colours of the theme."""
    for entry in ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(appearance.icon(entry.icon))
