"""What the forms need of the folder that is edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.snapshot import FolderSnapshot


class FormsPack(NamedTuple):
    """`snapshot` gives the folder as it is now; `apply` makes a step and raises EditRefused; `undo` takes it back."""

    snapshot: Callable[[], FolderSnapshot]
    apply: Callable[[FolderEdit], object]
    undo: Callable[[], object]
