"""Finds the encoding of a text file that does not name it."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
USUAL = "windows-1252"

_FREQUENT = {
    "cp1252": "äöüßéèêàáíóúñçåøæãõâîôûëïìòùÄÖÜÉÀÅØÇ€–—’‘“”„«»°²³½¼µ§£©®…•·±×¡¿",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžľĺôäöüőűăâîșțşţđŁŚŽČŠŘ–—’„”“°±",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґ–—«»№",
    "koi8-r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp866": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "iso8859-5": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1253": "αοιεστνκρπμλυςτηίάόέήώύγδθχφβωξζψ–«»",
    "cp1254": "ışğçöüİŞĞÇÖÜâîû–’“”",
    "cp1255": "יולאהרמתבשנעדקחצטפגכזסםןךףץ",
    "cp1256": "االيمنرتبدوسعهةكقفحجشصطخضذزغظءأإآىئؤ،؟",
    "cp1257": "āčēģīķļņšūžąęėįųõäöü–„”",
    "cp1258": "ăâđêôơưáàảãạéèíìóòúùĐ",
    "cp874": "าร่นกเอีงมลยวสทัิดต้ไคปแห",
    "cp437": "äöüßéèêàáíóúñçåæâîôûëïìòùÄÖÜÉÅÇ°±½¼«»",
    "mac_roman": "äöüßéèêàáíóúñçåøæãõâîôûëïìòùÄÖÜÉÅÇ–—’‘“”«»°±•…",
}
"""Characters that text in this encoding has most; of two that fit, the first one is taken."""

_EAST_ASIAN = {
    "shift_jis": "のにるたをはとでがしていすれなか。、",
    "euc_jp": "のにるたをはとでがしていすれなか。、",
    "gb18030": "的一是不了在有人这上大来和我个中地为子时，。",
    "big5": "的一是不了在有人這上大來和我個中地為子時，。",
    "euc_kr": "이다의는에을가고하지를은도로기사어자.",
}
_MOST_SCORED = 20_000
"""Characters of a long text that are enough to tell."""


_MOST_CONTROLS = 10
"""Control characters of a short text; more are not a text."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """`is_guessed` if neither a mark at the beginning nor the bytes themselves prove the encoding."""

    text: str
    encoding: str
    is_guessed: bool = False


def decoded(data: bytes) -> DecodedText | None:
    """None if it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return DecodedText(data[len(mark) :].decode(encoding, "replace"), encoding)
    if wide := _wide(data):
        return DecodedText(data.decode(wide, "replace"), wide, is_guessed=True)
    if b"\0" in data[:4_096] or _controls(data) > max(_MOST_CONTROLS, len(data) // 50):
        return None
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if text := _nearly_utf8(data):
        return DecodedText(text, "utf-8", is_guessed=True)
    encoding = max(_scores(data), default=(0.0, "cp1252"))[1]
    text = data.decode(encoding, "replace") if encoding != "cp1252" else _windows_text(data)
    return DecodedText(text, _NAMES.get(encoding, encoding), is_guessed=True)


_NAMES = {f"cp{number}": f"windows-{number}" for number in (1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)}


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: half of the bytes of most scripts are small."""
    sample = data[:4_000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half // 3 and even < half // 20 + 1:
        return "utf-16-le"
    return "utf-16-be" if even > half // 3 and odd < half // 20 + 1 else ""


def _controls(data: bytes) -> int:
    return sum(data.count(bytes([code])) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))


def _nearly_utf8(data: bytes) -> str:
    """A file that two programs have written to: single wrong bytes in UTF-8 are read as Windows would."""
    parts: list[str] = []
    at = wrong = 0
    while at < len(data):
        try:
            parts.append(data[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            wrong += 1
            if wrong > 200:
                return ""
            good = data[at : at + error.start]
            parts += [good.decode("utf-8"), _windows_text(data[at + error.start : at + error.start + 1])]
            at += error.start + 1
    text = "".join(parts)
    return text if sum(not sign.isascii() for sign in text) > 3 * wrong else ""


def _windows_text(data: bytes) -> str:
    """Five bytes have no character in windows-1252."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([code]).decode("cp1252", "replace") for code in data)


def _scores(data: bytes) -> Iterator[tuple[float, str]]:
    sample = _around_high_bytes(data)
    best = len(_FREQUENT)
    for number, (encoding, frequent) in enumerate(_FREQUENT.items()):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            if encoding != "cp1252":
                continue
            text = _windows_text(sample)
        yield _score(text, frequent) + (best - number) / 1_000 + 0.05 * (encoding == "cp1252"), encoding
    for encoding, frequent in _EAST_ASIAN.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        high = [sign for sign in text[: 2 * _MOST_SCORED] if not sign.isascii()]
        if len(high) >= 8:
            share = sum(sign in frequent for sign in high) / len(high)
            yield 10 * share - (0.5 if share < 0.05 else 0) - _strange(high), encoding


def _around_high_bytes(data: bytes) -> bytes:
    """The lines that are not ASCII."""
    lines: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _MOST_SCORED:
                break
    return b"\n".join(lines)[: 4 * _MOST_SCORED]


def _score(text: str, frequent: str) -> float:
    """How likely the text is, for each of its characters beyond ASCII."""
    score, count, before = 0.0, 0, " "
    for number, sign in enumerate(text):
        if not sign.isascii():
            count += 1
            after = text[number + 1] if number + 1 < len(text) else " "
            score += _likely(before, sign, after, frequent)
        before = sign
    return score / count if count else 0.0


def _likely(before: str, sign: str, after: str, frequent: str) -> float:
    kind = unicodedata.category(sign)
    score = 2.0 if sign in frequent else 0.0
    if kind == "Cc":
        return -6.0
    if kind[0] in "LM":
        neighbours = [each for each in (before, after) if each.isalpha()]
        if sign.isupper() and before.islower():
            score -= 4
        if any(_is_latin(each) != _is_latin(sign) for each in neighbours):
            score -= 2
        if len(neighbours) == 2 and _is_latin(sign) and not any(map(str.isascii, neighbours)):
            score -= 2  # in a language with Latin letters, few words have three beyond ASCII in a row
        return score + (1 if neighbours else -0.5)
    if kind in ("Pi", "Pf", "Pd", "Po") or sign in "°€£±×½¼µ§":
        return 1.5 * score
    return score - 1.5


def _is_latin(sign: str) -> bool:
    return sign.isascii() or "LATIN" in unicodedata.name(sign, "")


def _strange(high: list[str]) -> float:
    """Private characters, and half-width kana, which are what other bytes look like."""
    strange = sum(unicodedata.category(sign) in ("Co", "Cn", "Cc") or "\uff61" <= sign <= "\uff9f" for sign in high)
    return 10 * strange / len(high)
