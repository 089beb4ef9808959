"""What is looked at before an edition is finished: its number, its problems, and what it changes for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring.problems import Problem, Severity
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.edition_changes import (
    ArticleChange,
    ChangeKind,
    EditionChanges,
    EntryChange,
    edition_changes,
)
from reader.library.editing.edition_number import next_edition
from reader.library.editing.problem_check import FolderCheck
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.translation import N_, _, list_text, ngettext, number_text
from reader.ui.authoring.room_services import KnownEdition

MOST_LINES = 400
LONGEST = 200  # characters of a text that is shown
_KINDS = {
    ChangeKind.ADDED: N_("{entry}: new"),
    ChangeKind.DELETED: N_("{entry}: deleted"),
    ChangeKind.RENAMED: N_("{entry}: under another name"),
    ChangeKind.CHANGED: N_("{entry}: changed"),
    ChangeKind.FORMATTED: N_("{entry}: formatted"),
}


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """`changes` is None for a first edition, or if the one before cannot be read, which `note` says."""

    edition: int
    problems: Sequence[Problem]
    changes: EditionChanges | None = None
    note: str = ""

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def plan_edition(folder: EditedFolder, snapshot: FolderSnapshot, known: Sequence[KnownEdition], id: str) -> EditionPlan:
    """`known` are the editions of all packs on the shelf. It takes a while, and can run on any thread."""
    check = FolderCheck()
    problems = check.problems(snapshot)
    edition = next_edition(snapshot, [each.info for each in known])
    earlier = max((each for each in known if each.info.id == id), key=lambda each: each.info.edition, default=None)
    if earlier is None:
        return EditionPlan(edition, problems, note=_("This is the first edition that Carrel knows of."))
    try:
        with open_pack(earlier.file) as pack:
            changes = edition_changes(check.contents(snapshot, folder.data_of), pack)
    except PackError as error:
        note = _("The edition before cannot be read, so changes are unknown. {reason}", reason=error)
        return EditionPlan(edition, problems, note=note)
    return EditionPlan(edition, problems, changes)


def change_lines(changes: EditionChanges) -> list[str]:
    """For people: numbers and doses first, then articles, terms, sources, figures and the description."""
    lines = list(_lines(changes))
    rest = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], ngettext("And {count} more.", "And {count} more.", rest)] if rest > 0 else lines


def _lines(changes: EditionChanges) -> Iterator[str]:
    if changes.is_empty:
        yield _("Nothing has changed since then.")
        return
    if changes.numbers:
        yield _("NUMBERS AND DOSES ({number}): check each of them", number=number_text(len(changes.numbers)))
        none = _("(none)")
        for number in changes.numbers:
            yield f"    {number.before or none} → {number.after or none}    {number.place}"
            if sentence := number.sentence_after or number.sentence_before:
                yield f"        {_short(sentence)}"
    if changes.articles:
        yield _("ARTICLES ({number})", number=number_text(len(changes.articles)))
        for article in changes.articles:
            yield from _article_lines(article)
    for heading, entries in (
        (N_("TERMS ({number})"), changes.terms),
        (N_("SOURCES ({number})"), changes.references),
        (N_("FIGURES ({number})"), changes.figures),
    ):
        yield from _entry_lines(heading, entries)
    if changes.fields:
        yield _("DESCRIPTION OF THE PACK: {fields}", fields=list_text(changes.fields))
    if changes.is_order_changed:
        yield _("The articles have another order.")


def _article_lines(article: ArticleChange) -> Iterator[str]:
    line = _(_KINDS[article.kind], entry=article.title)
    if article.blocks:
        paragraphs = ngettext("{count} paragraph", "{count} paragraphs", len(article.blocks))
        line = _("{change}: {paragraphs}", change=line, paragraphs=paragraphs)
    yield f"    {line}"
    for block in article.blocks:
        if block.kind is ChangeKind.FORMATTED:
            line = _("{text} (only its emphasis, links or citations)", text=_short(block.after))
            yield f"        {line}"
            continue
        if block.before:
            yield f"        − {_short(block.before)}"
        if block.after:
            yield f"        + {_short(block.after)}"


def _entry_lines(heading: str, entries: Sequence[EntryChange]) -> Iterator[str]:
    if entries:
        yield _(heading, number=number_text(len(entries)))
        for entry in entries:
            line = _(_KINDS[entry.kind], entry=_short(entry.label))
            yield f"    {line}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def target_of(folder: Path, id: str, edition: int) -> Path:
    """Beside the folder, with the edition in its name, so that no edition replaces another."""
    return folder.parent / f"{id}-edition-{edition}.carrel"
