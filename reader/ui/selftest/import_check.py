"""Checks that documents of other programs become a pack: a small one of each kind is imported and read."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from reader.library.importing.import_files import endings
from reader.ui.importing.documents_dialog import DocumentsDialog
from reader.ui.open_files import sort_files
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MIME = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
_HTML = "<!DOCTYPE html><html lang=en><title>Web page</title><article><h1>Web page</h1><p>{}</p></article></html>"
_SAVED_PAGE = (
    "<!DOCTYPE html><html lang=en><title>Web page</title><article><h1>Web page</h1>"
    "<x-dose><template shadowrootmode=open><p>{}</p></template></x-dose>"
    '<svg width=99 height=99><rect width="9" height="9" fill="red"/></svg></article></html>'
)
_OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Book</dc:title><dc:language>en</dc:language></metadata><manifest>"
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>'
    "</package>"
)
_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A</title></head><body><p>{}</p></body></html>'
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)

_TEXTS = {
    ".txt": "{}",
    ".md": "# Markdown\n\n{}\n",
    ".html": _SAVED_PAGE,
    ".mhtml": f"{_MIME}{_HTML}",
}
_ARCHIVES = {
    ".docx": {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": (
            f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>'
        ),
    },
    ".epub": {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "a.opf": _OPF,
        "a.xhtml": _PAGE,
    },
}
"""By the ending of the file; {} stands for its sentence."""


def check_import(data: Path) -> str:
    folder = data / "documents"
    folder.mkdir(parents=True)
    files = _documents(folder)
    sources = folder / "sources.json"
    sources.write_text('[{"id": "sleep", "type": "book", "title": "Sleep"}]', encoding="utf-8")
    dropped = sort_files([*files, sources]).documents
    with opened_sample(data) as window:
        window.features.importing.import_documents(dropped)
        dialog = window.features.importing.dialog
        if dialog is None:
            raise SelfTestFailedError("The dialog for documents does not open.")
        dialog.files_page.form.folder.setText(str(data / "Imported"))
        for button in ("Start", "Make the pack", "Read it"):
            _press(dialog, button)
        opened = window.session.opened
        if opened is None or opened.pack.info.id != "imported":
            raise SelfTestFailedError(f"Imported documents are not shown. {window.notice.text}")
        articles = [opened.pack.article(entry.id) for entry in opened.pack.entries()]
        text = "".join(span.text for each in articles for block in each.blocks for span in block.spans)
        if "sleep" not in {reference.id for reference in opened.pack.references()}:
            raise SelfTestFailedError("A file of sources (JSON) is not in the pack.")
        if missing := [file.name for file in files if _sentence(file.suffix) not in text]:
            raise SelfTestFailedError(f"The text of {', '.join(missing)} is not in the pack.")
    return ", ".join(file.suffix for file in files)


def _press(dialog: DocumentsDialog, text: str) -> None:
    buttons: list[QPushButton] = list(dialog.page.findChildren(QPushButton))
    next(button for button in buttons if button.text() == text).click()
    settle()


def _documents(folder: Path) -> list[Path]:
    """One of each kind that Carrel can read, with a sentence of its own."""
    files = []
    for ending in filter(endings().__contains__, (*_TEXTS, *_ARCHIVES)):
        file = folder / f"{ending[1:]}{ending}"
        files.append(file)
        if ending in _TEXTS:
            file.write_text(_TEXTS[ending].format(_sentence(ending)), encoding="utf-8", newline="")
            continue
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in _ARCHIVES[ending].items():
                archive.writestr(name, text.format(_sentence(ending)))
    return files


def _sentence(ending: str) -> str:
    return f"Give 5 mg every 8 hours, says {ending[1:]}."
