"""The encoding of a page is the one that it names, unless its bytes are clearly in another one."""

from __future__ import annotations

import pytest

from reader.library.importing.html.charset import page_text, web_encoding
from reader.library.importing.imported import ImportFailed
from reader.library.importing.report import ImportReport

NAMED = {
    "windows-1250": "Dávka: 5 mg, člověk ľúbi",
    "windows-1251": "Доза 5 мг",
    "windows-1252": "Über 5 µg – “täglich”",
    "windows-1253": "Δόση 5",
    "windows-1254": "Günde 5 mg, ışık",
    "windows-1255": "מינון 5",
    "windows-1256": "جرعة 5",
    "windows-1257": "Devų 5 mg, šiandien",
    "windows-1258": "liêu 5 đ",
    "iso-8859-2": "Dávka člověk 5",
    "iso-8859-5": "Доза 5",
    "iso-8859-7": "Δόση 5",
    "iso-8859-8-i": "מינון 5",
    "iso-8859-15": "5 € œuvre",
    "koi8-r": "Доза 5 мг",
    "koi8-u": "Доза 5 їжа",
    "ibm866": "Доза 5",
    "tis-620": "ขนาด 5",
    "shift_jis": "用量 5 ミリ",
    "euc-jp": "用量 5 ミリ",
    "iso-2022-jp": "用量 5 ミリ",
    "gb2312": "剂量 5 毫克",
    "gbk": "劑量 5 毫克",
    "gb18030": "剂量 5 毫克 𠀀",
    "big5": "劑量 5 毫克",
    "euc-kr": "용량 5",
    "ks_c_5601-1987": "용량 5",
    "macintosh": "Über 5",
}


@pytest.mark.parametrize(("name", "text"), NAMED.items(), ids=NAMED)
@pytest.mark.parametrize(
    "page",
    ['<meta charset="{0}"><p>{1}', "<meta http-equiv=Content-Type content='text/html; charset={0}'><p>{1}"],
    ids=["short", "long"],
)
def test_encodings_of_the_web(page, name, text) -> None:
    source = page.format(name, text)
    report = ImportReport()
    assert page_text(source.encode(web_encoding(name)), report) == source
    assert report.finish() == ()


OTHERS = {
    "one accent, not named": ("<p>5 mg à midi".encode("cp1252"), "<p>5 mg à midi"),
    "one accent, named wrongly": ("<meta charset=utf-8><p>5 mg à".encode("cp1252"), "<meta charset=utf-8><p>5 mg à"),
    "mark": ("\ufeff<meta charset=koi8-r>é5".encode(), "<meta charset=koi8-r>é5"),
    "UTF-16 with a mark": (b"\xff\xfe" + "<p>é5".encode("utf-16-le"), "<p>é5"),
    "XML": ('<?xml version="1.0" encoding="windows-1251"?><p>Доза'.encode("cp1251"), None),
    "latin-1 means Windows": (b"<meta charset=iso-8859-1>\x805 \x93a\x94", "<meta charset=iso-8859-1>€5 “a”"),
    "no name": ("<p>Doză: 5 mg é".encode(), "<p>Doză: 5 mg é"),
    "UTF-8 in spite of the name": ("<meta charset=us-ascii><p>é é é é é".encode(), None),
    "UTF-16 that is none": (b"<meta charset=utf-16><p>5 mg", "<meta charset=utf-16><p>5 mg"),
    "unknown name": ("<meta charset=x-unknown><p>é5".encode(), "<meta charset=x-unknown><p>é5"),
    "name that is no encoding": ("<meta charset=zlib_codec><p>é5".encode(), "<meta charset=zlib_codec><p>é5"),
}


@pytest.mark.parametrize(("data", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_signs_of_the_encoding(data, expected) -> None:
    text = page_text(data, ImportReport())
    assert text == expected if expected else "Доза" in text or "é é" in text or "Ã©" in text


def test_header_counts_more_than_the_page() -> None:
    assert page_text("<meta charset=utf-8>Доза".encode("koi8-r"), ImportReport(), "koi8-r").endswith("Доза")


def test_guess_is_reported() -> None:
    report = ImportReport()
    assert "täglich" in page_text("<p>Einmal täglich über Nacht für ältere Menschen".encode("cp1252"), report)
    assert [entry.what for entry in report.finish()] == ["encoding"]


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(ImportFailed, match="not a web page"):
        page_text(bytes(range(256)) * 50, ImportReport())
