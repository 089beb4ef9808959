"""Imports files in two steps: reads them into documents, and writes those as a new content folder.

Between the two, somebody may look at the report and choose what is brought back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reader.library.authoring.new_folder import id_from, title_from
from reader.library.importing.bring_back import entries_left, with_brought_back, with_keys_of_its_own
from reader.library.importing.content_writer import ImportedPack, write_content
from reader.library.importing.document_links import with_lost_links
from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE
from reader.library.importing.file_kinds import sentence_on
from reader.library.importing.folder_files import files_in
from reader.library.importing.format_readers import READERS, is_list, reader_of
from reader.library.importing.imported import FigureBlock, ImportedDocument, ImportFailed
from reader.library.importing.list_articles import article_of_lists
from reader.library.importing.markdown_blocks import walk
from reader.library.importing.reading import Reading
from reader.library.importing.report import Outcome, ReportEntry
from reader.library.importing.term_list import ImportedTerm
from reader.library.importing.typed_references.typed_references import with_typed_references
from reader.system import gc_pause, reachable
from reader.translation import Translated, _, list_text, ngettext

MOST_FILES = 200
MOST_DOCUMENTS = 2_000
MOST_NAMED = 5
"""Files, in a sentence that says why nothing was read."""

MOST_PICTURE_BYTES = 150_000_000
"""In all documents together: they are in memory until they are written."""

OnProgress = Callable[[int, int], None]
"""Done, and in all. Whatever it raises, to cancel, passes through; nothing has been made then."""

STEPS = 1_000
"""Of the progress, for each file."""

_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RecursionError),
    *(TypeError, ValueError),
)
"""What a reader raises that has a mistake of its own. What cancels an import is none of these."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`title` is that of the pack, and `language` its language; empty to take those of the first file.

    keeps_going  a file that cannot be imported is passed over, and is in the report, unless it is the only one
    """

    date: str
    title: str = ""
    language: str = ""
    keeps_going: bool = False


@dataclass(frozen=True, slots=True)
class FileDocument:
    file: Path
    document: ImportedDocument


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What has been read, before anything is written.

    documents   in their order; there is at least one
    references  CSL items by id, for all documents together
    unread      what was passed over: the folder and an entry for each file in it, or a file that was named and its own
    terms       the glossary
    lists       the entries for each file of sources or terms
    folder      the name of the folder, if nothing else was named
    """

    documents: tuple[FileDocument, ...]
    references: Mapping[str, Mapping[str, Any]]
    unread: tuple[tuple[Path, tuple[ReportEntry, ...]], ...] = ()
    terms: tuple[ImportedTerm, ...] = ()
    lists: tuple[tuple[Path, tuple[ReportEntry, ...]], ...] = ()
    folder: str = ""

    @property
    def title(self) -> str:
        works = {each.document.work or each.document.title for each in self.documents}
        first = self.documents[0].document
        return title_from(self.folder) if self.folder and len(works) > 1 else first.work or first.title

    @property
    def language(self) -> str:
        known = (each.document.language for each in self.documents if each.document.language != UNKNOWN_LANGUAGE)
        return next(known, UNKNOWN_LANGUAGE)

    @property
    def reports(self) -> tuple[tuple[Path, tuple[ReportEntry, ...]], ...]:
        """The entries for each file, and those of folders at the end."""
        by_file: dict[Path, tuple[ReportEntry, ...]] = {}
        rows = [(each.file, each.document.report) for each in self.documents]
        for file, entries in (*rows, *self.lists, *self.unread):
            by_file[file] = (*by_file.get(file, ()), *entries)
        return tuple(by_file.items())


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`reports` has the entries for each file."""

    title: str
    language: str
    blocks: int
    references: int
    figures: int
    reports: tuple[tuple[Path, tuple[ReportEntry, ...]], ...]
    terms: int = 0


class FileImportFailed(Exception):
    """A file cannot be imported; the text names it."""


def can_import(path: Path) -> bool:
    """Whether it is a folder, or its name ends as one that can be read. It is not opened."""
    return reachable.is_folder(path) or reader_of(path) is not None


def endings() -> tuple[str, ...]:
    """Of the files that can be imported, such as ".docx"."""
    return tuple(sorted(READERS))


def read_files(files: Sequence[Path], options: ImportOptions, on_progress: OnProgress | None = None) -> ImportedFiles:
    """Files and folders; a folder stands for all files in it. Writes nothing. Raises FileImportFailed."""
    with gc_pause.paused():
        return _FilesReader(on_progress or (lambda done, total: None), options.keeps_going).read(files)


def write_files(
    imported: ImportedFiles, folder: Path, options: ImportOptions, brought_back: Collection[str] = ()
) -> ImportResult:
    """Makes `folder`. Raises NewFolderError; nothing has been made then.

    `brought_back` has the keys of parts that were left out, but which the author wants.
    """
    title, language = options.title or imported.title, options.language or imported.language
    documents = [with_brought_back(each.document, brought_back) for each in imported.documents]
    names = [each.file.name for each in imported.documents]
    id = id_from(Path(os.path.abspath(folder)).name)  # noqa: PTH100 - does not follow links
    pack = ImportedPack(id, title, language, options.date, imported.references, imported.terms)
    write_content(folder, pack, list(zip(names, documents, strict=True)))
    return ImportResult(
        title,
        language,
        sum(1 for document in documents for _block in walk(document.blocks)),
        len(imported.references),
        sum(isinstance(block, FigureBlock) for document in documents for block in walk(document.blocks)),
        tuple((file, entries_left(entries, brought_back)) for file, entries in imported.reports),
        len(imported.terms),
    )


@dataclass(slots=True)
class _Planned:
    """A file that will be read; `folder` is the one that it was found in, if it was not named itself."""

    file: Path
    folder: Path | None = None


@dataclass(slots=True)
class _FilesReader:
    on_progress: OnProgress
    keeps_going: bool = False
    planned: list[_Planned] = field(default_factory=list)
    unread: dict[Path, list[tuple[Path, str]]] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    keys: set[str] = field(default_factory=set)

    def read(self, files: Sequence[Path]) -> ImportedFiles:
        for path in files:
            self._plan(path)
        if len(self.planned) > MOST_FILES:
            raise FileImportFailed(
                ngettext(
                    "These are more than {count} file. Import them in several steps.",
                    "These are more than {count} files. Import them in several steps.",
                    MOST_FILES,
                )
            )
        documents: list[FileDocument] = []
        # Sources first: entries that somebody typed may be the same ones. Files that only lie beside a document come
        # last, because its reader may have used them.
        for number, each in enumerate(sorted(self.planned, key=_turn)):
            if each.folder is not None and each.file in self.reading.used_files and is_list(each.file):
                continue
            self._report_share(number, 0)
            documents += self._documents_of(number, each)
            _check_size(documents)
        self._report_share(len(self.planned), 0)
        reading = self.reading
        terms = tuple(reading.terms.terms.values())
        if not documents and reading.list_reports:
            file = next(iter(reading.list_reports))
            documents.append(FileDocument(file, article_of_lists(file.stem, reading.references.items, terms)))
        if not documents:
            raise FileImportFailed(_nothing_in(files, self.unread))
        linked = with_lost_links([each.document for each in documents])
        return ImportedFiles(
            tuple(FileDocument(each.file, document) for each, document in zip(documents, linked, strict=True)),
            reading.references.items,
            tuple(self._unread_entries()),
            terms,
            tuple(reading.list_reports.items()),
            files[0].resolve().name if len(files) == 1 and reachable.is_folder(files[0]) else "",
        )

    def _plan(self, path: Path) -> None:
        if not reachable.is_folder(path):
            self.planned.append(_Planned(path))
            return
        try:
            found = files_in(path)
        except ImportFailed as error:
            self._pass_over(path, path, error)
            return
        self.unread[path] = list(found.unread)
        for file in found.files:
            if reader_of(file):
                self.planned.append(_Planned(file, path))
            else:
                self.unread[path].append((file, sentence_on(file) or _("Carrel cannot read this kind of file.")))

    def _documents_of(self, number: int, planned: _Planned) -> list[FileDocument]:
        reading = replace(self.reading, on_share=lambda share: self._report_share(number, share), root=planned.folder)
        try:
            read = reader_of(planned.file)
            if read is None:
                raise ImportFailed(sentence_on(planned.file) or _("Carrel cannot read this kind of file."))
            documents = with_typed_references(read(planned.file, reading), reading.references)
            return [FileDocument(planned.file, with_keys_of_its_own(each, self.keys)) for each in documents]
        except ImportFailed as error:
            self._pass_over(planned.file, planned.folder or planned.file, error)
        except _FAULTS as error:
            if not self.keeps_going:
                raise
            sentence = _(
                "Carrel ran into an internal error in it ({error}). Please report it.", error=type(error).__name__
            )
            self._pass_over(planned.file, planned.folder or planned.file, ImportFailed(sentence))
        return []

    def _pass_over(self, path: Path, named: Path, error: ImportFailed) -> None:
        """`named` is what the author named: `path` itself, or the folder that it is in."""
        if path == named and not self.keeps_going:
            raise FileImportFailed(_why_not(path, error.sentence)) from error
        self.unread.setdefault(named, []).append((path, error.sentence))

    def _report_share(self, number: int, share: float) -> None:
        self.on_progress(STEPS * number + int(STEPS * min(1.0, share)), STEPS * len(self.planned))

    def _unread_entries(self) -> Iterable[tuple[Path, tuple[ReportEntry, ...]]]:
        for folder, rows in self.unread.items():
            entries = [
                ReportEntry(
                    Outcome.LEFT_OUT,
                    "unread-file",
                    _("This file was not read. {reason}", reason=sentence),
                    place=_name(file, folder),
                    reason=sentence,
                )
                for file, sentence in rows
                if file not in self.reading.used_files
            ]
            if entries:
                yield folder, tuple(entries)


def _turn(planned: _Planned) -> int:
    return (0 if planned.folder is None else 2) if is_list(planned.file) else 1


def _name(file: Path, named: Path) -> str:
    return file.name if file == named else file.relative_to(named).as_posix()


def _nothing_in(files: Sequence[Path], unread: Mapping[Path, Sequence[tuple[Path, str]]]) -> str:
    """Why no file was read, of files that are unreadable, or of a folder in which there is none: a line for each."""
    rows = [row for found in unread.values() for row in found]
    if len(rows) > 1:
        rows = [row for named, found in unread.items() for row in found if row[0] == named]
    if rows:
        lines = [_why_not(file, sentence) for file, sentence in rows[:MOST_NAMED]]
        if (more := len(rows) - MOST_NAMED) > 0:
            lines.append(ngettext("And {count} more.", "And {count} more.", more))
        return "\n".join(lines)
    kinds = list_text(endings())
    if not files:
        return _("This contains no file that Carrel can import. It reads {kinds}.", kinds=kinds)
    return _("{folder} contains no file that Carrel can import. It reads {kinds}.", folder=files[0], kinds=kinds)


def _why_not(file: Path, sentence: str) -> Translated:
    return _("{file} cannot be imported. {reason}", file=file, reason=sentence)


def _check_size(documents: Sequence[FileDocument]) -> None:
    pictures = {id(data): len(data) for each in documents for data in each.document.pictures.values()}
    if len(documents) > MOST_DOCUMENTS or sum(pictures.values()) > MOST_PICTURE_BYTES:
        raise FileImportFailed(
            _(
                "{file} cannot be imported with the others: together they are too large. Import them in several steps.",
                file=documents[-1].file,
            )
        )
