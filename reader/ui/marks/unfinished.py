"""Offers, at the next start, what was not finished or not saved when Carrel ended; the reader can go on reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reader.marks import spare_file
from reader.marks.drafts import Draft
from reader.system import reachable
from reader.translation import _, list_text
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line

MOST_OFFERED = 20
LONGEST_BEGINNING = 60  # characters
LONGEST_READ = 1.0
"""Seconds that the window waits for a file to be read."""


def offer_drafts(model: MarksModel, messages: Messages, go_on: Callable[[Draft], object]) -> None:
    """`go_on` opens a draft where the reader can finish it."""
    if not model.may_have_marks:
        return
    for draft in model.store.drafts.all()[:MOST_OFFERED]:
        throw_away = partial(model.store.drafts.drop, draft.mark)
        messages.ask(sentence(draft), (_("Go on"), partial(go_on, draft)), (_("Throw away"), throw_away))


def sentence(draft: Draft) -> str:
    begun = one_line(draft.note or draft.title or list_text(draft.labels or ()), LONGEST_BEGINNING)
    return (
        _("A note that was not finished was found: “{beginning}”.", beginning=begun)
        if begun
        else _("A note that was not finished was found.")
    )


def offer_spare_files(
    model: MarksModel, messages: Messages, folders: Sequence[Path], add: Callable[[Sequence[Path]], object]
) -> None:
    """`add` imports files. A file whose marks are all in the store has been imported, and is removed.

    A stranger may have made the files. After one that takes long, all are offered without reading them.
    """
    is_slow = False
    for file in spare_file.found(folders):
        versions = None if is_slow else reachable.ask(partial(spare_file.read, file), LONGEST_READ)
        is_slow = versions is None
        if versions and set(versions) <= set(model.store.versions()):
            spare_file.remove(file)
        elif versions or is_slow:
            text = _("Marks that could not be saved when Carrel closed are in {file}.", file=file)
            messages.ask(text, (_("Add them…"), partial(add, [file])), (_("Not now"), _do_nothing))


def _do_nothing() -> None:
    pass
