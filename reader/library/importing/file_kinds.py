"""What an author can do with a file that Carrel cannot import, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

PDF = (
    "It is a PDF, which keeps only the look of a text. Import the document that it was made from; "
    "otherwise open the PDF in Word, check every number, and save it as .docx."
)
_WORD = "Open it in Word or LibreOffice and save it as .docx."
_KINDLE = "It is an e-book for the Kindle. Convert it to .epub with calibre, or get it as .epub."
_TABLE = "Copy its text into a Word document and save that as .docx; save a table of terms as CSV UTF-8."
_PICTURE = "It is a picture. Put it into a document that says what it shows."

_SENTENCES = {
    ".pdf": PDF,
    ".doc": f"It is an old Word file (.doc). {_WORD}",
    ".docm": "It is a Word document with macros (.docm). Open it in Word and save it as .docx.",
    ".dotx": "It is a Word template (.dotx). Open it in Word and save it as .docx.",
    ".dotm": "It is a Word template with macros (.dotm). Open it in Word and save it as .docx.",
    ".epub": "Carrel cannot import e-books yet.",
    ".md": "It is Markdown. Put it into the folder articles of a content folder.",
    ".odt": f"It is an OpenDocument file. {_WORD}",
    ".ott": f"It is an OpenDocument template. {_WORD}",
    ".rtf": f"It is an RTF file. {_WORD}",
    ".wpd": f"It is a WordPerfect file. {_WORD}",
    ".pages": "It is a Pages document. Export it from Pages as Word.",
    ".numbers": f"It is a Numbers spreadsheet. {_TABLE}",
    ".key": f"It is a Keynote presentation. {_TABLE}",
    ".pptx": f"It is a PowerPoint presentation. {_TABLE}",
    ".ppt": f"It is a PowerPoint presentation. {_TABLE}",
    ".odp": f"It is an OpenDocument presentation. {_TABLE}",
    ".xlsx": f"It is an Excel workbook. {_TABLE}",
    ".xls": f"It is an Excel workbook. {_TABLE}",
    ".ods": f"It is an OpenDocument spreadsheet. {_TABLE}",
    ".azw": _KINDLE,
    ".azw3": _KINDLE,
    ".azw4": _KINDLE,
    ".kfx": _KINDLE,
    ".mobi": _KINDLE,
    ".prc": _KINDLE,
    ".fb2": "It is a FictionBook e-book. Convert it to .epub with calibre.",
    ".djvu": "It is a scanned book, which is only pictures. Import the document that it was made from.",
    ".tex": "It is LaTeX. Convert it to .docx, for example with Pandoc, and check every formula.",
    ".zip": "It is a zip archive. Unpack it, and import the folder with its files.",
    ".rar": "It is an archive. Unpack it, and import the folder with its files.",
    ".7z": "It is an archive. Unpack it, and import the folder with its files.",
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".gif": _PICTURE,
    ".svg": _PICTURE,
    ".webp": _PICTURE,
    ".heic": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".carrel": "It is a pack already. Open it in Carrel.",
}


_BEGINNINGS = (
    (b"%PDF", PDF),
    (b"{\\rtf", f"It is an RTF file. {_WORD}"),
    (b"\xd0\xcf\x11\xe0", f"It is an old Word, Excel or PowerPoint file. {_WORD}"),
    (b"PK\x03\x04", "It is an archive or a document of another program. Its name must end as its program saves it."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"SQLite format 3", "It is a database or a pack. If it is a pack, open it in Carrel."),
)


def sentence_on_content(data: bytes) -> str:
    """What to do with a file that is not the text that its name says; empty if it may be text."""
    if not data.strip():
        return "It is empty."
    return next((sentence for beginning, sentence in _BEGINNINGS if data.startswith(beginning)), "")


def sentence_on(path: Path) -> str:
    """What to do with this file; empty if its ending is not known."""
    return _SENTENCES.get(path.suffix.casefold(), "")
