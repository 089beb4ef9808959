"""Imports files into a new content folder: finds the reader of each, and writes what they return."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring.new_folder import id_from
from reader.library.importing.content_writer import ImportedPack, write_content
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.docx.document_reader import UNKNOWN_LANGUAGE, read_docx
from reader.library.importing.docx.package import PDF
from reader.library.importing.imported import FigureBlock, ImportedDocument, ImportFailed
from reader.library.importing.markdown_blocks import walk
from reader.library.importing.report import ReportEntry

MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`title` is that of the pack, and `language` its language; empty to take those of the first file."""

    date: str
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`reports` has the entries for each file."""

    title: str
    language: str
    blocks: int
    references: int
    figures: int
    reports: tuple[tuple[Path, tuple[ReportEntry, ...]], ...]


class FileImportFailed(Exception):
    """A file cannot be imported; the text names it."""


def import_files(files: Sequence[Path], folder: Path, options: ImportOptions) -> ImportResult:
    """Makes `folder`. Raises FileImportFailed or NewFolderError; nothing has been made then."""
    if len(files) > MOST_FILES:
        raise FileImportFailed(f"These are more than {MOST_FILES} files. Import them in several steps.")
    references = ReferenceList()
    documents = [(file.name, _read(file, references)) for file in files]
    title = options.title or documents[0][1].title
    known = (document.language for _, document in documents if document.language != UNKNOWN_LANGUAGE)
    language = options.language or next(known, UNKNOWN_LANGUAGE)
    id = id_from(Path(os.path.abspath(folder)).name)  # noqa: PTH100 - does not follow links
    pack = ImportedPack(id, title, language, options.date, references.items)
    write_content(folder, pack, documents)
    return ImportResult(
        title,
        language,
        sum(1 for _, document in documents for _ in walk(document.blocks)),
        len(references.items),
        sum(isinstance(block, FigureBlock) for _, document in documents for block in walk(document.blocks)),
        tuple((file, document.report) for file, (_, document) in zip(files, documents, strict=True)),
    )


def _read(file: Path, references: ReferenceList) -> ImportedDocument:
    try:
        if file.is_dir():
            raise ImportFailed("It is a folder. Name the Word files in it.")
        if sentence := _OTHER_FORMATS.get(file.suffix.casefold()):
            raise ImportFailed(sentence)
        return read_docx(file, references)
    except ImportFailed as error:
        raise FileImportFailed(f"{file} cannot be imported. {error}") from error


_WORD = "Open it in Word or LibreOffice and save it as .docx."
_OTHER_FORMATS = {
    ".pdf": PDF,
    ".html": f"Carrel cannot import web pages yet. {_WORD}",
    ".htm": f"Carrel cannot import web pages yet. {_WORD}",
    ".mhtml": f"Carrel cannot import web pages yet. {_WORD}",
    ".epub": "Carrel cannot import e-books yet.",
    ".md": "It is Markdown. Put it into the folder articles of a content folder.",
    ".txt": f"Carrel cannot import plain text yet. {_WORD}",
    ".odt": f"It is an OpenDocument file. {_WORD}",
    ".rtf": f"It is an RTF file. {_WORD}",
    ".pages": "It is a Pages document. Export it from Pages as Word.",
}
"""What to do with files that have no reader."""
