"""Every setting: its name, what it is when nobody chose, which values it may take, and what it means."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.system.atomic_write import write_whole

FILE_NAME = "settings.json"

SMALLEST_TEXT, LARGEST_TEXT = 80, 300
PANELS = ("contents", "glossary", "references", "search", "marks")
LONGEST_SEARCH, MOST_RECENT_SEARCHES = 300, 12


class Setting(NamedTuple):
    name: str
    default: Any
    allows: Callable[[Any], bool]
    meaning: str


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: value in values


def _within(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: type(value) in (int, float) and low <= value <= high


def _whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < 10**9


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _searches(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_RECENT_SEARCHES
        and all(isinstance(search, str) and 0 < len(search) <= LONGEST_SEARCH and search.strip() for search in value)
    )


def _list(value: Any) -> bool:
    return isinstance(value, list)


SETTINGS = (
    Setting("theme", "system", _one_of("system", "light", "sepia", "dark", "contrast"), "colours of the window"),
    Setting("text_size", 100, _within(SMALLEST_TEXT, LARGEST_TEXT), "size of the text, in per cent"),
    Setting("side_bar", True, _flag, "whether the side bar is shown"),
    Setting("side_bar_width", 286, _within(120, 2000), "width of the side bar, in pixels at 100 % text"),
    Setting("panel", "contents", _one_of(*PANELS), "what the side bar shows"),
    Setting("author", "", _text, "your name, which others see on marks that you give them"),
    Setting("caret", False, _flag, "whether arrow keys move a caret through the text, to select by keyboard"),
    Setting("recent_searches", [], _searches, "what was searched for lately, the newest first"),
    Setting("geometry", "", _text, "place and size of the window, as Qt writes them, in base 64"),
    Setting("pack_file", "", _text, "the pack that was open"),
    Setting("added_packs", [], _list, "the packs that you have put on the shelf, the newest first"),
    Setting("location", "", _text, "where the reader was: carrel:PACK/ARTICLE#BLOCK"),
    Setting("offset", 0, _whole, "the character of that block that stood at the top of the window"),
    # Below 0 in the space above the block, and far over 1 in what follows the last one.
    Setting("depth", 0.0, _within(-1e6, 1e6), "how far into that block the window began, as a share of its height"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """What the reader chose. `problem` is a sentence when the file could not be used as it was."""

    def __init__(self, folder: Path) -> None:
        """Reads the settings in `folder`. A damaged file is set aside under a dated name, never overwritten."""
        self.folder = folder
        self._file = folder / FILE_NAME
        self._values: dict[str, Any] = {}
        self._saved = _NOTHING
        self._is_in_the_way = False
        self.problem = ""
        try:
            text = self._file.read_text(encoding="utf-8-sig")
            self._take(json.loads(text))
            self._saved = text
        except FileNotFoundError:
            pass
        except OSError as error:
            self._is_in_the_way = True
            why = error.strerror or error
            self.problem = f"Your settings cannot be read ({why}): {self._file}. Carrel starts with its own."
        except (ValueError, RecursionError):
            self._is_in_the_way = True
            aside = self._set_aside()
            kept = f"The old file is kept as {aside}." if aside else "The old file is still there."
            self.problem = (
                f"Your settings were damaged, so Carrel starts with its own. {kept} Nothing else is affected."
            )

    def __getitem__(self, name: str) -> Any:
        setting = _BY_NAME[name]
        value = self._values.get(name, setting.default)
        return value if setting.allows(value) else setting.default

    def __setitem__(self, name: str, value: Any) -> None:
        """Raises ValueError for a value that the setting does not allow."""
        if not _BY_NAME[name].allows(value):
            raise ValueError(f"{name} cannot be {value!r}: {_BY_NAME[name].meaning}")
        self._values[name] = value

    def snapshot(self) -> dict[str, Any]:
        return dict(self._values)

    def put_back(self, values: Mapping[str, Any]) -> None:
        """Makes the settings what a snapshot was; of nothing, as if there had never been any."""
        self._values = dict(values)
        if not values:
            self._saved = _NOTHING

    def save(self) -> str:
        """Writes what changed, whole or not at all. Returns a sentence where that failed, else nothing."""
        try:
            text = _as_text(self._values)
            if text == self._saved:
                return ""
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._is_in_the_way and not self._set_aside():
                return f"Your settings could not be kept: {self._file} is damaged and cannot be moved."
            write_whole(self._file, text)
        except (OSError, RecursionError) as error:
            why = getattr(error, "strerror", None) or error
            return f"Your settings could not be kept ({why}): {self._file.parent} cannot be written."
        self._saved = text
        return ""

    def _take(self, values: object) -> None:
        """Names and values that mean nothing here are kept for the newer Carrel that may have written them."""
        if not isinstance(values, dict):
            raise ValueError("settings are not names and values")
        _as_text(values)  # what is nested too deeply to be written again is damage too
        self._values = values

    def _set_aside(self) -> str:
        """Returns the new name of the file that is in the way, or nothing where it cannot be moved."""
        from datetime import datetime  # not at the top: it takes longer to load than all settings to read

        name = f"settings-damaged-{datetime.now():%Y-%m-%d-%H%M%S}"
        names = (f"{name}{number}.json" for number in ("", *(f"-{count}" for count in range(2, 100))))
        try:
            aside = next((name for name in names if not os.path.lexists(self._file.with_name(name))), "")
            if aside:
                self._file.replace(self._file.with_name(aside))
        except OSError:
            return ""
        self._is_in_the_way = not aside
        return aside


def kept(folder: Path, name: str) -> Any:
    """One setting as its file holds it, for whoever only looks: nothing is set aside, whatever is wrong with it."""
    setting = _BY_NAME[name]
    try:
        value = json.loads((folder / FILE_NAME).read_text(encoding="utf-8-sig"))[name]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return setting.default
    return value if setting.allows(value) else setting.default


def _as_text(values: Mapping[str, Any]) -> str:
    """In ASCII, since the name of a file need be no text that could be written otherwise."""
    return json.dumps(values, indent=1, sort_keys=True) + "\n"


_NOTHING = _as_text({})
