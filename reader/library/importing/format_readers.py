"""Which function reads which files, by the endings of their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reader.library.importing.docx.document_reader import read_docx
from reader.library.importing.epub.book_reader import read_epub
from reader.library.importing.glossary_files.glossary_file import GLOSSARY_ENDINGS, read_glossary_file
from reader.library.importing.html.mhtml import read_mhtml
from reader.library.importing.html.page_reader import read_page
from reader.library.importing.imported import ImportedDocument
from reader.library.importing.markdown_file.markdown_reader import read_markdown
from reader.library.importing.plain_text.text_reader import read_text_file
from reader.library.importing.reading import Reading
from reader.library.importing.reference_files.reference_file import REFERENCE_READERS, read_reference_file
from reader.library.importing.reference_files.refworks_items import begins_as_refworks

Reader = Callable[[Path, Reading], tuple[ImportedDocument, ...]]
"""Returns one document for each article. Raises ImportFailed."""


def _read_docx(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    return (read_docx(path, reading.references, reading.on_share),)


def _read_txt(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    """RefWorks exports its sources as text files."""
    read = read_reference_file if begins_as_refworks(path) else read_text_file
    return read(path, reading)


READERS: Mapping[str, Reader] = {
    ".docx": _read_docx,
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdtext"), read_markdown),
    ".epub": read_epub,
    **dict.fromkeys((".htm", ".html", ".xht", ".xhtml"), read_page),
    **dict.fromkeys((".mht", ".mhtml"), read_mhtml),
    **dict.fromkeys((".txt", ".text"), _read_txt),
    **dict.fromkeys(REFERENCE_READERS, read_reference_file),
    **dict.fromkeys(GLOSSARY_ENDINGS, read_glossary_file),
}
"""By the ending of the file's name, in small letters."""


def reader_of(path: Path) -> Reader | None:
    return READERS.get(path.suffix.casefold())


def is_list(path: Path) -> bool:
    """Whether it holds sources or terms, and no text."""
    return path.suffix.casefold() in (*REFERENCE_READERS, *GLOSSARY_ENDINGS)
