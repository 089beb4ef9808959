"""The bytes of figures while a folder is edited: on disk, stored for undo, or in memory where nothing can be stored."""

from __future__ import annotations

from reader.library.editing.disk_files import DiskState, digest_of
from reader.library.editing.draft_store import DraftStore
from reader.library.editing.folder_edit import EditRefused, FileValue, StoredData
from reader.library.editing.folder_values import FolderValues
from reader.translation import _


class FigureData:
    def __init__(self, values: FolderValues, store: DraftStore) -> None:
        self._values = values
        self._store = store
        self._memory: dict[str, bytes] = {}

    def stored(self, data: bytes) -> StoredData:
        """Bytes as a value. They are on disk then, if the data folder can be written."""
        try:
            return self._store.put(data)
        except OSError:
            key = digest_of(data)
            self._memory[key] = data
            return StoredData(key, len(data))

    def read(self, file: str, value: StoredData) -> bytes:
        """Raises OSError."""
        if value.key.startswith("disk:"):
            return self._values.disk.read(file)[0]
        return self._memory[value.key] if value.key in self._memory else self._store.get(value.key)

    def keep(self, file: str) -> None:
        """Stores a figure before it is replaced or deleted, so that undo can bring it back. Raises EditRefused."""
        value = self._values.values.get(file)
        if not isinstance(value, StoredData) or not value.key.startswith("disk:"):
            return
        try:
            stored = self._store.put(self.read(file, value))
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditRefused(
                _("{file} cannot be kept for undo, so it stays as it is: {reason}.", file=file, reason=reason)
            ) from error
        state = self._values.states[file]
        self._values.states[file] = DiskState(state.size, state.modified, stored.key)
        self._values.values[file] = stored

    def with_stored_data(self, value: FileValue | None) -> FileValue | None:
        """A figure as it is on disk has another key when it gets another name. Raises EditRefused."""
        if not isinstance(value, StoredData) or not value.key.startswith("disk:"):
            return value
        file = next((file for file, each in self._values.values.items() if getattr(each, "key", "") == value.key), "")
        if not file:
            raise EditRefused(_("This figure has changed meanwhile. Look at it again."))
        self.keep(file)
        return self._values.values[file]
