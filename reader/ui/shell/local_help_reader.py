"""The local help that the page shows: what the reader entered, and the file beside the open pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.ui_state import UiState

if TYPE_CHECKING:
    from reader.library.local_help import LocalHelp

SETTING = "local_help"


class LocalHelpReader:
    """Reads the file once for each opened article: the page is laid out again when the stick is out, too."""

    def __init__(self, ui_state: UiState) -> None:
        self._ui_state = ui_state
        self._opened: OpenedArticle | None = None
        self._found: LocalHelp | None = None

    def read(self, opened: OpenedArticle) -> LocalHelp:
        from reader.library.local_help import local_help, shown  # not at the top: few articles have a place for it

        own = str(self._ui_state.value(SETTING))
        if self._found is None or opened is not self._opened:
            self._opened = opened
            self._found = local_help(opened.pack.path, own, is_bundled=opened.is_bundled)
        return self._found._replace(own=shown(own))
