"""The sources that Word itself keeps in a file, as CSL items."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import every

_TYPES = {
    "journalarticle": "article-journal", "articleinaperiodical": "article-magazine", "book": "book",
    "booksection": "chapter", "conferenceproceedings": "paper-conference", "report": "report",
    "internetsite": "webpage", "documentfrominternetsite": "webpage", "electronicsource": "document",
    "art": "graphic", "soundrecording": "song", "performance": "performance", "film": "motion_picture",
    "interview": "interview", "patent": "patent", "case": "legal_case", "misc": "document",
}  # fmt: skip

_FIELDS = {
    "Title": "title", "Volume": "volume", "Issue": "issue", "Pages": "page", "Publisher": "publisher",
    "City": "publisher-place", "Edition": "edition", "URL": "URL", "DOI": "DOI", "Comments": "note",
    "ShortTitle": "title-short", "NumberVolumes": "number-of-volumes", "ChapterNumber": "chapter-number",
    "Medium": "medium", "PatentNumber": "number", "CaseNumber": "number", "ThesisType": "genre", "Version": "version",
    "StandardNumber": "ISBN", "Court": "authority", "Station": "publisher", "ProductionCompany": "publisher",
    "Institution": "publisher", "Department": "division",
}  # fmt: skip
_CONTAINERS = (
    *("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName"),
    *("InternetSiteTitle", "AlbumTitle", "PublicationTitle"),
)
_NAMES = {
    "Author": "author", "BookAuthor": "container-author", "Editor": "editor", "Translator": "translator",
    "Compiler": "compiler", "Director": "director", "Interviewee": "author", "Interviewer": "interviewer",
    "Inventor": "author", "Artist": "author", "Composer": "composer", "Performer": "performer", "Writer": "author",
    "Conductor": "performer", "Counsel": "contributor", "ProducerName": "producer",
}  # fmt: skip


def word_sources(root: Element) -> dict[str, dict[str, Any]]:
    """CSL items by their tag in small letters."""
    return {_text(source, "Tag").casefold(): _csl(source) for source in every(root, "b:Source") if _text(source, "Tag")}


def _csl(source: Element) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(_text(source, "SourceType").casefold(), "document")}
    for name, field in _FIELDS.items():
        if text := _text(source, name):
            item.setdefault(field, text)
    if item["type"].startswith("article") and "ISBN" in item:
        item["ISSN"] = item.pop("ISBN")
    container = next(filter(None, (_text(source, name) for name in _CONTAINERS)), "")
    if container:
        item["container-title"] = container
    authors = source.find("b:Author")
    for people in authors if authors is not None else ():
        field = _NAMES.get(people.tag.removeprefix("b:"), "contributor")
        names = _people(people)
        if names:
            item.setdefault(field, []).extend(names)
    for prefix, field in (("", "issued"), ("Accessed", "accessed")):
        parts = [_text(source, f"{name}{prefix}") for name in ("Day", "Month", "Year")]
        text = " ".join(filter(None, parts))
        if text:
            item[field] = {"raw": text} if not text.isdecimal() else text
            number = [part for part in reversed(parts) if part]
            if parts[2].isdecimal() and all(part.isdecimal() for part in number):
                item[field] = {"date-parts": [[int(part[:4]) for part in number]]}
            elif any(parts[:2]):
                item[field] = text
    return item


def _people(people: Element) -> list[dict[str, str]]:
    names = [{"literal": corporate} for each in every(people, "b:Corporate") if (corporate := _own(each))]
    for person in every(people, "b:NameList/b:Person"):
        given = " ".join(filter(None, (_text(person, "First"), _text(person, "Middle"))))
        family = _text(person, "Last")
        parts = {"family": family, "given": given} if family else {"literal": given}
        names.append({part: text for part, text in parts.items() if text})
    return [name for name in names if name]


def _text(element: Element, name: str) -> str:
    found = element.find(f"b:{name}")
    return _own(found) if found is not None else ""


def _own(element: Element) -> str:
    return " ".join((element.text or "").split())
