"""Who made an e-book, in which language and when: what an article can say, and the rest for the report."""

from __future__ import annotations

from reader.library.authoring.language import language_problem
from reader.library.importing.epub.publication import BookFact, Publication
from reader.library.importing.guessed_language import guessed_language
from reader.library.importing.report import ImportReport
from reader.library.limits import LONGEST_LINE, MOST_NAMES

_AUTHORS = ("aut", "")
_IGNORED = (
    "cover",
    "generator",
    "rendition:",
    "ibooks:",
    "calibre:timestamp",
    "calibre:title_sort",
    "calibre:author_link",
)
_NO_AUTHORS = ("unknown", "anonymous", "various", "")
_NAMES = {"creator": "author", "contributor": "person", "identifier": "number", "rights": "notice of rights"}


def title_of(publication: Publication, stem: str) -> str:
    """The main title with its subtitle."""
    titles = [fact for fact in publication.facts if fact.name == "title" and fact.kind in ("", "main", "subtitle")]
    main = next((fact.text for fact in titles if fact.kind != "subtitle"), "")
    sub = next((fact.text for fact in titles if fact.kind == "subtitle"), "")
    shown = f"{main}: {sub}" if sub and sub.casefold() not in main.casefold() else main
    return (shown or " ".join(stem.replace("_", " ").split()) or "Untitled")[:LONGEST_LINE]


def authors_of(publication: Publication) -> tuple[str, ...]:
    people = [fact for fact in publication.facts if fact.name == "creator"]
    chosen = [fact.text for fact in people if fact.role in _AUTHORS] or [fact.text for fact in people]
    return tuple(dict.fromkeys(name for name in chosen if name.casefold() not in _NO_AUTHORS))[:MOST_NAMES]


def language_of(publication: Publication, text: str, report: ImportReport) -> str:
    for tag in publication.texts("language"):
        if not language_problem(tag.replace("_", "-")) and tag.casefold() not in ("und", "un", "zxx", "mul"):
            return tag.replace("_", "-")
    return guessed_language(text, report)


def report_facts(publication: Publication, title: str, report: ImportReport) -> None:
    """What no article says."""
    authors = authors_of(publication)
    used = {fact.text for fact in publication.facts if fact.name == "title" and fact.text in title}
    for fact in publication.facts:
        is_used = (fact.name == "title" and fact.text in used) or (fact.name == "creator" and fact.text in authors)
        if is_used or fact.name == "language" or fact.name.casefold().startswith(_IGNORED):
            continue
        name = _NAMES.get(fact.name, fact.name)
        message = f"The book says more about itself ({name}), which is not in the pack."
        report.left_out("book-data", message, _shown(fact))


def _shown(fact: BookFact) -> str:
    return f"{fact.role or fact.kind}: {fact.text}" if fact.role or fact.kind else fact.text
