"""The text of a page, by the encoding that it names: mark, header, XML declaration or <meta>, else by its bytes."""

from __future__ import annotations

import codecs
import re

from reader.library.importing.html.tree import MAX_CHARACTERS
from reader.library.importing.imported import ImportFailed
from reader.library.importing.plain_text.encodings import decoded
from reader.library.importing.report import ImportReport
from reader.translation import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_HEAD = 8_192
"""Bytes in which an encoding is looked for; browsers look in 1,024."""

_SAME_ON_THE_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "cp950",
    "euc_kr": "cp949",
}
"""What pages mean by these names, as the WHATWG Encoding Standard says."""

_NAMES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "x-gbk": "gb18030",
    "x-x-big5": "cp950",
    "big5-hkscs": "cp950",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "unicode": "utf-16",
    "utf8": "utf-8",
    "x-user-defined": "cp1252",
}
_ON_THE_WEB = frozenset(
    [
        *("utf_8", "utf_16", "utf_16_le", "utf_16_be", "cp866", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic"),
        *(f"cp{number}" for number in (874, 932, 949, *range(1250, 1259))),
        *(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("gb18030", "cp950", "euc_jp", "iso2022_jp"),
    ]
)


def page_text(data: bytes, report: ImportReport, header: str = "") -> str:
    """`header` is the encoding that came with the bytes, which counts more than what they say. Raises ImportFailed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), report)
    if not header and _is_utf8_in_spite_of_its_name(data):
        message = _("The page names another encoding than UTF-8, which it is in: check letters with accents.")
        report.guessed("encoding", message)
        return _checked(data.decode("utf-8"), report)
    for name in (header, _named(_XML, data), _named(_META, data)):
        encoding = web_encoding(name)
        # A page that can be read by its <meta> is not in UTF-16, whatever that says.
        if encoding.startswith("utf-16") and b"<" in data[:1_000].replace(b"<\0", b"").replace(b"\0<", b""):
            encoding = "utf-8"
        if encoding and (text := _decoded(data, encoding)) is not None:
            return _checked(text, report)
    if (text := _decoded(data, "utf-8")) is not None:
        return _checked(text, report)
    found = decoded(data)
    if found is None:
        raise ImportFailed(_("It is not a web page."))
    if found.is_guessed:
        message = _(
            "The page does not say its encoding. It was read as {encoding}: check letters with accents.",
            encoding=found.encoding,
        )
        report.guessed("encoding", message)
    return _checked(found.text, report)


def web_encoding(name: str) -> str:
    """Python's name of an encoding that pages may have; empty for all others."""
    name = name.strip().strip("\"'").lower()
    try:
        known = _NAMES.get(name) or codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    known = _SAME_ON_THE_WEB.get(known, known)
    return known if known.replace("-", "_") in _ON_THE_WEB else ""


def _is_utf8_in_spite_of_its_name(data: bytes) -> bool:
    """Text in another encoding is no UTF-8 but by chance, once it has several letters beyond ASCII."""
    name = web_encoding(_named(_XML, data) or _named(_META, data))
    if not name or name.startswith(("utf", "iso2022")) or data.isascii():
        return False
    text = _decoded(data, "utf-8")
    return text is not None and "\ufffd" not in text and sum(not sign.isascii() for sign in text[:200_000]) >= 2


def _named(pattern: re.Pattern[bytes], data: bytes) -> str:
    found = pattern.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else ""


def _decoded(data: bytes, encoding: str) -> str | None:
    """None if these bytes are clearly not in this encoding: then the page names a wrong one."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    wrong = text.count("\ufffd")
    # Where a few accents are all that there is, and none of them is in UTF-8, the page is in another encoding.
    if encoding == "utf-8" and sum(not sign.isascii() for sign in text) < 2 * wrong:
        return None
    return text if wrong <= max(3, len(text) // 2_000) else None


def _checked(text: str, report: ImportReport) -> str:
    if len(text) > MAX_CHARACTERS:
        raise ImportFailed(_("It is larger than a web page can be. Divide it into several pages."))
    if "\ufffd" in text:
        message = _("Some bytes are no characters in the encoding of the page. � stands for each of them.")
        report.left_out("encoding", message)
    return text
