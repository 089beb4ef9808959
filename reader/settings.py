"""Every setting: its name, what it is when nobody chose, which values it may take, and what it means."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

FILE_NAME = "settings.json"

SMALLEST_TEXT, LARGEST_TEXT = 80, 300


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: Any
    allows: Callable[[Any], bool]
    meaning: str


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: value in values


def _within(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: type(value) in (int, float) and low <= value <= high


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


SETTINGS = (
    Setting("theme", "system", _one_of("system", "light", "sepia", "dark", "contrast"), "colours of the window"),
    Setting("text_size", 100, _within(SMALLEST_TEXT, LARGEST_TEXT), "size of the text, in per cent"),
    Setting("side_bar", True, _flag, "whether the side bar is shown"),
    Setting("side_bar_width", 286, _within(120, 2000), "width of the side bar, in pixels at 100 % text"),
    Setting("panel", "contents", _one_of("contents", "glossary", "references"), "what the side bar shows"),
    Setting("caret", False, _flag, "whether arrow keys move a caret through the text, to select by keyboard"),
    Setting("geometry", "", _text, "place and size of the window, as Qt writes them, in base 64"),
    Setting("pack_file", "", _text, "the pack that was open"),
    Setting("location", "", _text, "where the reader was: carrel:PACK/ARTICLE#BLOCK"),
    Setting("depth", 0.0, _within(0, 1), "how far into that block the window began, as a share of its height"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """What the reader chose. `problem` is a sentence when the file could not be used as it was."""

    def __init__(self, folder: Path) -> None:
        """Reads the settings in `folder`. A damaged file is set aside under a dated name, never overwritten."""
        self._file = folder / FILE_NAME
        self._values: dict[str, Any] = {}
        self._saved: str | None = None
        self.problem = ""
        try:
            self._saved = self._file.read_text(encoding="utf-8")
            self._take(json.loads(self._saved))
        except FileNotFoundError:
            pass
        except OSError as error:
            self.problem = f"Your settings cannot be read ({error.strerror}): {self._file}. Carrel starts with its own."
        except (ValueError, RecursionError):
            self._set_aside()

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, _BY_NAME[name].default)

    def __setitem__(self, name: str, value: Any) -> None:
        """Raises ValueError for a value that the setting does not allow."""
        if not _BY_NAME[name].allows(value):
            raise ValueError(f"{name} cannot be {value!r}: {_BY_NAME[name].meaning}")
        self._values[name] = value

    def save(self) -> str:
        """Writes what changed, whole or not at all. Returns a sentence where that failed, else nothing."""
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if text == self._saved:
            return ""
        partial = self._file.with_name(f".{FILE_NAME}.{os.getpid()}.partial")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._file)
        except OSError as error:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            return f"Your settings could not be kept ({error.strerror}): {self._file.parent} cannot be written."
        self._saved = text
        return ""

    def _take(self, values: object) -> None:
        """Unknown names are kept: a newer Carrel may have written them. Values of no use are dropped."""
        if not isinstance(values, Mapping):
            raise ValueError("settings are not names and values")
        self._values = {
            name: value for name, value in values.items() if name not in _BY_NAME or _BY_NAME[name].allows(value)
        }

    def _set_aside(self) -> None:
        aside = self._file.with_name(f"settings-damaged-{datetime.now():%Y-%m-%d-%H%M%S}.json")
        try:
            self._file.replace(aside)
            kept = f"The old file is kept as {aside.name}."
        except OSError:
            kept = "The old file is still there."
        self._saved = None
        self.problem = f"Your settings were damaged, so Carrel starts with its own. {kept} Nothing else is affected."
