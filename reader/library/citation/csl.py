"""The names that CSL, the format of references, defines: types, fields and parts of a person's name."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TYPES = _words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
)

NAMES = _words(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)

DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")

NUMBERS = _words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version "
    "volume date-parts year month day season circa parse-names static-ordering comma-suffix"
)
"""The fields whose value can be a number or a boolean. In all others, `2020` is text, such as a title."""

TEXTS = _words(
    "id type title abstract annote archive archive-place archive_collection archive_location authority call-number "
    "citation-key citation-label collection-title container-title container-title-short dimensions division DOI event "
    "event-place event-title genre ISBN ISSN jurisdiction keyword language license medium note original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references "
    "reviewed-genre reviewed-title scale source status title-short URL volume-title volume-title-short year-suffix"
)

NAME_PARTS = (
    "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle", "comma-suffix",
    "static-ordering", "parse-names",
)  # fmt: skip

OTHERS = ("custom", "categories", "printed")
