"""The files of an edited folder: what they are in memory, and what they were on disk when Carrel last looked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from reader.library.editing.disk_files import DiskState, FolderOnDisk, is_figure_name, is_text_name
from reader.library.editing.file_form import FileForm, decode_file, encode_file
from reader.library.editing.folder_edit import FileValue, StoredData
from reader.translation import _

MOST_TEXT = 32 << 20
"""Bytes of all texts together; the largest packs have a tenth of it."""


class TextOnDisk(NamedTuple):
    text: str
    form: FileForm
    data: bytes


class FolderValues:
    """`values` are the files in memory by name, `unreadable` those that are no text or that Carrel must not write."""

    def __init__(self, disk: FolderOnDisk) -> None:
        self.disk = disk
        self.values: dict[str, FileValue] = {}
        self.unreadable: dict[str, str] = {}
        self.states: dict[str, DiskState] = {}
        """Of each file on disk that is in `values`, or was and is deleted in memory."""
        self.texts: dict[str, TextOnDisk] = {}
        self._unreadable_states: dict[str, DiskState] = {}

    def load(self) -> None:
        """Raises OSError if the folder cannot be listed."""
        found, refused = self.disk.listed()
        self.unreadable.update(refused)
        size = 0
        for name, stat in sorted(found.items(), key=lambda each: (each[0].count("/"), each[0])):
            if is_figure_name(name):
                self.take_figure(name, stat)
                continue
            if size + stat.st_size > MOST_TEXT:
                reason = _("The texts of this folder have more than {limit} MB together.", limit=MOST_TEXT >> 20)
                self.refuse(name, reason, stat)
                continue
            size += stat.st_size
            try:
                data, state = self.disk.read(name)
            except OSError as error:
                self.refuse(name, _("The file cannot be read: {reason}.", reason=error.strerror or error), stat)
                continue
            self.take_text(name, data, state)

    def take_figure(self, name: str, stat: os.stat_result) -> None:
        """The figure in memory is the one on disk."""
        self.states[name] = DiskState(stat.st_size, stat.st_mtime_ns)
        self.values[name] = StoredData(disk_key(self.states[name]), stat.st_size)

    def take_text(self, name: str, data: bytes, state: DiskState) -> str | None:
        """The text in memory is the one on disk. Returns it; None if it is no text."""
        if not self.set_disk_text(name, data, state):
            self.values.pop(name, None)
            return None
        self.values[name] = self.texts[name].text
        return self.texts[name].text

    def set_disk_text(self, name: str, data: bytes, state: DiskState) -> bool:
        """The file on disk has these bytes, whatever is in memory. False if they are no text."""
        decoded = decode_file(data)
        if isinstance(decoded, str):
            self.forget_disk(name)
            self.unreadable[name] = decoded
            self._unreadable_states[name] = state
            return False
        self.unreadable.pop(name, None)
        self.states[name] = state
        self.texts[name] = TextOnDisk(*decoded, data)
        return True

    def take_written_text(self, name: str, text: str, data: bytes, state: DiskState) -> None:
        """The file on disk has these bytes, which were made from the text."""
        form = self.texts[name].form if name in self.texts else FileForm(line_end="\r\n" if b"\r\n" in data else "\n")
        if form.ends:
            decoded = decode_file(data)
            form = form if isinstance(decoded, str) else decoded[1]
        self.forget_disk(name)
        self.states[name] = state
        self.texts[name] = TextOnDisk(text, form, data)

    def refuse(self, name: str, reason: str, stat: os.stat_result) -> None:
        self.forget_disk(name)
        self.values.pop(name, None)
        self.unreadable[name] = reason
        self._unreadable_states[name] = DiskState(stat.st_size, stat.st_mtime_ns)

    def forget_disk(self, name: str) -> None:
        """There is no such file on disk."""
        self.states.pop(name, None)
        self.texts.pop(name, None)
        self.unreadable.pop(name, None)
        self._unreadable_states.pop(name, None)

    def is_changed(self, name: str) -> bool:
        """Whether the file in memory differs from the one on disk."""
        value, state = self.values.get(name), self.states.get(name)
        if value is None or state is None:
            return (value is None) != (state is None)
        if isinstance(value, str):
            return name not in self.texts or value != self.texts[name].text
        return value.key not in (state.digest, disk_key(state))

    def changed(self) -> list[str]:
        return [name for name in sorted({*self.values, *self.states}) if self.is_changed(name)]

    def encoded(self, name: str, text: str) -> bytes:
        """The bytes of a text file, in the form that it has on disk, or that pack.yaml has if it is new."""
        known = self.texts.get(name) or self.texts.get("pack.yaml")
        form = known.form if known else FileForm()
        if name not in self.texts:
            form = FileForm(False, form.line_end)
        return encode_file(text, form)

    def known_states(self) -> Mapping[str, DiskState]:
        """Of all files on disk that a content folder reads, as they were when Carrel last looked."""
        return {**self._unreadable_states, **self.states}

    def text_names(self) -> list[str]:
        return sorted(name for name in self.values if is_text_name(name))


def disk_key(state: DiskState) -> str:
    """The key of a figure that nobody has changed."""
    return f"disk:{state.size}:{state.modified}"
