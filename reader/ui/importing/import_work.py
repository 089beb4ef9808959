"""What an import does on another thread: reads the documents, writes the folder, and looks for problems in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from reader.library.authoring.build import check as check_folder
from reader.library.authoring.problems import NotAContentFolder
from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE
from reader.library.importing.import_files import ImportedFiles, ImportOptions, read_files, write_files
from reader.system import reachable
from reader.translation import N_, _, ngettext
from reader.ui.importing.problem_text import problem_lines, problems_sentence

OnProgress = Callable[[int, int], None]
NO_LANGUAGE = N_(
    "The documents do not say their language. Press “Back” and choose it, so that readers can search in them."
)


def read(files: Sequence[Path], on_progress: OnProgress) -> ImportedFiles:
    """A file that cannot be read does not stop the others. Raises FileImportFailed if none can be read."""
    return read_files(files, ImportOptions(_today(), keeps_going=True), on_progress)


def write(
    imported: ImportedFiles,
    folder: Path,
    title: str,
    language: str,
    brought_back: Collection[str],
    on_progress: OnProgress,
) -> str:
    """The title of the pack. `title` and `language` may be empty. Raises NewFolderError; nothing is left then."""
    on_progress(0, 0)
    return write_files(imported, folder, ImportOptions(_today(), title, language), brought_back).title


def check(folder: Path, on_progress: OnProgress) -> tuple[str, list[str]]:
    """A sentence that says how many problems the folder has, empty if it has none; and a line for each."""
    try:
        problems = check_folder(folder, on_progress)
    except NotAContentFolder as error:
        return str(error), []
    return problems_sentence(problems), problem_lines(problems, folder)


def summary(imported: ImportedFiles) -> str:
    """What was read, in a sentence."""
    documents = len(imported.documents)
    parts = [ngettext("{count} article", "{count} articles", documents)]
    if terms := len(imported.terms):
        parts.append(ngettext("{count} term", "{count} terms", terms))
    if sources := len(imported.references):
        parts.append(ngettext("{count} source", "{count} sources", sources))
    if pictures := len({id(data) for each in imported.documents for data in each.document.pictures.values()}):
        parts.append(ngettext("{count} picture", "{count} pictures", pictures))
    match parts:
        case [first]:
            return _("Carrel has read {first}.", first=first)
        case [first, second]:
            return _("Carrel has read {first} and {second}.", first=first, second=second)
        case [first, second, third]:
            return _("Carrel has read {first}, {second} and {third}.", first=first, second=second, third=third)
        case _all:
            first, second, third, fourth = parts
            return _(
                "Carrel has read {first}, {second}, {third} and {fourth}.",
                first=first,
                second=second,
                third=third,
                fourth=fourth,
            )


def unread_files(imported: ImportedFiles) -> list[str]:
    """A sentence for each file that was named and not read, and for each folder with such files."""
    sentences: list[str] = []
    for named, entries in imported.unread:
        own = [entry for entry in entries if entry.place == named.name]
        sentences += [_("“{file}” is not imported. {reason}", file=entry.place, reason=entry.reason) for entry in own]
        if rest := len(entries) - len(own):
            sentences.append(
                ngettext(
                    "{count} file in “{folder}” is not imported: see “Left out” below.",
                    "{count} files in “{folder}” are not imported: see “Left out” below.",
                    rest,
                    folder=named.name,
                )
            )
    return sentences


def advice(imported: ImportedFiles, language: str) -> list[str]:
    """What the author should know before the folder is written; `language` is the one that they chose, or empty."""
    sentences = unread_files(imported)
    if not language and imported.language == UNKNOWN_LANGUAGE:
        sentences.append(_(NO_LANGUAGE))
    return sentences


def is_taken(folder: Path) -> bool:
    """Whether there is something at this path; an empty folder may be filled."""
    if reachable.is_folder(folder):
        return any(True for _entry in folder.iterdir())
    return reachable.exists(folder)


def _today() -> str:
    return time.strftime("%Y-%m-%d")
