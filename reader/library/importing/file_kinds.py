"""What an author can do with a file that Carrel cannot import, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from reader.translation import N_, _

PDF = N_(
    "It is a PDF, which keeps only the look of a text. Import the document that it was made from; "
    "otherwise open the PDF in Word, check every number, and save it as .docx."
)
_TABLE = N_("Copy its text into a Word document and save that as .docx; save a table of terms as CSV UTF-8.")
_KINDLE = N_("It is an e-book for the Kindle. Convert it to .epub with calibre, or get it as .epub.")
_PICTURE = N_("It is a picture. Put it into a document that says what it shows.")

_SENTENCES = {
    ".pdf": PDF,
    ".doc": N_("It is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx."),
    ".docm": N_("It is a Word document with macros (.docm). Open it in Word and save it as .docx."),
    ".dotx": N_("It is a Word template (.dotx). Open it in Word and save it as .docx."),
    ".dotm": N_("It is a Word template with macros (.dotm). Open it in Word and save it as .docx."),
    ".epub": N_("Carrel cannot import e-books yet."),
    ".md": N_("It is Markdown. Put it into the folder articles of a content folder."),
    ".odt": N_("It is an OpenDocument file. Open it in Word or LibreOffice and save it as .docx."),
    ".ott": N_("It is an OpenDocument template. Open it in Word or LibreOffice and save it as .docx."),
    ".rtf": N_("It is an RTF file. Open it in Word or LibreOffice and save it as .docx."),
    ".wpd": N_("It is a WordPerfect file. Open it in Word or LibreOffice and save it as .docx."),
    ".pages": N_("It is a Pages document. Export it from Pages as Word."),
    ".numbers": N_("It is a Numbers spreadsheet. {advice}"),
    ".key": N_("It is a Keynote presentation. {advice}"),
    ".pptx": N_("It is a PowerPoint presentation. {advice}"),
    ".ppt": N_("It is a PowerPoint presentation. {advice}"),
    ".odp": N_("It is an OpenDocument presentation. {advice}"),
    ".xlsx": N_("It is an Excel workbook. {advice}"),
    ".xls": N_("It is an Excel workbook. {advice}"),
    ".ods": N_("It is an OpenDocument spreadsheet. {advice}"),
    ".azw": _KINDLE,
    ".azw3": _KINDLE,
    ".azw4": _KINDLE,
    ".kfx": _KINDLE,
    ".mobi": _KINDLE,
    ".prc": _KINDLE,
    ".fb2": N_("It is a FictionBook e-book. Convert it to .epub with calibre."),
    ".djvu": N_("It is a scanned book, which is only pictures. Import the document that it was made from."),
    ".tex": N_("It is LaTeX. Convert it to .docx, for example with Pandoc, and check every formula."),
    ".zip": N_("It is a zip archive. Unpack it, and import the folder with its files."),
    ".rar": N_("It is an archive. Unpack it, and import the folder with its files."),
    ".7z": N_("It is an archive. Unpack it, and import the folder with its files."),
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".gif": _PICTURE,
    ".svg": _PICTURE,
    ".webp": _PICTURE,
    ".heic": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".carrel": N_("It is a pack already. Open it in Carrel."),
}


_BEGINNINGS = (
    (b"%PDF", PDF),
    (b"{\\rtf", N_("It is an RTF file. Open it in Word or LibreOffice and save it as .docx.")),
    (
        b"\xd0\xcf\x11\xe0",
        N_("It is an old Word, Excel or PowerPoint file. Open it in Word or LibreOffice and save it as .docx."),
    ),
    (
        b"PK\x03\x04",
        N_("It is an archive or a document of another program. Its name must end as its program saves it."),
    ),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"SQLite format 3", N_("It is a database or a pack. If it is a pack, open it in Carrel.")),
)


def sentence_on_content(data: bytes) -> str:
    """What to do with a file that is not the text that its name says; empty if it may be text."""
    if not data.strip():
        return _("It is empty.")
    return next((_(sentence) for beginning, sentence in _BEGINNINGS if data.startswith(beginning)), "")


def sentence_on(path: Path) -> str:
    """What to do with this file; empty if its ending is not known."""
    sentence = _SENTENCES.get(path.suffix.casefold(), "")
    return _(sentence, advice=_(_TABLE))
