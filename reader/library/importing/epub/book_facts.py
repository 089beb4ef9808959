"""Who made an e-book, in which language and when: what an article can say, and the rest for the report."""

from __future__ import annotations

from reader.library.authoring.dates import iso_date
from reader.library.authoring.frontmatter import is_web_address
from reader.library.authoring.language import language_problem
from reader.library.importing.epub.publication import BookFact, Publication
from reader.library.importing.guessed_language import guessed_language
from reader.library.importing.imported import ImportedWork
from reader.library.importing.report import ImportReport
from reader.library.limits import LONGEST_LINE, MOST_NAMES
from reader.translation import _, pgettext

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
_PUBLISHED = ("publication", "original-publication", "")


def title_of(publication: Publication, stem: str) -> str:
    """The main title with its subtitle."""
    titles = [fact for fact in publication.facts if fact.name == "title" and fact.kind in ("", "main", "subtitle")]
    main = next((fact.text for fact in titles if fact.kind != "subtitle"), "")
    sub = next((fact.text for fact in titles if fact.kind == "subtitle"), "")
    shown = f"{main}: {sub}" if sub and sub.casefold() not in main.casefold() else main
    return (shown or " ".join(stem.replace("_", " ").split()))[:LONGEST_LINE]


def authors_of(publication: Publication) -> tuple[str, ...]:
    people = [fact for fact in publication.facts if fact.name == "creator"]
    chosen = [fact.text for fact in people if fact.role in _AUTHORS] or [fact.text for fact in people]
    return tuple(dict.fromkeys(name for name in chosen if name.casefold() not in _NO_AUTHORS))[:MOST_NAMES]


def language_of(publication: Publication, text: str, report: ImportReport) -> str:
    for tag in publication.texts("language"):
        if not language_problem(tag.replace("_", "-")) and tag.casefold() not in ("und", "un", "zxx", "mul"):
            return tag.replace("_", "-")
    return guessed_language(text, report)


def work_of(publication: Publication, title: str) -> ImportedWork | None:
    """The book as what its articles are based on; None if it says no more than its title."""
    publisher = publication.first("publisher")[:LONGEST_LINE]
    dates = [fact.text for fact in publication.facts if fact.name == "date" and fact.kind in _PUBLISHED]
    date = next(filter(None, (iso_date(text[:10]) for text in dates)), "")
    if not publisher and not date:
        return None
    addresses = (text for name in ("source", "identifier") for text in publication.texts(name))
    return ImportedWork(title, publisher, date, next(filter(is_web_address, addresses), ""))


def report_facts(publication: Publication, title: str, work: ImportedWork | None, report: ImportReport) -> None:
    """What no article says."""
    used = {*authors_of(publication), *((work.publisher, work.date, work.url) if work else ())}
    used |= {fact.text for fact in publication.facts if fact.name == "title" and fact.text in title}
    others = []
    names = _names_of_facts()
    for fact in publication.facts:
        if fact.text in used or fact.name == "language" or fact.name.casefold().startswith(_IGNORED):
            continue
        if name := names.get(fact.name):
            message = _("The book says more about itself ({name}), which is not in the pack.", name=name)
            report.left_out("book-data", message, _shown(fact))
        else:
            others.append(f"{fact.name}: {_shown(fact)}")
    if others:
        report.left_out("book-data", _("The book says more about itself, which is not in the pack."), "; ".join(others))


def _shown(fact: BookFact) -> str:
    return f"{fact.role or fact.kind}: {fact.text}" if fact.role or fact.kind else fact.text


def _names_of_facts() -> dict[str, str]:
    """In the language of the interface, by the names in the file."""
    return {
        "creator": pgettext("what an e-book says about itself", "author"),
        "contributor": pgettext("what an e-book says about itself", "person"),
        "identifier": pgettext("what an e-book says about itself", "number"),
        "rights": pgettext("what an e-book says about itself", "rights"),
        "date": pgettext("what an e-book says about itself", "date"),
        "description": pgettext("what an e-book says about itself", "summary"),
        "title": pgettext("what an e-book says about itself", "title"),
        "publisher": pgettext("what an e-book says about itself", "publisher"),
        "source": pgettext("what an e-book says about itself", "source"),
        "belongs-to-collection": pgettext("what an e-book says about itself", "series"),
    }
