"""The settings: name, default, allowed values and meaning of each, and the file that stores them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reader.named_tuple import NamedTuple
from reader.system import state_file
from reader.translation import _, list_text

FILE_NAME = "settings.json"
LARGEST = 4 << 20  # bytes of the file
MOST_VALUES = 200_000  # in the file, about
LONGEST_TEXT = 10_000  # characters
LONGEST_LINE = 300

SMALLEST_TEXT, LARGEST_TEXT = 80, 300
FACES = ("serif", "sans", "atkinson", "lexend")
READING_MODES = ("scroll", "pages")
FOCUSED_LINES = (0, 1, 3, 5)
PANELS = ("contents", "glossary", "references", "search", "marks")
HINTS = ("citation", "selection", "term")
LONGEST_SEARCH, MOST_RECENT_SEARCHES = 300, 12


class Setting(NamedTuple):
    name: str
    default: Any
    allows: Callable[[Any], bool]
    meaning: str


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: value in values


def _between(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: type(value) in (int, float) and low <= value <= high


def _is_whole_between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_whole_one_of(*values: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and value in values


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 10**9


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINE


def _is_language(value: Any) -> bool:
    """Empty, or made like a tag of BCP 47: a newer Carrel may have a language that this one lacks."""
    if not isinstance(value, str) or len(value) > 35:
        return False
    return value == "" or all(part.isascii() and part.isalnum() for part in value.split("-"))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_search_list(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_RECENT_SEARCHES
        and all(isinstance(search, str) and 0 < len(search) <= LONGEST_SEARCH and search.strip() for search in value)
    )


def _is_hint_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= len(HINTS) and all(each in HINTS for each in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_text_list(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(map(_is_text, value)))


SETTINGS = (
    Setting(
        "language", "", _is_language, "language of the window and the commands, such as fr; empty for the system's"
    ),
    Setting("theme", "system", _one_of("system", "light", "sepia", "dark", "contrast"), "colour theme of the window"),
    Setting("text_size", 100, _between(SMALLEST_TEXT, LARGEST_TEXT), "text size, in per cent"),
    Setting("face", "serif", _one_of(*FACES), "typeface of the page"),
    Setting("line_spacing", 100, _is_whole_between(100, 200), "line spacing, in per cent of the usual one"),
    Setting("paragraph_spacing", 100, _is_whole_between(100, 400), "space between paragraphs, in per cent"),
    Setting("letter_spacing", 0, _is_whole_between(0, 30), "extra space between letters, in hundredths of the size"),
    Setting("word_spacing", 0, _is_whole_between(0, 60), "extra space between words, in hundredths of the size"),
    Setting("column_width", 66, _is_whole_between(30, 100), "width of the column, in characters"),
    Setting("justified", False, _is_flag, "whether both edges of the text are straight"),
    Setting("hyphenation", True, _is_flag, "whether words may be divided at the end of a line"),
    Setting("dotted_terms", True, _is_flag, "whether terms of the glossary are underlined with dots"),
    Setting("line_focus", 0, _is_whole_one_of(*FOCUSED_LINES), "how many lines a reading ruler shows; 0 for no ruler"),
    Setting("reading_mode", "scroll", _one_of(*READING_MODES), "whether the page scrolls or is turned"),
    Setting("slide_pages", True, _is_flag, "whether pages slide to the side when they are turned"),
    Setting("side_bar", True, _is_flag, "whether the side bar is visible"),
    Setting("side_bar_width", 286, _between(120, 2000), "width of the side bar, in pixels at 100 % text"),
    Setting("panel", "contents", _one_of(*PANELS), "the panel in the side bar"),
    Setting("author", "", _is_text, "your name, which others see on marks that you share"),
    Setting("local_help", "", _is_line, "your clinic's number, which the emergency box of a pack shows"),
    Setting("caret", False, _is_flag, "caret browsing: whether arrow keys move a caret through the text"),
    Setting("hints_done", [], _is_hint_list, "the first hints that you have put away"),
    Setting("recent_searches", [], _is_search_list, "recent searches, the newest first"),
    Setting("speech", [], _is_list, "the voice and the speed at which each language is read aloud"),
    Setting("geometry", "", _is_text, "position and size of the window, as Qt saves them, in base 64"),
    Setting("positions", [], _is_list, "where you stopped in each pack, the newest first"),
    Setting("pack_file", "", _is_text, "the pack that was open"),
    Setting("added_packs", [], _is_list, "the packs that you added to the shelf, the newest first"),
    Setting("pack_answers", [], _is_list, "which file you read for packs that are in several files"),
    Setting("edited_folders", [], _is_list, "the content folders that you edited, the newest first"),
    Setting("spelling", True, _is_flag, "whether the author's room checks spelling"),
    Setting("spelling_told", None, _is_text_list, "languages of which you know that their dictionary is missing"),
    Setting("room_widths", [], _is_list, "widths of the parts of the author's room, in pixels at 100 % text"),
    Setting("room_hidden", None, _is_text_list, "parts of the author's room that you have hidden"),
    Setting("known_here", None, _is_text_list, "seals of the packs that you opened on this computer"),
    Setting("location", "", _is_text, "where you were reading: carrel:PACK/ARTICLE#BLOCK"),
    Setting("offset", 0, _is_count, "the character of that block at the top of the window"),
    # Below 0 in the space above the block, and far above 1 after the last block.
    Setting("depth", 0.0, _between(-1e6, 1e6), "how far that block was scrolled, as a fraction of its height"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def _may_be_later(name: str, value: object) -> bool:
    """Whether a value is allowed, or may be so in a newer Carrel: another theme or number, but no other type."""
    setting = _BY_NAME[name]
    kind = type(setting.default)
    is_scalar = kind in (str, int, float)
    return setting.allows(value) or (is_scalar and type(value) in ((str,) if kind is str else (int, float)))


class Settings:
    """The current settings. `problem` is a sentence if the file could not be read; else empty."""

    def __init__(self, folder: Path) -> None:
        """Reads the settings in `folder`. A damaged file is renamed with the date, never overwritten."""
        self.folder = folder
        self._file = folder / FILE_NAME
        self._values: dict[str, Any] = {}
        self._defaults: dict[str, Any] = {}  # of this computer
        self._saved = _EMPTY
        self._must_rename_first = False
        self.problem = ""
        try:
            text = _read(self._file)
            self._load(json.loads(text))
            self._saved = text
        except FileNotFoundError:
            pass
        except OSError as error:
            self._must_rename_first = True
            self.problem = _(
                "Carrel cannot read your settings in {file} ({reason}). Carrel is using the default settings.",
                file=self._file,
                reason=error.strerror or error,
            )
        except (ValueError, RecursionError):
            self._must_rename_first = True
            new_name = self._rename_damaged()
            if new_name:
                self.problem = _(
                    "Your settings file was damaged and has been renamed to {new_name}. "
                    "Carrel is using the default settings.",
                    new_name=new_name,
                )
            else:
                self.problem = _(
                    "Your settings file is damaged: {file}. Carrel is using the default settings.", file=self._file
                )

    def __getitem__(self, name: str) -> Any:
        setting = _BY_NAME[name]
        value = self._values.get(name)
        if value is None or not setting.allows(value):
            return self.default(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        """Raises ValueError if the setting does not allow the value."""
        if not _BY_NAME[name].allows(value):
            raise ValueError(f"{name} cannot be {value!r}: {_BY_NAME[name].meaning}")
        self._values[name] = value

    def default(self, name: str) -> Any:
        """What a setting is on this computer while the reader has not chosen."""
        return self._defaults.get(name, _BY_NAME[name].default)

    def set_default(self, name: str, value: Any) -> None:
        """Another default than that of the table, which this computer suggests. It is not saved."""
        if _BY_NAME[name].allows(value):
            self._defaults[name] = value

    def snapshot(self) -> dict[str, Any]:
        return dict(self._values)

    def restore(self, values: Mapping[str, Any]) -> None:
        """Restores a snapshot. An empty one restores the state without a settings file."""
        self._values = dict(values)
        if not values:
            self._saved = _EMPTY

    def save(self) -> str:
        """Writes the file atomically if something changed. Returns a sentence if that failed; else empty."""
        try:
            text = _as_text(self._values)
            if text == self._saved:
                return ""
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._must_rename_first and not self._rename_damaged():
                return _("Carrel cannot save your settings: {file} is damaged and cannot be renamed.", file=self._file)
            from reader.system.atomic_write import write_atomically  # not at the top: a start only reads

            write_atomically(self._file, text)
        except (OSError, RecursionError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or error
            return _(
                "Carrel cannot save your settings in {folder} ({reason}).", folder=self._file.parent, reason=reason
            )
        self._saved = text
        return ""

    def _load(self, values: object) -> None:
        """Unknown names and values are kept, since a newer Carrel may have written them."""
        if not isinstance(values, dict):
            raise ValueError("settings are not names and values")
        _as_text(values)  # values nested too deeply to be written again count as damage
        self._values = values
        invalid = [name for name, value in values.items() if name in _BY_NAME and not _may_be_later(name, value)]
        if invalid:
            self.problem = _(
                "Some of your settings are invalid ({names}). Carrel is using the default values for them.",
                names=list_text(invalid),
            )

    def _rename_damaged(self) -> str:
        """Returns the new name of the damaged file, or an empty text if it cannot be renamed."""
        from datetime import datetime  # not at the top: loading it takes longer than reading all settings

        from reader.system.move_file import move_into_place

        name = f"settings-damaged-{datetime.now():%Y-%m-%d-%H%M%S}"
        names = (f"{name}{number}.json" for number in ("", *(f"-{count}" for count in range(2, 100))))
        try:
            new_name = next((name for name in names if not os.path.lexists(self._file.with_name(name))), "")
            if new_name:
                move_into_place(self._file, self._file.with_name(new_name))
        except OSError:
            return ""
        self._must_rename_first = not new_name
        return new_name


def saved_value(folder: Path, name: str) -> Any:
    """One setting from the file, or its default. Only reads: a damaged file is not renamed."""
    setting = _BY_NAME[name]
    try:
        value = json.loads(_read(folder / FILE_NAME))[name]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return setting.default
    return value if setting.allows(value) else setting.default


def _read(file: Path) -> str:
    """Raises OSError, or ValueError if the file is not text, or has so many values that reading them takes long."""
    text = state_file.read_regular(file, LARGEST).decode().removeprefix("\ufeff").replace("\r\n", "\n")
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise ValueError("too many values")
    return text


def _as_text(values: Mapping[str, Any]) -> str:
    """In ASCII, since the name of a file may contain characters that UTF-8 cannot encode."""
    return json.dumps(values, indent=1, sort_keys=True) + "\n"


_EMPTY = _as_text({})
